"""The mentors of one community in rows of numbers, and every way to change them."""

from collections.abc import Iterable, Iterator
from typing import Self

import numpy as np

from cairn.engine.columns import Columns
from cairn.engine.filters import openness, present
from cairn.engine.places import NO_ROW, Places
from cairn.engine.postings import Postings, Skills
from cairn.engine.store import Store
from cairn.engine.tables import Ints
from cairn.engine.values import Mentor, within

MANY = 50
"""One skill in so many may be of a late row: beyond that all are sorted anew."""
SLACK = 8
"""One row in so many may belong to nobody any more: beyond that all move up."""
SPARE = 256
"""Late skills or empty rows that are never worth the work."""

AT_ONCE = 1000
"""Mentors read together: they stay in the cache while each column asks all of them."""


class Roster:
    """Mentors, each in a row.

    Rows are stable between two writes and no longer; `version` grows with every write. An array
    or a mask by row has `size` places; the row of a mentor who is gone has the id −1.
    """

    def __init__(self) -> None:
        self.version = 0
        self.build(())

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, mentor_id: int) -> bool:
        return self._places.row(mentor_id) >= 0

    @property
    def size(self) -> int:
        """The number of rows, of which those of mentors who are gone are empty."""
        return len(self._store)

    @property
    def ids(self) -> Ints:
        """The id of the mentor in each row, −1 for nobody. A copy."""
        columns = self._store.rows
        return np.where(present(columns), columns.ids.astype(np.int64), -1)

    def rows_of(self, ids: Iterable[int]) -> Ints:
        """Return the row of each mentor, in the order given; −1 for an id that is not here."""
        wanted = ids if isinstance(ids, np.ndarray) else np.fromiter(ids, np.int64)
        return self._places.rows(wanted)

    def build(self, mentors: Iterable[Mentor]) -> Self:
        """Forget all mentors, take these, and return the object itself.

        Raises `ValueError`, and changes nothing, if two have the same id.
        """
        people = list(mentors)
        starts = range(0, max(len(people), 1), AT_ONCE)
        parts = [people[start : start + AT_ONCE] for start in starts]
        columns, skills = zip(*((Columns.of(p), Skills.of(p)) for p in parts), strict=True)
        self._settle(Columns(*_joined(columns)), Skills(*_joined(skills)), np.arange(len(people)))
        self.version += 1
        return self

    def upsert(self, mentor: Mentor) -> None:
        """Add a mentor, or replace the one with the same id.

        Raises `OverflowError`, and changes nothing, if there are 2²⁴ already.
        """
        row = self._places.row(mentor.id)
        entries = self._postings.entries(mentor.expertise)
        if row >= 0 and self._postings.has(row, entries):
            self._store.write(row, mentor)
        else:
            self._postings.add(entries)
            self._store.vacate(row)
            self._places.put(mentor.id, self._store.append(mentor), before=row)
            self._tidy()
        self.version += 1

    def remove(self, mentor_id: int) -> None:
        """Forget a mentor; nothing happens if there is none with this id."""
        row = self._places.row(mentor_id)
        if row >= 0:
            self._store.vacate(row)
            self._places.put(mentor_id, NO_ROW, before=row)
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
        row = self._places.row(mentor_id)
        if row < 0:
            raise KeyError(mentor_id)
        within("load", load, 0, 100)
        self._store.set_state(row, room=room, accepting=accepting, load=load)
        self.version += 1

    def _tidy(self) -> None:
        """Sort what is new and close the gaps, once there is enough of either."""
        gaps, recent = self.size - len(self), self._postings.recent
        if gaps > max(SPARE, self.size // SLACK) or recent > max(
            SPARE, len(self._postings) // MANY
        ):
            columns = self._store.rows
            self._settle(columns, self._postings.listed(), np.flatnonzero(present(columns)))

    def _settle(self, columns: Columns, skills: Skills, rows: Ints) -> None:
        """Keep these rows alone, those who could take somebody first, the least loaded of them
        at the head: so whole blocks can be passed over."""
        rows = rows[np.argsort(openness(columns)[rows], kind="stable")]
        columns = columns.each(lambda column: column[rows])
        places, postings = Places(columns.ids), Postings(skills.of_rows(rows))
        self._places, self._postings, self._store = places, postings, Store(columns)


def _joined(parts: Iterable[tuple[Ints, ...]]) -> Iterator[Ints]:
    return map(np.concatenate, zip(*parts, strict=True))
