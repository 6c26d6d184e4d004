"""A ranking of an index for one mentee: counted at once, scored only where it matters."""

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from cairn.engine import fast
from cairn.engine.filters import chosen
from cairn.engine.plan import Plan
from cairn.engine.postings import Postings
from cairn.engine.rules import turn
from cairn.engine.store import Store
from cairn.engine.tables import Bools, Ints
from cairn.engine.values import Hit

Found: TypeAlias = tuple[Ints, Ints, Ints]


class Asked(NamedTuple):
    """Who is asked for: rows that have all bits of `state`, are true in `where` if it is given,
    and are not `excluded` (−1 is no row)."""

    state: int
    where: Bools | None
    excluded: Ints


class Ranking:
    """The mentors whom no rule keeps from a mentee, in order; made by `Index.ranking`.

    It reads the index that made it, so it is of use until that index is written to: from then on
    every question raises `RuntimeError`. Pages fit together: (0, 10) and (10, 10) are (0, 20).
    """

    def __init__(
        self,
        plan: Plan,
        store: Store,
        postings: Postings,
        asked: Asked,
        *,
        week: int,
        first: Ints | None,
        scan: fast.Scan | None,
        stale: Callable[[], bool],
    ) -> None:
        """Rank the rows asked for; where `first` is given by it, largest first, then by rank.

        Without a `scan` NumPy does it.
        """
        self._plan, self._store, self._columns = plan, store, store.rows
        self._postings, self._asked = postings, asked
        self._week, self._first, self._scan, self._stale = week, first, scan, stale

    @cached_property
    def total(self) -> int:
        """How many mentors are listed."""
        self._refuse_if_stale()
        if not self._plan.filters_by_score:
            return int(np.count_nonzero(self._listed))
        return len(self._scored(np.flatnonzero(self._listed))[0])

    def page(self, offset: int, limit: int) -> list[Hit]:
        """Return up to `limit` mentors after the first `offset`; none beyond the end.

        Raises `ValueError` for a negative number.
        """
        if offset < 0 or limit < 0:
            raise ValueError(f"offset and limit must be 0 or more, not {offset} and {limit}")
        self._refuse_if_stale()
        many = min(offset + limit, len(self._columns.ids))
        rows, fit, rank = self._scanned(many) or self._reckoned(many)
        ids = self._columns.ids[rows[offset:]].tolist()
        return list(map(Hit, ids, fit[offset:].tolist(), rank[offset:].tolist()))

    def _refuse_if_stale(self) -> None:
        if self._stale():
            raise RuntimeError("the index was written to after this ranking was made")

    def _scanned(self, many: int) -> Found | None:
        """Return the rows of the first `many` in order, their scores and ranks, by machine code;
        `None` if that cannot be done."""
        if self._scan is None or self._first is not None or not many:
            return None
        asked, week = self._asked._asdict(), self._week
        return fast.first(
            self._scan, self._plan, self._store, self._postings, **asked, week=week, many=many
        )

    def _reckoned(self, many: int) -> Found:
        """Return the same by NumPy."""
        rows, fit, rank = self._scored(self._contenders(many))
        shown = self._order(rows, rank, many)
        return rows[shown], fit[shown], rank[shown]

    @cached_property
    def _listed(self) -> Bools:
        """By row, whether no rule keeps a mentor out but those that ask for the score."""
        columns, asked = self._columns, self._asked
        listed: Bools = columns.state & np.uint8(asked.state) == asked.state
        listed &= self._plan.allowed(columns)
        if asked.where is not None:
            listed &= asked.where
        listed &= ~chosen(asked.excluded, len(listed))
        return listed

    @cached_property
    def _need(self) -> Ints:
        """What each row covers; −1 for those that are not listed."""
        need = self._plan.need(self._postings, len(self._listed))
        # All bits of what is not listed become 1. `where` and a mask as index take a branch for
        # each row, which made them half of the time of a query.
        need |= self._listed.view(np.int8) - np.int8(1)
        return need

    def _scored(self, rows: Ints) -> tuple[Ints, Ints, Ints]:
        """Return those of the rows whose score is enough, with their scores and ranks."""
        fit = self._plan.score(self._columns, rows, self._need[rows])
        if self._plan.filters_by_score:
            enough = fit >= self._plan.asked.minimum
            rows, fit = rows[enough], fit[enough]
        return rows, fit, fit - fit * self._columns.load[rows] // 1000

    def _contenders(self, many: int) -> Ints:
        """Return the listed rows that could be among the first `many`, and perhaps some others.

        Those who cover the most are scored first. Who covers so little that the best of scores
        elsewhere would not lift them to the last of those is then never looked at.
        """
        if self._first is not None:
            return np.flatnonzero(self._listed)
        _, _, rank = self._scored(self._covering_most(2 * many))
        if len(rank) < many or not many:
            return np.flatnonzero(self._listed)
        last = int(np.partition(rank, -many)[-many])
        return np.flatnonzero(self._need >= self._plan.least_need(last))

    def _covering_most(self, many: int) -> Ints:
        """Return at least `many` listed rows that cover the most, or all if there are fewer."""
        level = max(int(self._need.max(initial=0)), 0)
        while True:
            level = level * 3 // 4
            rows = np.flatnonzero(self._need >= level)
            if len(rows) >= many or not level:
                return rows

    def _order(self, rows: Ints, rank: Ints, many: int) -> Ints:
        """Return where in `rows` the first `many` stand, in order."""
        first = np.zeros(len(rows), np.int64) if self._first is None else self._first[rows]
        near = _largest(first, many)
        tied = first[near] == first[near].min(initial=0)
        above, level = near[~tied], near[tied]
        near = np.concatenate([above, level[_largest(rank[level], many - len(above))]])
        ids = self._columns.ids[rows[near]].astype(np.uint64)
        turns = turn(self._plan.mentee.id, ids, self._week)
        return near[np.lexsort((turns, -rank[near], -first[near]))][:many]


def _largest(numbers: Ints, many: int) -> Ints:
    """Return where the `many` largest stand, in any order, with all that equal the last of them."""
    if many >= len(numbers):
        return np.arange(len(numbers))
    if many <= 0:
        return np.arange(0)
    return np.flatnonzero(numbers >= np.partition(numbers, -many)[-many])
