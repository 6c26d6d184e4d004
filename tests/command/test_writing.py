"""The report as files: safe in a spreadsheet, whole in JSON, harmless in Markdown."""

import csv
import dataclasses
import io
import json
import types
import typing

import pytest

from cairn.command import report
from cairn.command.markdown import plain
from cairn.command.writing import safe

NASTY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "=HYPERLINK(1)"]


@pytest.mark.parametrize("cell", NASTY)
def test_a_cell_that_a_spreadsheet_would_run_is_held_back(cell):
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Ada", "", "1.5", "a=b", "'quoted", " "])
def test_other_cells_are_left_as_they_are(cell):
    assert safe(cell) == cell


def test_no_cell_of_a_report_is_a_formula(desk):
    head = "Name;Email;Skills\n"
    rows = "".join(f'"{cell.strip()}";{cell.strip()}@x;"{cell.strip()}"\n' for cell in NASTY[:4])
    desk.put("mentors.csv", head + rows)
    desk.put("mentees.csv", head.replace("Skills", "Goals") + rows.replace("@x", "@y"))
    desk.match("-o", desk.path("pairs.csv"))
    cells = [cell for row in read(desk) for cell in row]
    assert "'=1+1" in cells
    assert not [cell for cell in cells if cell[:1] in "=+-@" and cell]


def test_the_file_opens_in_the_spreadsheet_that_exported_the_other(desk):
    desk.match("-o", desk.path("pairs.csv"))
    assert desk.read("pairs.csv").startswith("\ufeffmentee id;mentee;")
    assert {len(row) for row in read(desk)} == {13}


def read(desk):
    text = desk.read("pairs.csv").removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_what_people_write_is_no_markdown():
    assert plain("a|b\n<img> *x* [y](z) `c`") == r"a\|b \<img\> \*x\* \[y\](z) \`c\`"


def fields(kind):
    return {field.name for field in dataclasses.fields(kind)}


def test_the_json_has_the_documented_shape(desk):
    found = json.loads(desk.match("--format", "json").out)
    fits(found, report.Report)


def fits(value, kind):
    """Assert that a value of JSON is what a class of the report says."""
    kind, *inside = bare(kind), *typing.get_args(bare(kind))
    if dataclasses.is_dataclass(kind):
        assert set(value) == fields(kind)
        for name, hint in typing.get_type_hints(kind, include_extras=True).items():
            fits(value[name], hint)
    elif typing.get_origin(kind) is list:
        for one in value:
            fits(one, inside[0])
    elif typing.get_origin(kind) is dict:
        assert {type(one) for one in value.values()} == {inside[1]}
    elif types.NoneType in inside:
        assert value is None or fits(value, inside[0]) is None
    else:
        assert type(value) is kind


def bare(kind):
    """A type without the words that document it."""
    return typing.get_args(kind)[0] if typing.get_origin(kind) is typing.Annotated else kind
