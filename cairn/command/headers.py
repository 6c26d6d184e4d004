"""How a header is recognised: by its words, but for slips, or by a telling phrase inside it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from cairn.command.columns import COLUMNS, Sheet, columns_of
from cairn.engine.skillnames import MAX_EDITS, fold, is_slip, joined

IGNORED = "ignore"
"""What a user says a header means when it means nothing."""
Told = Mapping[str, str]
"""Folded headers that the user has explained → the keys of columns."""
NOTHING_TOLD: Told = MappingProxyType({})

LONGEST = 200
IN_ROUND = re.compile(r"\([^()]*\)")
IN_SQUARE = re.compile(r"\[([^\[\]]*)\]\s*$")
QUESTION = re.compile(r"\s*(?:values?|question|interest)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
TELLING = frozenset(
    fold(word)
    for word in ("Languages", "Timezone", "Industry", "Sprachen", "Zeitzone", "Langues", "Idiomas")
)
"""Single words that tell what a longer header is about; other phrases have two words or more."""


class Meaning(NamedTuple):
    """What a header means: the column, whether that is certain, and what stands in brackets."""

    key: str
    sure: bool = True
    item: str = ""


def meaning(
    sheet: Sheet, header: str, told: Told = NOTHING_TOLD, *, guess: bool = True
) -> Meaning | None:
    """Return what a header of this sheet means, or None; without `guess` only what is certain."""
    header = header[:LONGEST]
    key = told.get(fold(header)) if told else None
    if key is not None:
        return Meaning(key) if key != IGNORED else None
    return _certain(sheet, header) or (_guessed(sheet, header) if guess else None)


@lru_cache(maxsize=20_000)
def _certain(sheet: Sheet, header: str) -> Meaning | None:
    names = _names(sheet)
    if (question := QUESTION.fullmatch(header)) and sheet is not Sheet.PAIRS:
        return Meaning("value", item=question.group(1).strip())
    asked, item = _parted(header)
    for text in dict.fromkeys(_readings(asked)):
        if key := names.get(joined(fold(text))):
            return Meaning(key, item=item)
    return None


@lru_cache(maxsize=5000)
def _guessed(sheet: Sheet, header: str) -> Meaning | None:
    asked, item = _parted(header)
    typed = fold(asked)
    key = _alone(_slips(sheet, typed)) or _alone(_inside(sheet, typed))
    return Meaning(key, sure=False, item=item) if key else None


def _parted(header: str) -> tuple[str, str]:
    """A header and what it says in square brackets at its end: one line of a grid."""
    square = IN_SQUARE.search(header)
    return (header[: square.start()], square.group(1).strip()) if square else (header, "")


@lru_cache(maxsize=5000)
def nearest(sheet: Sheet, header: str) -> str | None:
    """Return the title of a column that an unknown header may have meant."""
    words = set(fold(header[:LONGEST]).split())
    shared = [(len(words & set(name.split())), key) for name, key in _phrases(sheet)]
    most, best = max(shared, key=itemgetter(0))
    return COLUMNS[best].title if most > 1 else None


@cache
def _names(sheet: Sheet) -> Mapping[str, str]:
    """Every name of a column, folded and without spaces → its key."""
    return {joined(fold(name)): one.key for one in columns_of(sheet) for name in one.headers}


@cache
def _phrases(sheet: Sheet) -> tuple[tuple[str, str], ...]:
    """Every folded name of a column, with its key."""
    return tuple((fold(name), one.key) for one in columns_of(sheet) for name in one.headers)


def _readings(header: str) -> Iterator[str]:
    """A header in full, without what it says in brackets, and up to its question mark."""
    yield header
    plain = IN_ROUND.sub(" ", header)
    yield plain
    yield plain.split("?")[0]


def _slips(sheet: Sheet, typed: str) -> set[str]:
    """The columns of which a name is a slip away; the first letter is never one."""
    names = _beginning(sheet, 1).get(typed[:1], {})
    near = process.extract(
        typed, names.keys(), scorer=OSA.distance, score_cutoff=MAX_EDITS, limit=None
    )
    return {names[known] for known, _, _ in near if is_slip(typed, known)}


def _inside(sheet: Sheet, typed: str) -> set[str]:
    """The columns whose longest telling phrase stands in a header."""
    found = [
        (len(known), key)
        for word in set(typed.split())
        for known, key in _beginning(sheet, None).get(word, {}).items()
        if f" {known} " in f" {typed} " and (" " in known or known in TELLING)
    ]
    return {key for size, key in found if size == max(found)[0]}


@cache
def _beginning(sheet: Sheet, letters: int | None) -> Mapping[str, dict[str, str]]:
    """The phrases of a sheet by the first letters of their first word, or by the whole word."""
    begun: dict[str, dict[str, str]] = defaultdict(dict)
    for known, key in _phrases(sheet):
        begun[known.split()[0][:letters]][known] = key
    return begun


def _alone(keys: set[str]) -> str | None:
    return next(iter(keys)) if len(keys) == 1 else None
