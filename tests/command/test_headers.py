"""Headers as people write them."""

import pytest

from cairn.command.columns import COLUMNS, Sheet, columns_of
from cairn.command.drafts import TAKING
from cairn.command.headers import IGNORED, Meaning, meaning, nearest
from cairn.engine.skillnames import fold, joined


def key(header: str, sheet: Sheet = Sheet.MENTORS) -> str | None:
    found = meaning(sheet, header)
    return found.key if found else None


@pytest.mark.parametrize("sheet", Sheet)
def test_every_documented_header_means_its_column(sheet: Sheet):
    for column in columns_of(sheet):
        for header in column.headers:
            assert meaning(sheet, header) == Meaning(column.key), header
            assert meaning(sheet, f" {header.upper()} * ") == Meaning(column.key), header


@pytest.mark.parametrize("sheet", Sheet)
def test_no_header_means_two_columns_of_one_file(sheet: Sheet):
    meant: dict[str, str] = {}
    for column in columns_of(sheet):
        for name in column.headers:
            assert meant.setdefault(joined(fold(name)), column.key) == column.key, name


def test_every_column_of_people_is_read():
    assert {
        one.key for sheet in (Sheet.MENTORS, Sheet.MENTEES) for one in columns_of(sheet)
    } == set(TAKING)
    assert {one.key for one in columns_of(Sheet.PAIRS)} == {"mentee", "mentor", "rule"}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("What can you help with? (up to five, with your level)", "skills"),
        ("What can you help with?\nPlease name your level.", "skills"),
        ("How many mentees can you take on this autumn?", "seats"),
        ("Which languages are you comfortable in?", "languages"),
        ("Your e-mail address *", "email"),
        ("Langauges", "languages"),
        ("Idustry", "industry"),
        ("Name of your manager", None),
        ("Timestamp", None),
        ("", None),
        ("???", None),
    ],
)
def test_a_header_is_recognised_or_left_alone(header: str, expected: str | None):
    assert key(header) == expected


def test_a_guess_is_marked_as_one():
    assert meaning(Sheet.MENTORS, "Languages") == Meaning("languages", sure=True)
    assert meaning(Sheet.MENTORS, "Langauges") == Meaning("languages", sure=False)
    assert meaning(Sheet.MENTORS, "Langauges", guess=False) is None


def test_a_line_of_a_grid_names_its_item():
    assert meaning(Sheet.MENTORS, "Skills [Public Speaking]") == Meaning(
        "skills", item="Public Speaking"
    )


def test_a_question_of_values_names_itself():
    asked = "Value: how do you like to work?"
    assert meaning(Sheet.MENTEES, asked) == Meaning("value", item="how do you like to work?")
    assert key("Value: x", Sheet.PAIRS) is None


def test_what_the_user_says_counts_most():
    told = {"name": "skills", "skills": IGNORED}
    assert meaning(Sheet.MENTORS, "Name", told) == Meaning("skills")
    assert meaning(Sheet.MENTORS, "Skills", told) is None


def test_what_an_unknown_header_may_have_meant_is_said():
    assert nearest(Sheet.MENTORS, "Whole hours in a month") == "Hours per month"
    assert nearest(Sheet.MENTORS, "T-shirt") is None


def test_every_column_is_documented():
    for column in COLUMNS.values():
        assert column.says.endswith(".")
        assert column.example
