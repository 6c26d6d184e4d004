"""Numbers, times, levels and answers as people write them."""

import pytest

from cairn.command.cells import Unclear, level, minutes, stage_after, whole, yes


@pytest.mark.parametrize(("text", "expected"), [("2", 2), (" 3 ", 3), ("2.0", 2), ("0", 0)])
def test_a_whole_number(text: str, expected: int):
    assert whole(text, 0, 100) == expected


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("two", "is not a whole number"),
        ("2,5", "is not a whole number"),
        ("", "is not a whole number"),
        ("-1", "is not a whole number"),
        ("101", "is not between 0 and 100"),
        ("1" * 30, "is too long for a number"),
    ],
)
def test_what_is_no_whole_number(text: str, said: str):
    with pytest.raises(Unclear, match=said):
        whole(text, 0, 100)


@pytest.mark.parametrize(
    ("text", "header", "unit", "expected"),
    [
        ("60", "", 1, 60),
        ("2", "", 60, 120),
        ("1,5", "", 60, 90),
        ("1.5 h", "", 1, 90),
        ("1,5 Stunden", "", 1, 90),
        ("90 min", "", 60, 90),
        ("1 h 30 min", "", 1, 90),
        ("~1 hour", "", 1, 60),
        ("1-2 hours", "", 1, 60),
        ("30–60 minutes", "", 1, 30),
        ("half an hour", "", 1, 30),
        ("an hour (twice if needed)", "", 1, 60),
        ("1 hour per week", "", 1, 240),
        ("1", "Hours per week", 60, 240),
        ("1 h every other week", "", 1, 120),
    ],
)
def test_time_a_month(text: str, header: str, unit: int, expected: int):
    assert minutes(text, header, unit) == expected


@pytest.mark.parametrize("text", ["whenever", "", "0", "600 hours", "99999999999 h", "0,001 h"])
def test_what_is_no_time(text: str):
    with pytest.raises(Unclear):
        minutes(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("beginner", 1),
        ("Basic", 2),
        ("intermedaite", 3),
        ("ADVANCED", 4),
        ("expert", 5),
        ("4", 4),
        ("3,5", 4),
        ("2.4", 2),
        ("8/10", 4),
        ("3 of 5", 3),
        ("80 %", 4),
        ("1%", 1),
        ("100%", 5),
    ],
)
def test_a_level(text: str, expected: int):
    assert level(text) == expected


@pytest.mark.parametrize("text", ["0", "6", "11/10", "120 %", "4/0", "purple", ""])
def test_what_is_no_level(text: str):
    with pytest.raises(Unclear):
        level(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("yes", True), ("Ja", True), ("✓", True), ("x", True), ("no", False), ("Paused", False)],
)
def test_an_answer(text: str, expected: bool):
    assert yes(text) is expected


def test_what_is_no_answer():
    with pytest.raises(Unclear, match="neither yes nor no"):
        yes("perhaps")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("0", 1), ("0,5", 1), ("1 year", 2), ("4", 3), ("10-12 years", 4), ("30+", 5)],
)
def test_years_stand_for_a_stage(text: str, expected: int):
    assert stage_after(text) == expected


def test_a_stage_needs_years():
    with pytest.raises(Unclear):
        stage_after("many")
