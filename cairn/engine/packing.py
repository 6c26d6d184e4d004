"""Cohorts in which pairs take unequal amounts of the mentors' minutes: exact, as far as proven.

With equal amounts, minutes are places. With unequal ones the problem is a multiple knapsack with
restrictions, for which no method is exact and fast in all cases. So we branch and bound. The bound
lets a mentee be shared out among mentors, unit by unit of time: this is the linear relaxation, and
a flow, which `solve` answers exactly. Where somebody is shared out, both are tried: that mentee
with that mentor, and never with that mentor; the most promising first (Land and Doig, "An automatic
method of solving discrete programming problems", 1960). The search ends when nothing can be better
than what was found, or after `EFFORT`; then the bound that is left is told.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import gcd, lcm

import numpy as np

from cairn.engine.covering import cover
from cairn.engine.graph import Graph, Load, graph, sums
from cairn.engine.greedy import fill
from cairn.engine.modes import Answer, highest
from cairn.engine.tables import Bools, Ints

EFFORT = 20_000_000
"""Units of candidates looked at in all; each step of a search looks at all that are left."""
FINEST = 5_040
"""The most parts into which a point is divided; a finer share is rounded up, which is safe."""


@dataclass(frozen=True, slots=True)
class Step:
    """Candidates settled so far (masks over `graph.mentor`), and the others shared out.

    `units` are what each candidate takes then, and nothing can exceed `bound` points. `price` is
    per unit and `gain` per mentee, both times the scale of the load.
    """

    fixed: Bools
    ruled_out: Bools
    bound: int
    units: Ints
    price: Ints
    gain: Ints


def load(of: Graph, sizes: Ints, minutes: Ints, seats: Ints) -> Load:
    """Return minutes a month as units, which are as large as can be; no more than are asked for."""
    unit = gcd(*sizes.tolist()) or 1
    size = sizes // unit
    asked = np.bincount(of.mentor, size[of.owner], minlength=of.mentors).astype(np.int64)
    scale = min(lcm(*size.tolist()), FINEST)
    return Load(size, np.minimum(minutes // unit, asked), seats, scale)


def pack(of: Graph, loads: Load) -> Answer:
    """Return the pairs with the highest total, each bonus included, as far as is proven.

    `bound` of the answer is what none can exceed, and equals the total where that is proven.
    """
    return _Search(of, loads).run()


class _Search:
    def __init__(self, of: Graph, loads: Load) -> None:
        self.of, self.loads, self.owner = of, loads, of.owner
        self.size = loads.size[self.owner]
        self.worth = of.value + of.bonus
        self.best, self.total = np.full(of.mentees, -1, np.int64), 0
        self.effort = EFFORT

    def run(self) -> Answer:
        """Try the most promising step next, until none promises more than what was found."""
        nothing = np.zeros(len(self.worth), np.bool_)
        proof = self._shared(nothing, nothing, self.loads.units)
        waiting, count = [(-proof.bound, 0, self._step(nothing, nothing))], 0
        while waiting and -waiting[0][0] > self.total and self.effort > 0:
            promise, _, step = heappop(waiting)
            edge = self._split(step)
            if edge is None:
                continue
            one = np.arange(len(self.worth)) == edge
            for fixed, ruled_out in ((one, nothing), (nothing, one)):
                count += 1
                child = self._step(step.fixed | fixed, step.ruled_out | ruled_out)
                heappush(waiting, (max(promise, -child.bound), count, child))
        bound = max(self.total, -waiting[0][0] if waiting else 0)
        bonus, price, gain = self.of.bonus, proof.price, proof.gain
        return Answer(self.best, bonus, price, gain, load=self.loads, bound=bound)

    def _step(self, fixed: Bools, ruled_out: Bools) -> Step:
        """Share everybody out who is not settled, and keep what can be made of it."""
        of, loads = self.of, self.loads
        left = loads.units.copy()
        np.subtract.at(left, of.mentor[fixed], self.size[fixed])
        seats = loads.seats - np.bincount(of.mentor[fixed], minlength=of.mentors)
        placed = np.bincount(self.owner[fixed], minlength=of.mentees) > 0
        out = ruled_out | placed[self.owner] | (seats <= 0)[of.mentor]
        out |= self.size > left[of.mentor]
        step = self._shared(fixed, out, self._reachable(left, seats, ~out))
        self._round(step)
        return step

    def _reachable(self, left: Ints, seats: Ints, free: Bools) -> Ints:
        """Return the most units that whole mentees can fill, where `left` are too many."""
        kinds = np.unique(self.size[free])[::-1].tolist()
        asked = [
            np.bincount(self.of.mentor[free & (self.size == kind)], minlength=len(left)).tolist()
            for kind in kinds
        ]
        columns = zip(left.tolist(), seats.tolist(), zip(*asked, strict=True), strict=False)
        most = [fullest(room, many, kinds, counts) for room, many, counts in columns]
        return np.array(most, np.int64) if kinds else np.zeros(len(left), np.int64)

    def _shared(self, fixed: Bools, out: Bools, left: Ints) -> Step:
        """Share out, unit by unit, those whose candidates are not out."""
        of, scale = self.of, self.loads.scale
        edges = np.flatnonzero(~out)
        counts = np.bincount(self.owner[edges], minlength=of.mentees)
        copies = np.repeat(np.arange(of.mentees), self.loads.size * (counts > 0))
        first = sums(counts[copies])
        ahead = np.repeat(sums(counts)[copies] - first[:-1], counts[copies])
        edges = edges[ahead + np.arange(first[-1])]
        value = -(-self.worth[edges] * scale // self.size[edges])
        parts = graph(first, of.mentor[edges], value, left)
        self.effort -= len(edges) + len(self.worth)
        answer = highest(parts, cover(parts))
        price, gain = _known(answer)
        total = int(gain.sum() + (price * parts.places).sum()) // scale
        units = np.bincount(edges[answer.taken[answer.taken >= 0]], minlength=len(self.worth))
        most = np.zeros(of.mentees, np.int64)
        np.maximum.at(most, copies, gain)
        bound = int(self.worth[fixed].sum()) + total
        return Step(fixed, out, bound, units, price, most * self.loads.size)

    def _round(self, step: Step) -> None:
        """Keep those who are not shared out, and place the others where there is room."""
        whole = step.fixed | (step.units == self.size)
        order = np.lexsort((-self.worth, ~whole, ~step.fixed))
        taken = np.full(self.of.mentees, -1, np.int64)
        units, seats = self.loads.units.copy(), self.loads.seats.copy()
        fill(self.of, order, self.loads.size, (units, seats, taken))
        total = int(self.worth[taken[taken >= 0]].sum())
        if total > self.total:
            self.best, self.total = taken, total

    def _split(self, step: Step) -> int | None:
        """Return the candidate to settle next: the largest of those shared out, if any."""
        used = np.bincount(self.of.mentor[step.fixed | (step.units > 0)], minlength=self.of.mentors)
        shared = (step.units > 0) & (step.units < self.size)
        crowded = (step.units > 0) & (used > self.loads.seats)[self.of.mentor]
        for some in (shared, crowded, step.units > 0):
            edges = np.flatnonzero(some)
            if edges.size:
                return int(edges[np.lexsort((-step.units[edges], -self.size[edges]))[0]])
        return None


def fullest(room: int, seats: int, kinds: Sequence[int], counts: Sequence[int]) -> int:
    """Return the most units, up to `room`, that some of so many mentees of each kind can fill.

    `kinds` are their sizes, the largest first. No more than `seats` mentees fill as much.
    """
    most, reached = 0, 1
    for kind, many in zip(kinds, counts, strict=True):
        some = min(many, seats)
        most, seats = most + some * kind, seats - some
        rest, step = min(many, room // kind), 1
        while rest:
            step = min(step, rest)
            reached |= reached << step * kind
            rest, step = rest - step, 2 * step
    room = min(room, most)
    return (reached & (1 << room + 1) - 1).bit_length() - 1


def _known(answer: Answer) -> tuple[Ints, Ints]:
    none = np.zeros(0, np.int64)
    return (
        none if answer.price is None else answer.price,
        none if answer.gain is None else answer.gain,
    )
