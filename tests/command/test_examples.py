"""The files in examples/ are what their generator writes, and the report is what comes of them."""

import csv
import io

import pytest

from cairn.command.columns import Sheet
from cairn.command.decoding import load
from cairn.command.faults import Findings, Weight
from cairn.command.main import main
from cairn.command.people import read_people
from cairn.command.tables import read_table
from tools.examples import EXAMPLES, files

HOW_TO = EXAMPLES.parent / "docs" / "how-to" / "match-a-cohort-from-a-spreadsheet.md"
FILES = [
    *(str(EXAMPLES / name) for name in ("mentors.csv", "mentees.csv")),
    *("--pairs", str(EXAMPLES / "pairs.csv"), "--weights", str(EXAMPLES / "weights.toml")),
    *("--on", "2026-10-01"),
]


def read(name: str) -> str:
    return (EXAMPLES / name).read_bytes().decode()


def test_the_files_are_those_of_the_generator():
    for name, text in files().items():
        assert read(name) == text, "run make examples"


@pytest.mark.parametrize(("sheet", "many"), [(Sheet.MENTORS, 240), (Sheet.MENTEES, 640)])
def test_there_are_people_enough_to_learn_from(sheet: Sheet, many: int):
    findings, name = Findings(), f"{sheet}.csv"
    people = read_people(read_table(load(EXAMPLES / name), name, sheet, findings), sheet, findings)
    assert len(people) == many
    assert findings.count(Weight.WARNING) > 2
    assert not findings.count(Weight.ERROR)


def test_the_reports_are_those_that_the_how_to_shows(tmp_path):
    written = [tmp_path / "report.md", tmp_path / "matches.csv"]
    assert main(["match", *FILES, "-o", str(written[0]), "-o", str(written[1])]) == 0
    for path in written:
        assert path.read_bytes().decode() == read(path.name), "run make examples"


def test_settled_pairs_and_seats_hold_in_the_report():
    rows = list(csv.DictReader(io.StringIO(read("matches.csv").removeprefix("\ufeff"))))
    assert len(rows) == 640
    assert sum(row["status"] == "settled" for row in rows) == 7
    pairs = {(row["mentee"], row["mentor e-mail"]) for row in rows}
    for rule in csv.DictReader(io.StringIO(read("pairs.csv"))):
        held = (rule["Mentee"], rule["Mentor"]) in pairs
        assert held == (rule["Rule"] != "never")


SHOWN = {
    "--explain": ["Otieno Odhiambo", "isla.17@post.example"],
    "--why-not": ["Olive Rewi", "anton.229@post.example"],
}


@pytest.mark.parametrize("asked", SHOWN)
def test_the_how_to_shows_what_the_command_says(asked: str, capsys):
    assert main(["match", *FILES, asked, *SHOWN[asked]]) == 0
    said = capsys.readouterr().out
    assert f"```\n{said}```" in HOW_TO.read_text(encoding="utf-8")


def test_the_how_to_shows_the_figures_of_the_report():
    shown = HOW_TO.read_text(encoding="utf-8").replace("\n> ", "\n")
    figures = [line for line in read("report.md").splitlines()[2:20] if line.startswith("| ")]
    assert len(figures) == 5
    for line in figures:
        assert line in shown
