"""Who has which skill, and how well: by row, and by skill for all but the latest rows."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np

from cairn.engine import tables
from cairn.engine.columns import in_bytes, with_room
from cairn.engine.tables import Ints
from cairn.engine.values import Expertise, Mentor

BITS = 8
"""An entry is one number: a row, or the number of a skill, above so many bits of expertise code."""
LOW = (1 << BITS) - 1
MOST = 1 << 32 - BITS
"""An index holds fewer rows than this, and fewer different skills."""
SMALL = 1 << 20
"""Skills below this, as a taxonomy's are, are numbered by a table instead of being sorted."""


class Skills(NamedTuple):
    """How many skills each row has, and all of them in the order of the rows, with their codes."""

    counts: Ints
    skills: Ints
    codes: Ints

    @classmethod
    def of(cls, mentors: Sequence[Mentor]) -> "Skills":
        """Return the skills of mentors who stand in rows 0, 1, 2…"""
        lists = [mentor.expertise for mentor in mentors]
        known = list(chain.from_iterable(lists))
        code = tables.expertise_code(
            in_bytes([k.level for k in known]),
            in_bytes([k.teach for k in known]),
            in_bytes([k.verified for k in known]),
            np.minimum(in_bytes([k.idle_years for k in known]), tables.LONGEST),
        )
        return cls(
            np.fromiter(map(len, lists), np.intp, len(lists)),
            np.fromiter([k.skill for k in known], np.int64, len(known)),
            code,
        )

    def of_rows(self, rows: Ints) -> "Skills":
        """Return the skills of some rows, in that order."""
        starts, counts = (np.cumsum(self.counts) - self.counts)[rows], self.counts[rows]
        ends = np.cumsum(counts)
        places = np.repeat(starts - ends + counts, counts)
        places += np.arange(len(places))
        return Skills(counts, self.skills[places], self.codes[places])


class Postings:
    """For each row its skills, and for each skill the rows that have it: lists of entries.

    The lists by skill are made once, of the rows below `sorted`. Rows are only ever added, each
    higher than those before; those from `sorted` on are few, and are looked through by row. A
    mentor whose skills change gets a new row, and the old one stays until all are sorted anew.
    """

    def __init__(self, skills: Skills) -> None:
        """Sort the skills of the first rows. Raises `OverflowError` for 2²⁴ rows or more."""
        names, numbers = _numbered(skills.skills)
        self.sorted = self.size = len(skills.counts)
        _refuse_too_many(self.size, len(names))
        self._numbers = dict(zip(names.tolist(), range(len(names)), strict=True))
        starts = np.concatenate([[0], np.cumsum(skills.counts)]).astype(np.uint32)
        self.starts: Ints = with_room(starts)
        self.by_row: Ints = with_room(numbers.astype(np.uint32) << BITS | skills.codes)
        rows: Ints = np.repeat(np.arange(self.size, dtype=np.uint32), skills.counts)
        self.by_skill: Ints = (rows << BITS | skills.codes)[np.argsort(numbers, kind="stable")]
        self._length = len(self.by_skill)
        ends = np.cumsum(np.bincount(numbers, minlength=len(names)))
        self._ends = [0, *ends.tolist()]

    def __len__(self) -> int:
        return self._length

    @property
    def recent(self) -> int:
        """How many entries have come since the lists by skill were made."""
        return self._length - len(self.by_skill)

    @property
    def skills(self) -> int:
        """How many different skills are or were listed; their numbers are below that."""
        return len(self._numbers)

    def number(self, skill: int) -> int | None:
        """Return the number of a skill here, if anybody has or had it."""
        return self._numbers.get(skill)

    def span(self, number: int) -> tuple[int, int]:
        """Return where in `by_skill` the list of a skill begins and ends."""
        if number + 1 >= len(self._ends):
            return 0, 0
        return self._ends[number], self._ends[number + 1]

    def with_skill(self, skill: int) -> tuple[Ints, Ints]:
        """Return the rows that list a skill, ascending and each once, and their codes."""
        number = self.number(skill)
        if number is None:
            return np.empty(0, np.intp), np.empty(0, np.uint8)
        start, end = self.span(number)
        entries = self.by_skill[start:end]
        rows, codes = (entries >> BITS).astype(np.intp), entries & LOW
        if not self.recent:
            return rows, codes
        late = self.by_row[len(self.by_skill) : len(self)]
        places = np.flatnonzero(late >> BITS == number)
        starts = self.starts[: self.size + 1]
        late_rows = starts.searchsorted(np.uint32(len(self.by_skill)) + places, "right") - 1
        return np.append(rows, late_rows), np.append(codes, late[places] & LOW)

    def entries(self, expertise: Iterable[Expertise]) -> list[int]:
        """Return the entries of a row with these skills; a new skill gets a number."""
        numbers = self._numbers
        return [
            numbers.setdefault(k.skill, len(numbers)) << BITS
            | tables.expertise_code(k.level, k.teach, k.verified, min(k.idle_years, tables.LONGEST))
            for k in expertise
        ]

    def add(self, entries: list[int]) -> None:
        """Give entries to the next row. Raises `OverflowError` when there is no number left."""
        _refuse_too_many(self.size, self.skills)
        start, self._length = self._length, self._length + len(entries)
        self.size += 1
        if self.size >= len(self.starts):
            self.starts = with_room(self.starts)
        while self._length > len(self.by_row):
            self.by_row = with_room(self.by_row)
        self.by_row[start : self._length] = entries
        self.starts[self.size] = self._length

    def has(self, row: int, entries: list[int]) -> bool:
        """Tell whether a row has exactly these entries, in this order."""
        start, end = self.starts[row : row + 2].tolist()
        found: list[int] = self.by_row[start:end].tolist()
        return found == entries

    def listed(self) -> Skills:
        """Return the skills of all rows, as they were taken."""
        entries, names = self.by_row[: len(self)], np.fromiter(self._numbers, np.int64)
        counts = np.diff(self.starts[: self.size + 1]).astype(np.intp)
        return Skills(counts, names[entries >> BITS], (entries & LOW).astype(np.uint8))


def _numbered(skills: Ints) -> tuple[Ints, Ints]:
    """Return the different skills, and for each entry the place of its skill among them."""
    most = int(skills.max(initial=0))
    if most >= SMALL:
        names, numbers = np.unique(skills, return_inverse=True)
    else:
        listed = np.zeros(most + 1, np.bool_)
        listed[skills] = True
        names, numbers = np.flatnonzero(listed), (np.cumsum(listed) - 1)[skills]
    # Numbers of 16 bits are sorted by counting, which is several times as fast.
    return names, numbers.astype(np.uint16 if len(names) <= 1 << 16 else np.uint32)


def _refuse_too_many(rows: int, skills: int) -> None:
    if max(rows, skills) >= MOST:
        raise OverflowError(f"an index holds fewer than {MOST} mentors and different skills")
