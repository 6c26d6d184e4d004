"""The index of a community's mentors: NumPy arrays that answer exactly as the reference does."""

from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

import numpy as np

from cairn.engine import compiled, fast, filters
from cairn.engine.columns import AVAILABLE, PRESENT
from cairn.engine.listing import Asked, Ranking
from cairn.engine.plan import Plan
from cairn.engine.roster import Roster
from cairn.engine.rules import NOBODY
from cairn.engine.scan import scan
from cairn.engine.tables import Bools, Ints
from cairn.engine.values import STANDARD, Hit, Mentee, Relations, WeightSet

LARGE = 100
"""From so many rows on machine code is used, if there is any."""

Array = TypeVar("Array", Bools, Ints)
Where: TypeAlias = Bools | Callable[["Index"], Bools]


class Order(StrEnum):
    """What a list is sorted by, the best first; equals are sorted by match."""

    MATCH = "match"
    EXPERIENCE = "experience"
    AVAILABILITY = "availability"
    NEWEST = "newest"


class Index(Roster):
    """Mentors of one community, ready to be ranked, filtered and counted.

    Any number of threads may read at once. A write needs the index to itself: hold one lock per
    index around each write, and around whatever has to read one and the same state.

    `relations` and `weights` may be replaced at any time; they take effect with the next query.
    """

    def __init__(self, relations: Relations, weights: WeightSet = STANDARD) -> None:
        super().__init__()
        self.relations = relations
        self.weights = weights

    def top(
        self,
        mentee: Mentee,
        k: int,
        *,
        where: Where | None = None,
        excluded: Collection[int] = NOBODY,
        week: int = 0,
    ) -> list[Hit]:
        """Return the best `k` mentors (0 or more) for a mentee, fewer if no more are left."""
        return self.ranking(mentee, where=where, excluded=excluded, week=week).page(0, k)

    def ranking(
        self,
        mentee: Mentee,
        *,
        where: Where | None = None,
        excluded: Collection[int] = NOBODY,
        week: int = 0,
        order: Order | Ints = Order.MATCH,
        everyone: bool = False,
    ) -> Ranking:
        """Return the list of mentors for a mentee, to be counted and paged.

        `where` keeps the rows that are true in a mask, or in what a function makes of the index.
        `excluded` are ids to leave out; those not in the index do no harm. `week` (0 or more)
        rotates equal ranks. `order` may be an array of integers by row, the largest first.
        With `everyone`, mentors without room or not accepting are listed too.

        Raises `ValueError` if an array does not have `size` places.
        """
        version = self.version
        if where is not None:
            where = self._by_row(where(self) if callable(where) else where)
        return Ranking(
            Plan(mentee, self.relations, self.weights),
            self._store,
            self._postings,
            Asked(PRESENT if everyone else AVAILABLE, where, self.rows_of(excluded)),
            week=week,
            first=self._first(order),
            scan=self._scan(),
            stale=lambda: self.version != version,
        )

    def mask(
        self,
        *,
        ids: Iterable[int] | None = None,
        skills: Iterable[int] | None = None,
        languages: int | None = None,
        formats: int | None = None,
        minutes_at_least: int | None = None,
        shared_hours_at_least: tuple[int, int] | None = None,
        completed_at_least: int | None = None,
        room: bool | None = None,
    ) -> Bools:
        """Return which rows have a mentor who passes everything that is asked, by row.

        `ids`, `skills`, `languages` and `formats` ask for any of those given (the last two are
        masks); combine masks with & to ask for all. `shared_hours_at_least` is (mask of hours,
        number). What a mentor did not state does not pass. `room` asks for mentors who can, or
        who cannot, take someone now.
        """
        columns = self._store.rows
        asked: list[tuple[Any, Callable[[Any], Bools]]] = [
            (ids, lambda some: filters.chosen(self.rows_of(some), self.size)),
            (skills, lambda some: filters.skilled(self._postings, some, self.size)),
            (languages, lambda mask: filters.speaking(columns, mask)),
            (formats, lambda mask: filters.offering(columns, mask)),
            (minutes_at_least, lambda least: columns.minutes >= least),
            (shared_hours_at_least, lambda pair: filters.sharing(columns, *pair)),
            (completed_at_least, lambda least: columns.completed >= least),
            (room, lambda yes: filters.available(columns) == yes),
        ]
        passed = filters.present(columns)
        for wanted, passing in asked:
            if wanted is not None:
                passed &= passing(wanted)
        return passed

    def count(self, mask: Bools | None = None) -> int:
        """Return how many mentors are true in a mask by row, or how many there are."""
        present = filters.present(self._store.rows)
        return int(np.count_nonzero(present if mask is None else present & self._by_row(mask)))

    def _by_row(self, array: Array) -> Array:
        if array.shape != (self.size,):
            raise ValueError(f"an array by row has {self.size} places, not {array.shape}")
        return array

    def _scan(self) -> fast.Scan | None:
        """Return the machine code, if there is any and so many mentors are worth it."""
        return scan if self.size >= LARGE and compiled.ready() else None

    def _first(self, order: Order | Ints) -> Ints | None:
        if not isinstance(order, Order):
            return self._by_row(order).astype(np.int64)
        columns = self._store.rows
        if order is Order.EXPERIENCE:
            return columns.completed.astype(np.int64)
        if order is Order.AVAILABILITY:
            return -columns.load.astype(np.int64)
        return columns.since.astype(np.int64) if order is Order.NEWEST else None
