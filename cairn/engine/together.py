"""Which skills people list together more often than chance would have it.

A pair is told of when all of these hold; the numbers are counted, never estimated:

- at least `LEAST_PEOPLE` people list both, so that nobody is recognised by a pair;
- they are more than would list both if the two had nothing to do with each other, and that this
  is chance is less likely than one in ten thousand: the log-likelihood ratio G² of the table of
  two by two is at least 15.13. It is sound for rare events too, which chi-squared is not:
  T. Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
  Linguistics 19 (1993), 61-74;
- they are near each other as well, since in a large community a faint tie is certain too: both
  together, divided by the geometric mean of each alone (A. Ochiai, 1957), come to 0.3 or more.

The percent that is proposed grows with that nearness from 40 to 60: to be listed together is a
sign that one skill helps with the other, and never that they are the same.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cairn.engine.tables import Ints

LEAST_PEOPLE = 5
LEAST_SURPRISE = 15.13
LEAST_NEARNESS = 0.3
LEAST_PERCENT, MOST_PERCENT, STEP = 40, 60, 5


class Together(NamedTuple):
    """Two skills, the lower number first; how many people list both, the one, the other, or any
    skill at all; G²; and the percent that this speaks for."""

    one: int
    other: int
    both: int
    with_one: int
    with_other: int
    people: int
    surprise: float
    percent: int


def listed_together(lists: Iterable[Collection[int]]) -> list[Together]:
    """Return the pairs of `lists` (for each person the skills, 0 or more), strongest first."""
    people = [sorted(set(skills)) for skills in lists if skills]
    names, places = np.unique([s for skills in people for s in skills], return_inverse=True)
    lengths = np.fromiter(map(len, people), np.intp, len(people))
    counts = np.bincount(places, minlength=len(names))
    common = np.flatnonzero(counts >= LEAST_PEOPLE)
    found = [
        pair
        for one, fellows in _fellows(places, lengths, common, len(names))
        for pair in _pairs(one, fellows, counts, len(people), names)
    ]
    return sorted(found, key=lambda pair: (-pair.surprise, pair.one, pair.other))


def surprise(both: Ints, with_one: int, with_other: Ints, people: int) -> NDArray[np.float64]:
    """Return G² for each: twice the sum of observed × ln(observed ÷ expected) of four cells."""
    without_one, without_other = people - with_one, people - with_other
    cells = (
        (with_one, with_other, both),
        (with_one, without_other, with_one - both),
        (without_one, with_other, with_other - both),
        (without_one, without_other, without_one - with_other + both),
    )
    total = np.zeros(len(both))
    for row, column, seen in cells:
        expected = row * column / people
        ratio = np.divide(seen, expected, out=np.ones(len(both)), where=seen > 0)
        total += seen * np.log(ratio)
    return 2 * total


def _fellows(places: Ints, lengths: Ints, common: Ints, size: int) -> Iterator[tuple[int, Ints]]:
    """For each common skill, by skill how many people list both.

    `places` are the skills of all people one after the other, `lengths` how many each has.
    """
    ends = np.cumsum(lengths)
    owners = np.repeat(np.arange(len(lengths)), lengths)
    order = np.argsort(places, kind="stable")
    starts = np.searchsorted(places[order], np.arange(size + 1))
    for one in common.tolist():
        people = owners[order[starts[one] : starts[one + 1]]]
        many = lengths[people]
        before = np.cumsum(many) - many
        lines = np.repeat(ends[people] - many - before, many) + np.arange(many.sum())
        yield one, np.bincount(places[lines], minlength=size)


def _pairs(one: int, fellows: Ints, counts: Ints, people: int, names: Ints) -> Iterator[Together]:
    """The pairs of a skill with later ones that pass every test."""
    mine = int(counts[one])
    often = (fellows >= LEAST_PEOPLE) & (fellows * people > mine * counts)
    often[: one + 1] = False
    others = np.flatnonzero(often)
    both, theirs = fellows[others], counts[others]
    strength, nearness = surprise(both, mine, theirs, people), both / np.sqrt(mine * theirs)
    for at in np.flatnonzero((strength >= LEAST_SURPRISE) & (nearness >= LEAST_NEARNESS)).tolist():
        other = int(others[at])
        yield Together(
            *(int(names[one]), int(names[other]), int(both[at]), mine, int(theirs[at]), people),
            surprise=float(strength[at]),
            percent=percent_of(float(nearness[at])),
        )


def percent_of(nearness: float) -> int:
    """Return what a nearness from 0.3 to 1 speaks for: 40 to 60 percent in steps of five."""
    steps = (MOST_PERCENT - LEAST_PERCENT) // STEP
    share = (nearness - LEAST_NEARNESS) / (1 - LEAST_NEARNESS)
    return LEAST_PERCENT + STEP * round(steps * share)
