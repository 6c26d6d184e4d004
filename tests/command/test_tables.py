"""From text to rows: delimiters, quotation marks, titles, blank lines, bounds."""

import pytest

from cairn.command import tables
from cairn.command.columns import Sheet
from cairn.command.faults import Findings, Unreadable, Weight
from cairn.command.tables import Table, read_table


def table(text: str, findings: Findings | None = None) -> Table:
    return read_table(text.encode(), "a.csv", Sheet.MENTORS, findings or Findings())


def cells(text: str) -> list[list[str]]:
    return [row.cells for row in table(text).rows]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_delimiter_is_found_out(delimiter: str):
    text = 'Name,Skills,Seats\nAda,"a,b;c\td|e",2\n'.replace(",", delimiter)
    text = text.replace(f"a{delimiter}b", "a,b")
    found = table(text)
    assert found.delimiter == delimiter
    assert found.rows[0].cells[0] == "Ada"
    assert found.rows[0].cells[2] == "2"


def test_the_delimiter_is_the_one_that_makes_headers_known():
    assert table("Name;Skills, as you like;Seats\nAda;x;1\n").delimiter == ";"


def test_a_line_that_names_the_delimiter_is_believed():
    found = table("sep=|\nName|Skills\nAda, the first|x")
    assert found.delimiter == "|"
    assert (found.header.line, found.rows[0].line) == (2, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(end: str):
    assert cells(f'Name,Skills{end}Ada,"x{end}y"{end}Lin,z') == [
        ["Ada", "x\ny"],
        ["Lin", "z"],
    ]


def test_lines_are_counted_as_an_editor_counts_them():
    found = table('Title\n\nName,Skills\nAda,"one\ntwo"\n\nLin,x\n')
    assert (found.header.line, [row.line for row in found.rows]) == (3, [4, 7])


def test_titles_and_blank_lines_above_the_header_are_passed_over():
    assert cells("Autumn round\n,,\nAbout you,,Your help\nName,E-mail,Skills\nAda,a@x,y\n") == [
        ["Ada", "a@x", "y"]
    ]


def test_a_header_that_comes_again_is_no_person():
    assert cells("Name,Skills\nAda,x\nName,Skills\nLin,y\n") == [["Ada", "x"], ["Lin", "y"]]


def test_short_rows_are_filled_and_long_ones_told():
    findings = Findings()
    found = table("Name,Skills,Seats\nAda,x\nLin,y,1,surplus\nNoor,z,1,,\n", findings)
    assert [row.cells for row in found.rows] == [
        ["Ada", "x", ""],
        ["Lin", "y", "1"],
        ["Noor", "z", "1"],
    ]
    (warning,) = findings[Weight.WARNING]
    assert (warning.line, '"surplus"' in warning.said) == (3, True)


def test_marks_inside_a_cell_are_its_own():
    assert cells('Name,Skills\nAda,5" pipes\nLin,"say ""hi"""\n') == [
        ["Ada", '5" pipes'],
        ["Lin", 'say "hi"'],
    ]


def test_signs_that_nobody_sees_are_taken_out():
    assert cells("Name,Skills\nA\x1b[31mda\u202e,x\u200by\n") == [["A[31mda", "x\u200by"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (" \n\n", "is empty"),
        ("colour,shape\nred,round\n", "no header that is known"),
        ('Name,Skills\nAda,"never closed\nLin,x\n', "line 2: a quotation mark"),
        ('Name,Skills\nAda,"', "line 2: a quotation mark"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(text: str, said: str):
    with pytest.raises(Unreadable, match=said):
        table(text)


def test_a_row_as_the_end_is_marked_is_a_row():
    assert cells(f"Name\n{tables.END}\nLin\n") == [["end"], ["Lin"]]


BOUNDS = [
    ("MOST_ROWS", 2, "Name\na\nb\nc\n", "more than 2 rows"),
    ("MOST_COLUMNS", 2, "Name,Skills\na,b,c\n", "line 2: has more than 2 cells"),
    ("MOST_LETTERS", 20, "Name,Skills\na,bbbbbbbbbbbbbbbbbbbbbb\n", "line 2: is longer than 20"),
    ("MOST_LINES", 3, 'Name,Skills\na,"1\n2\n3\n4\n5\n6"\n', "line 2: a quotation mark"),
]


@pytest.mark.parametrize(("bound", "value", "text", "said"), BOUNDS)
def test_bounds_are_named(
    bound: str, value: int, text: str, said: str, monkeypatch: pytest.MonkeyPatch
):
    table(text)
    monkeypatch.setattr(tables, bound, value)
    with pytest.raises(Unreadable, match=said):
        table(text)


def test_the_largest_cell_that_is_allowed_is_within_what_csv_allows():
    row = "Ada," + "x" * (tables.MOST_LETTERS - 5)
    assert len(cells(f"Name,Skills\n{row}\n")[0][1]) == tables.MOST_LETTERS - 5
