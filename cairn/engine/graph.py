"""Who may be paired with whom, as arrays: what the solvers of a cohort read.

Mentees are numbered 0…n−1 and mentors 0…m−1, both in ascending order of their ids.
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.tables import Bools, Ints


class Graph(NamedTuple):
    """Candidates, listed twice: mentee by mentee, and mentor by mentor.

    The candidates of mentee i are the places `first[i]` … `first[i + 1]` of `mentor` and `value`;
    those of mentor j are `begin[j]` … `begin[j + 1]` of `mentee` and `worth`, the same values
    0…100,000 once more. Mentor j has the seats `seat[j]` … `seat[j + 1]`. A pair is worth `bonus`
    points beside its value.
    """

    first: Ints
    mentor: Ints
    value: Ints
    begin: Ints
    mentee: Ints
    worth: Ints
    seat: Ints
    bonus: int = 0

    @property
    def mentees(self) -> int:
        """The number of mentees, n."""
        return len(self.first) - 1

    @property
    def mentors(self) -> int:
        """The number of mentors, m."""
        return len(self.begin) - 1

    @property
    def owner(self) -> Ints:
        """The mentee of each candidate, in the order of `mentor` and `value`."""
        return np.repeat(np.arange(self.mentees, dtype=np.int32), np.diff(self.first))

    @property
    def places(self) -> Ints:
        """The number of seats of each mentor."""
        return np.diff(self.seat)


class Load(NamedTuple):
    """What pairs take and mentors have where minutes count and pairs take unequal ones.

    `size` are units of time by mentee, `units` by mentor, beside the mentors' `seats`. Prices and
    gains are given times `scale`, so that a share of a point is a whole number.
    """

    size: Ints
    units: Ints
    seats: Ints
    scale: int


def graph(first: Ints, mentor: Ints, value: Ints, places: Ints) -> Graph:
    """Return the graph of candidates listed mentee by mentee, n + 1 in `first`, m in `places`.

    More places than a mentor has candidates are never filled, so they are left out.
    """
    owner = np.repeat(np.arange(len(first) - 1, dtype=np.int32), np.diff(first))
    order = np.argsort(mentor, kind="stable")
    asked = np.bincount(mentor, minlength=len(places))
    return Graph(
        first.astype(np.int64),
        mentor.astype(np.int32),
        value.astype(np.int64),
        sums(asked),
        owner[order],
        value[order].astype(np.int64),
        sums(np.minimum(places, asked)),
    )


def narrowed(of: Graph, keep: Bools, places: Ints) -> Graph:
    """Return a graph with some candidates (a mask in the order of `mentor`), and these places."""
    before = sums(keep)
    return graph(before[of.first], of.mentor[keep], of.value[keep], places)


def sums(numbers: Ints | Bools) -> Ints:
    """Return 0, the first, the first two together … as 64-bit integers."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(numbers, dtype=np.int64)])


def example() -> Graph:
    """Return a graph whose arrays have the types of every graph, for compiling."""
    none = np.zeros(0, np.int32)
    return graph(np.zeros(1, np.int64), none, none, np.zeros(0, np.int64))
