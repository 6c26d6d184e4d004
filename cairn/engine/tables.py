"""The formula as look-up tables: every entry is computed by the reference, so they cannot differ.

A mentor is a handful of small codes, and a component is a table with a place for each code. The
functions here say which code a mentor has and what it is worth to a mentee. Nothing is invented:
each entry is what `formula` answers for a mentor with that code and nothing else.
"""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from cairn.engine import formula
from cairn.engine.values import STANDARD, WHOLE, Expertise, Goal, Mentee, Mentor, Wishes

Ints: TypeAlias = NDArray[np.integer[Any]]
Bools: TypeAlias = NDArray[np.bool_]
Word = TypeVar("Word", int, NDArray[Any])

IDLE = len(formula.FRESH)
LONGEST = IDLE - 1
"""Years idle beyond which nothing changes."""
UNKNOWN_HOURS = 3 << 24
"""Two hours beyond the day. Every mentee "shares" them, and two shared hours are worth 500, which
is what an unknown is worth."""
WISHED_INDUSTRIES = 1 << 7
MET_INDUSTRY = 1 << 8

CODES = 5 * 2 * 2 * IDLE
COVERS: Ints = np.zeros((6 * (WHOLE + 1), CODES), np.uint16)
"""c by level wanted and similarity, which `cover` turns into a row, and by expertise code."""

SOMEBODY = Mentor(0)


def expertise_code(level: Word, teach: Word, verified: Word, idle: Word) -> Word:
    """Return 0…139: level, willing to teach, verified and years idle, 0…6, in one byte."""
    code: Word = (((level - 1) * 2 + teach) * 2 + verified) * IDLE + idle
    return code


def profile_code(stage: Word, formats: Word, place: Word) -> Word:
    """Return 13 bits: career stage, formats, industry + 1; each 0 where it is unknown."""
    code: Word = stage << 10 | formats << 7 | place
    return code


def wish_code(stages: Any, industries: Any) -> Any:
    """Return a byte: the stages wished for, and in the highest bit whether industries are.

    Of two integers, or of two arrays.
    """
    return stages >> 1 | (industries > 0) * WISHED_INDUSTRIES


def answers_code(answers: tuple[int, ...]) -> int:
    """Return 32 bits: four for each answer, the first lowest."""
    return sum(answer << 4 * place for place, answer in enumerate(answers))


def _table(values: Iterable[int | None]) -> Ints:
    table = np.array([formula.NEUTRAL if f is None else f for f in values], dtype=np.int32)
    table.flags.writeable = False
    return table


@cache
def cover(wanted: int, percent: int) -> int:
    """Return the row of `COVERS` for a goal's wanted level and a similarity 0…100, filled."""
    row = wanted * (WHOLE + 1) + percent
    relations = {0: ((1, percent),)}
    goal = Goal(0, 0, wanted)
    skill = 0 if percent == WHOLE else 1
    COVERS[row] = [
        formula.coverage(goal, Expertise(skill, level, bool(teach), bool(sure), idle), relations)
        for level in range(1, 6)
        for teach in (0, 1)
        for sure in (0, 1)
        for idle in range(IDLE)
    ]
    return row


@lru_cache(maxsize=8)
def stages(stage: int | None) -> Ints:
    """Return f by the mentor's stage, 0 for unknown."""
    seeker = Mentee(0, stage=stage)
    return _table(formula.stage(seeker, replace(SOMEBODY, stage=s or None)) for s in range(8))


@lru_cache(maxsize=8)
def formats(wanted: int) -> Ints:
    """Return f by the mentor's formats, 0 for unknown."""
    seeker = Mentee(0, formats=wanted)
    return _table(formula.formats(seeker, replace(SOMEBODY, formats=m)) for m in range(8))


@lru_cache(maxsize=130)
def industries(industry: int | None, cross_functional: bool) -> Ints:
    """Return f by the mentor's industry + 1, 0 for unknown; 128 places of which 65 are used."""
    seeker = Mentee(0, industry=industry)
    weights = replace(STANDARD, cross_functional=cross_functional)
    mentors = (replace(SOMEBODY, industry=i) for i in (None, *range(64)))
    known = [formula.industry(seeker, mentor, weights) for mentor in mentors]
    return _table([*known, *[None] * 63])


@lru_cache(maxsize=16)
def wishes(stage: int | None, industry_known: bool) -> Ints:
    """Return f by wish code, + 256 where the mentee's industry is one of those wished for."""
    seeker = Mentee(0, stage=stage, industry=0 if industry_known else None)
    unmet, met = 0b10, 0b01
    asked = (
        Wishes(stages=(code & 127) << 1, industries=industries * (code >> 7))
        for industries in (unmet, met)
        for code in range(256)
    )
    return _table(formula.wishes(seeker, replace(SOMEBODY, wishes=wish)) for wish in asked)


@lru_cache(maxsize=1)
def overlaps() -> Ints:
    """Return f by the number of shared hours, up to the 24 of a day and the 2 of an unknown."""
    days = [(1 << shared) - 1 for shared in range(25)]
    known = [formula.overlap(Mentee(0, hours=day), replace(SOMEBODY, hours=day)) for day in days]
    return _table([*known, formula.BEST, formula.BEST])


@lru_cache(maxsize=64)
def minutes(sought: int) -> Ints:
    """Return f by the smaller of the mentor's minutes and those sought, 0 for unknown."""
    seeker = Mentee(0, minutes=sought)
    offers = (replace(SOMEBODY, minutes=m or None) for m in range(sought + 1))
    return _table(formula.minutes(seeker, mentor) for mentor in offers)


@lru_cache(maxsize=8)
def agreements(asked: int) -> Ints:
    """Return f by agreement 0…2 × asked: 2 for an equal answer, 1 where the mentor gave none."""
    return _table(formula.NEUTRAL * points // asked for points in range(2 * asked + 1))
