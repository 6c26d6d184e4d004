"""The proof that a cohort's pairs are the best: prices that anybody can check with additions.

Linear programming duality: give each place of a mentor a price, and let each mentee's gain be the
most that any candidate's value leaves above the price, at least 0. No set of pairs whatsoever can
be worth more than all gains and all prices of places together. Where a set reaches that, it is
best. How many can be placed is proven by a cover: mentees and mentors of whom every candidate pair
has one, so there are no more pairs than mentees and places there (Kőnig, 1931).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cairn.engine.tables import Bools, Ints


@dataclass(frozen=True, slots=True)
class Covering:
    """Masks by number of the mentees and mentors of whom every candidate pair has one."""

    mentees: Bools
    mentors: Bools

    def bound(self, places: Ints) -> int:
        """Return how many pairs there can be at most."""
        return int(self.mentees.sum() + places[self.mentors].sum())

    def holds(self, owner: Ints, mentor: Ints) -> bool:
        """Tell whether each of the candidate pairs is covered."""
        return bool((self.mentees[owner] | self.mentors[mentor]).all())


@dataclass(frozen=True, slots=True)
class Case:
    """What is proven, by number: all candidates (mentee, mentor, value, place), and the places.

    A pair takes one of the mentor's `places` and `size` of the `units`: one as well, or units
    of time where pairs take unequal minutes. `chosen` is a mask of the candidates that were
    made pairs; `price` (for a unit) and `gain` are by number and in points divided by `scale`;
    `limit` leaves candidates with a worse place out. The cover bounds the number of pairs,
    `tighter` that of pairs with better places than the limit. `bands` are the mentors'
    preferences, given where the pairs are said to be stable.
    """

    owner: Ints
    mentor: Ints
    value: Ints
    place: Ints
    places: Ints
    units: Ints
    size: Ints
    scale: int
    chosen: Bools
    price: Ints
    gain: Ints
    limit: int | None = None
    cover: Covering | None = None
    tighter: Covering | None = None
    bands: Ints | None = None

    @property
    def offered(self) -> int:
        """What nothing can exceed at these prices, in points with the bonuses, rounded down."""
        return int(self.gain.sum() + (self.price * self.units).sum()) // self.scale


@dataclass(frozen=True, slots=True)
class Certificate:
    """A total value and an upper bound for it, with what proves the bound.

    `objective` is the total of the pairs and `bound` what none can exceed, in points, the kept
    pairs (`kept` points) included; `gap` is 0 where the proof is complete. `bonus` points are
    counted for each pair, beside its value, so that more pairs always beat better ones; it is 0 in
    the score mode. `prices` (mentor → points for one place) and `gains` (mentee → points), both 0
    or more, prove it; both are empty in the stable mode, whose proof is that no pair blocks.
    `pairs` many are proposed, and `most` can be at most, the kept ones not counted. Where pairs
    take unequal minutes, prices are for a unit of time, points are divided by `case.scale`, and
    a gap may remain that only the search has closed: `Metrics` has its bound.
    """

    objective: int
    bound: int
    kept: int
    pairs: int
    most: int
    bonus: int
    prices: Mapping[int, int]
    gains: Mapping[int, int]
    case: Case = field(repr=False, compare=False)

    @property
    def gap(self) -> int:
        """How far the proof leaves open that another set is better; 0: this one is best."""
        return self.bound - self.objective

    def verify(self) -> bool:
        """Check everything anew, by additions and comparisons over all candidates.

        True if the pairs respect all places, have the total and number that are told, and nothing
        can exceed the bounds that are told. What remains to be trusted is the list of candidates,
        and where unequal minutes count, what these are in units.
        """
        case = self.case
        proven = self._prices_hold(case) if case.bands is None else _stable(case, case.bands)
        return proven and self._pairs_hold(case) and self._cover_holds(case)

    def _pairs_hold(self, case: Case) -> bool:
        owner, mentor = case.owner[case.chosen], case.mentor[case.chosen]
        used = np.zeros(len(case.places), np.int64)
        np.add.at(used, mentor, case.size[owner])
        pairs = np.bincount(mentor, minlength=len(case.places))
        total = int(case.value[case.chosen].sum())
        return (
            len(np.unique(owner)) == len(owner) == self.pairs
            and bool(((used <= case.units) & (pairs <= case.places)).all())
            and total + self.kept == self.objective
        )

    def _cover_holds(self, case: Case) -> bool:
        if case.cover is not None and not (
            case.cover.holds(case.owner, case.mentor)
            and case.cover.bound(case.places) == self.most >= self.pairs
        ):
            return False
        if case.limit is None or case.tighter is None:
            return True
        better = case.place < case.limit
        return (
            bool((case.place[case.chosen] <= case.limit).all())
            and case.tighter.holds(case.owner[better], case.mentor[better])
            and case.tighter.bound(case.places) < self.pairs
        )

    def _prices_hold(self, case: Case) -> bool:
        within = case.place <= (case.limit or case.place.max(initial=0))
        worth = case.scale * (case.value + self.bonus)
        offered = case.gain[case.owner] + case.size[case.owner] * case.price[case.mentor]
        wanted = np.bincount(case.mentor[within], minlength=len(case.places))
        short = (case.units < np.minimum(case.places, wanted)) & (case.scale == 1)
        return (
            min(case.gain.min(initial=0), case.price.min(initial=0)) >= 0
            and bool((offered >= worth)[within].all())
            and not short.any()
            and case.offered - self.bonus * self.pairs + self.kept == self.bound
        )


def _stable(case: Case, bands: Ints) -> bool:
    """Tell whether no mentee and mentor would both rather have each other."""
    mine = dict(
        zip(case.owner[case.chosen].tolist(), case.place[case.chosen].tolist(), strict=True)
    )
    seated: dict[int, list[int]] = {}
    for mentor, band in zip(
        case.mentor[case.chosen].tolist(), bands[case.chosen].tolist(), strict=True
    ):
        seated.setdefault(mentor, []).append(band)
    columns = (case.owner, case.mentor, case.place, bands)
    for owner, mentor, place, band in zip(*(column.tolist() for column in columns), strict=True):
        others = seated.get(mentor, [])
        willing = len(others) < case.places[mentor] or min(others, default=band) < band
        if willing and place < mine.get(owner, place + 1):
            return False
    return True
