"""What the index keeps of each mentor beside the skills: one row of small numbers in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from cairn.engine import tables
from cairn.engine.tables import Ints
from cairn.engine.values import Mentor

PRESENT, ROOM, ACCEPTING = 1, 2, 4


def state_code(mentor: Mentor) -> int:
    """Return the bits that say whether a mentor is there, has room and accepts."""
    return PRESENT | ROOM * mentor.room | ACCEPTING * mentor.accepting


FIELDS: dict[str, tuple[DTypeLike, Callable[[Mentor], int]]] = {
    "ids": (np.int64, lambda m: m.id),
    "state": (np.uint8, state_code),
    "load": (np.uint8, lambda m: m.load),
    "hours": (np.uint32, tables.hours_code),
    "languages": (np.uint64, lambda m: m.languages),
    "profile": (np.uint16, tables.profile_code),
    "minutes": (np.uint16, lambda m: m.minutes or 0),
    "wishes": (np.uint8, tables.wish_code),
    "wished_industries": (np.uint64, lambda m: m.wishes.industries),
    "answers": (np.uint32, tables.answers_code),
    "organisation": (np.int32, lambda m: -1 if m.organisation is None else m.organisation),
    "completed": (np.int32, lambda m: m.completed),
    "since": (np.int32, lambda m: m.since),
    "skills": (np.uint16, lambda m: len(m.expertise)),
}
"""Column → type and the value a mentor has there. 46 bytes a row."""


@dataclass(slots=True)
class Columns:
    """Equally long arrays, one place per row; the names are those of `FIELDS`."""

    ids: Ints
    state: Ints
    load: Ints
    hours: Ints
    languages: Ints
    profile: Ints
    minutes: Ints
    wishes: Ints
    wished_industries: Ints
    answers: Ints
    organisation: Ints
    completed: Ints
    since: Ints
    skills: Ints

    @classmethod
    def of(cls, mentors: Sequence[Mentor]) -> "Columns":
        """Return a row for each mentor, in their order."""
        return cls(
            **{
                name: np.fromiter(map(value, mentors), dtype=kind, count=len(mentors))
                for name, (kind, value) in FIELDS.items()
            }
        )

    def each(self, change: Callable[[Ints], Any]) -> "Columns":
        """Return columns of which each is changed in the same way."""
        return Columns(**{f.name: change(getattr(self, f.name)) for f in fields(self)})

    def write(self, row: int, mentor: Mentor) -> None:
        """Write a mentor's values into an existing row."""
        for name, (_, value) in FIELDS.items():
            getattr(self, name)[row] = value(mentor)


class Store:
    """Columns that grow: `rows` is what is filled, of arrays that are longer."""

    def __init__(self, columns: Columns) -> None:
        self._space = columns
        self.rows = columns

    def __len__(self) -> int:
        return len(self.rows.ids)

    def append(self, mentor: Mentor) -> int:
        """Write a mentor into a new row and return it. Amortised: space grows by half."""
        row = len(self)
        if row == len(self._space.ids):
            self._space = self.rows.each(lambda full: np.pad(full, (0, row // 2 + 64)))
        self.rows = self._space.each(lambda column: column[: row + 1])
        self.rows.write(row, mentor)
        return row
