"""A score without its skills as a sum of table look-ups: for each part, a code and its worth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from cairn.engine import formula, tables
from cairn.engine.columns import Columns
from cairn.engine.tables import Ints
from cairn.engine.values import Mentee, Part

Rows: TypeAlias = Ints | slice
Codes: TypeAlias = Callable[[Columns, Rows], Ints]
Worth: TypeAlias = Callable[[Part, Ints], Ints]


@dataclass(frozen=True, slots=True)
class Term:
    """The points for each code, and how to read the codes of some rows."""

    points: Ints
    codes: Codes


def terms(mentee: Mentee, worth: Worth, *, cross_functional: bool) -> Iterator[Term]:
    """Yield what the parts beside the skills add to a score.

    `worth` turns a table of f, 0…1000, into the points that a part gives this mentee.
    """
    yield _profile(mentee, worth, cross_functional)
    yield _wishes(mentee, worth)
    if mentee.hours is not None:
        yield _overlap(mentee.hours, worth)
    if mentee.minutes is not None:
        yield _minutes(mentee.minutes, worth)
    if mentee.languages:
        yield _language(mentee.languages[0], worth)
    if any(mentee.answers):
        yield _answers(mentee.answers, worth)


def _profile(mentee: Mentee, worth: Worth, cross_functional: bool) -> Term:
    stage = worth(Part.STAGE, tables.stages(mentee.stage))
    formats = worth(Part.FORMATS, tables.formats(mentee.formats))
    industry = worth(Part.INDUSTRY, tables.industries(mentee.industry, cross_functional))
    points = stage[:, None, None] + formats[None, :, None] + industry[None, None, :]
    return Term(points.ravel(), lambda columns, rows: columns.profile[rows])


def _wishes(mentee: Mentee, worth: Worth) -> Term:
    points = worth(Part.WISHES, tables.wishes(mentee.stage, mentee.industry is not None))
    if mentee.industry is None:
        return Term(points, lambda columns, rows: columns.wishes[rows])
    industry = np.uint64(mentee.industry)

    def codes(columns: Columns, rows: Rows) -> Ints:
        met = (columns.wished_industries[rows] >> industry & np.uint64(1)).astype(np.uint16)
        return columns.wishes[rows] | met << np.uint16(8)

    return Term(points, codes)


def _overlap(hours: int, worth: Worth) -> Term:
    mask = np.uint32(hours | tables.UNKNOWN_HOURS)
    return Term(
        worth(Part.OVERLAP, tables.overlaps()),
        lambda columns, rows: np.bitwise_count(columns.hours[rows] & mask),
    )


def _minutes(sought: int, worth: Worth) -> Term:
    most = np.uint16(sought)
    return Term(
        worth(Part.MINUTES, tables.minutes(sought)),
        lambda columns, rows: np.minimum(columns.minutes[rows], most),
    )


def _language(preferred: int, worth: Worth) -> Term:
    """Tell the preferred language from another: who shares none is not listed at all."""
    bit = np.uint64(preferred)
    return Term(
        worth(Part.LANGUAGE, np.array([formula.NEUTRAL, formula.BEST], np.int32)),
        lambda columns, rows: columns.languages[rows] >> bit & np.uint64(1),
    )


def _answers(answers: tuple[int, ...], worth: Worth) -> Term:
    asked = {place: answer for place, answer in enumerate(answers) if answer}

    def codes(columns: Columns, rows: Rows) -> Ints:
        given = columns.answers[rows]
        agreed = np.zeros(given.shape, np.uint8)
        for place, answer in asked.items():
            one = given >> np.uint32(4 * place) & np.uint32(15)
            agreed += np.where(one == answer, np.uint8(2), (one == 0).astype(np.uint8))
        return agreed

    return Term(worth(Part.VALUES, tables.agreements(len(asked))), codes)
