"""The mentors of one community in rows of numbers, and every way to change them."""

from collections.abc import Iterable
from typing import Self

import numpy as np

from cairn.engine.columns import ACCEPTING, ROOM, Columns, Store
from cairn.engine.postings import Postings
from cairn.engine.tables import Ints
from cairn.engine.values import Mentor, within

MANY = 50
"""One posting in so many may be unsorted: beyond that the new ones are merged with the others."""
SLACK = 8
"""One row in so many may belong to nobody any more: beyond that all move up."""
SPARE = 256
"""Unsorted postings or empty rows that are never worth the work."""


class Roster:
    """Mentors, each in a row.

    Rows are stable between two writes and no longer; `version` grows with every write. An array
    or a mask by row has `size` places; the row of a mentor who is gone has the id −1.
    """

    def __init__(self) -> None:
        self.version = 0
        self.build(())

    def __len__(self) -> int:
        return len(self._row_of)

    def __contains__(self, mentor_id: int) -> bool:
        return mentor_id in self._row_of

    @property
    def size(self) -> int:
        """The number of rows, of which those of mentors who are gone are empty."""
        return len(self._store)

    @property
    def ids(self) -> Ints:
        """The id of the mentor in each row, −1 for nobody. A copy."""
        return self._store.rows.ids.copy()

    def rows_of(self, ids: Iterable[int]) -> Ints:
        """Return the row of each mentor, in the order given; −1 for an id that is not here."""
        return np.fromiter((self._row_of.get(i, -1) for i in ids), np.intp)

    def build(self, mentors: Iterable[Mentor]) -> Self:
        """Forget all mentors, take these, and return the object itself.

        Raises `ValueError`, and changes nothing, if two have the same id.
        """
        people = list(mentors)
        row_of = {mentor.id: row for row, mentor in enumerate(people)}
        if len(row_of) < len(people):
            raise ValueError("two mentors have the same id")
        self._row_of, self._store = row_of, Store(Columns.of(people))
        self._postings = Postings.of(people)
        self.version += 1
        return self

    def upsert(self, mentor: Mentor) -> None:
        """Add a mentor, or replace the one with the same id."""
        row = self._row_of.get(mentor.id)
        if row is not None and self._has_skills_of(row, mentor):
            self._store.rows.write(row, mentor)
        else:
            self._forget(mentor.id)
            row = self._store.append(mentor)
            self._row_of[mentor.id] = row
            self._postings.add(row, mentor.expertise)
            self._tidy()
        self.version += 1

    def remove(self, mentor_id: int) -> None:
        """Forget a mentor; nothing happens if there is none with this id."""
        self._forget(mentor_id)
        self._tidy()
        self.version += 1

    def set_state(
        self,
        mentor_id: int,
        *,
        room: bool | None = None,
        accepting: bool | None = None,
        load: int | None = None,
    ) -> None:
        """Change what is given and leave the rest.

        Raises `KeyError` for an unknown id, `ValueError` for a load outside 0…100.
        """
        row, columns = self._row_of[mentor_id], self._store.rows
        within("load", load, 0, 100)
        if load is not None:
            columns.load[row] = load
        state = int(columns.state[row])
        for bit, wanted in ((ROOM, room), (ACCEPTING, accepting)):
            if wanted is not None:
                state = state & ~bit | bit * wanted
        columns.state[row] = state
        self.version += 1

    def _has_skills_of(self, row: int, mentor: Mentor) -> bool:
        listed = int(self._store.rows.skills[row])
        return listed == len(mentor.expertise) and self._postings.has(row, mentor.expertise)

    def _forget(self, mentor_id: int) -> None:
        row = self._row_of.pop(mentor_id, None)
        if row is not None:
            self._store.rows.ids[row] = -1
            self._store.rows.state[row] = 0

    def _tidy(self) -> None:
        """Sort what is new and close the gaps, once there is enough of either."""
        gaps = self.size - len(self)
        if gaps > max(SPARE, self.size // SLACK):
            keep = self._store.rows.ids >= 0
            self._postings = self._postings.kept(keep)
            self._store = Store(self._store.rows.each(lambda column: column[keep]))
            ids = self._store.rows.ids.tolist()
            self._row_of = dict(zip(ids, range(len(ids)), strict=True))
        elif self._postings.recent > max(SPARE, len(self._postings) // MANY):
            self._postings = self._postings.kept(np.ones(self.size, np.bool_))
