"""Posting lists: skill → the rows of the mentors who have it, and how well they have it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from cairn.engine import tables
from cairn.engine.tables import Bools, Ints
from cairn.engine.values import Expertise, Mentor


@dataclass(frozen=True, slots=True)
class Posting:
    """Rows in ascending order, none twice, and the expertise code of each."""

    rows: Ints
    codes: Ints

    def __len__(self) -> int:
        return len(self.rows)

    def holds(self, row: int, code: int) -> bool:
        """Tell whether a row is listed with this code."""
        place = int(np.searchsorted(self.rows, row))
        return place < len(self.rows) and bool(
            self.rows[place] == row and self.codes[place] == code
        )

    def followed_by(self, row: int, code: int) -> "Posting":
        """Return a longer posting; the row must be higher than all those listed."""
        return Posting(np.append(self.rows, np.intp(row)), np.append(self.codes, np.uint8(code)))


NONE = Posting(np.empty(0, np.intp), np.empty(0, np.uint8))


class Postings:
    """A large segment sorted once, and a small one for what has come since.

    Rows are only ever added, each higher than those before; a mentor whose skills change gets a
    new row. What is listed for rows that are gone stays until `kept` leaves it out.
    """

    def __init__(self, skills: Ints, rows: Ints, codes: Ints) -> None:
        """Take one entry per mentor and skill, in ascending order of rows."""
        order = np.argsort(skills, kind="stable")
        self._rows, self._codes = rows[order].astype(np.intp), codes[order].astype(np.uint8)
        names, starts = np.unique(skills[order], return_index=True)
        ends = [*starts[1:].tolist(), len(order)]
        self._spans = dict(zip(names.tolist(), map(slice, starts.tolist(), ends), strict=True))
        self._recent: dict[int, Posting] = {}
        self.recent = 0
        """Entries added since this was built."""

    @classmethod
    def of(cls, mentors: Sequence[Mentor]) -> "Postings":
        """Return the postings of mentors who stand in rows 0, 1, 2…"""
        known = [k for mentor in mentors for k in mentor.expertise]
        counts = np.fromiter((len(m.expertise) for m in mentors), np.intp, len(mentors))
        return cls(
            np.fromiter((k.skill for k in known), np.int64, len(known)),
            np.repeat(np.arange(len(mentors)), counts),
            np.fromiter(map(tables.expertise_code, known), np.uint8, len(known)),
        )

    def __len__(self) -> int:
        return len(self._rows) + self.recent

    def of_skill(self, skill: int) -> Iterator[Posting]:
        """Yield the one or two postings of a skill, none if nobody has it."""
        span = self._spans.get(skill)
        if span is not None:
            yield Posting(self._rows[span], self._codes[span])
        if skill in self._recent:
            yield self._recent[skill]

    def add(self, row: int, expertise: Iterable[Expertise]) -> None:
        """List a new row, which must be higher than any before."""
        for known in expertise:
            before = self._recent.get(known.skill, NONE)
            self._recent[known.skill] = before.followed_by(row, tables.expertise_code(known))
            self.recent += 1

    def has(self, row: int, expertise: Iterable[Expertise]) -> bool:
        """Tell whether a row is listed with each of these, exactly as they are."""
        return all(
            any(p.holds(row, tables.expertise_code(k)) for p in self.of_skill(k.skill))
            for k in expertise
        )

    def kept(self, keep: Bools) -> "Postings":
        """Return one sorted segment of the rows that are kept, renumbered in their order."""
        skills = [*self._spans, *self._recent]
        postings = [
            *(Posting(self._rows[span], self._codes[span]) for span in self._spans.values()),
            *self._recent.values(),
        ]
        rows = np.concatenate([NONE.rows, *(p.rows for p in postings)])
        codes = np.concatenate([NONE.codes, *(p.codes for p in postings)])
        names = np.repeat(np.array(skills, np.int64), [len(p) for p in postings])
        still = keep[rows]
        renumbered = np.cumsum(keep) - 1
        return Postings(names[still], renumbered[rows[still]], codes[still])
