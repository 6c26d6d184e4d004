"""The words of the command line are the choices of the rest of Cairn."""

import pytest

from cairn.command import words
from cairn.command.numbering import LITERALS_FROM
from cairn.command.words import Words
from cairn.engine.skillnames import fold, joined
from cairn.matching.codes import FORMATS, LANGUAGES, industry_of
from cairn.mentoring.choices import Format
from cairn.people.choices import Importance, Industry, Language, Level, Stage
from cairn.people.models.skill import LITERAL_CODES_FROM

ALL = ["LANGUAGES", "FORMATS", "STAGES", "INDUSTRIES", "LEVELS", "IMPORTANCE", "ANSWERS", "RULES"]


@pytest.mark.parametrize("name", ALL)
def test_every_word_stands_for_one_number(name: str):
    table: Words = getattr(words, name)
    meant: dict[str, int] = {}
    for number, line in table.lines.items():
        for word in line.split("|"):
            folded = joined(fold(word))
            assert folded, word
            assert meant.setdefault(folded, number) == number, word
            assert table.number(word) == number, word


def test_languages_are_numbered_alike():
    for language, number in LANGUAGES.items():
        assert words.LANGUAGES.number(language) == number
        assert words.LANGUAGES.number(str(Language(language).label)) == number
    assert len(words.LANGUAGES.lines) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("table", "choices"),
    [
        (words.STAGES, Stage),
        (words.LEVELS, Level),
        (words.IMPORTANCE, Importance),
    ],
)
def test_choices_have_the_same_names_and_numbers(table: Words, choices: type):
    assert {number: table.name(number) for number in table.lines} == {
        value: str(label) for value, label in choices.choices
    }


def test_formats_and_industries_have_the_same_names_and_numbers():
    assert {number: str(Format(value).label) for value, number in FORMATS.items()} == {
        number: words.FORMATS.name(number) for number in words.FORMATS.lines
    }
    assert {industry_of(value): str(label) for value, label in Industry.choices} == {
        number: words.INDUSTRIES.name(number) for number in words.INDUSTRIES.lines
    }


def test_literal_skills_are_numbered_from_the_same_number():
    assert LITERALS_FROM == LITERAL_CODES_FROM


def test_a_slip_is_read_and_what_is_far_off_is_not():
    assert words.INDUSTRIES.number("Manufacturng") == 40
    assert words.INDUSTRIES.number("Alchemy") is None
    assert words.INDUSTRIES.nearest("Manufac") is None
    assert words.STAGES.nearest("Retird") == "Retired, still curious"
    assert words.STAGES.number("") is None
