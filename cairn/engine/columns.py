"""What the index keeps of each mentor beside the skills: one row of small numbers in columns."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike

from cairn.engine import tables
from cairn.engine.tables import Ints
from cairn.engine.values import Mentor

PRESENT, ROOM, ACCEPTING = 1, 2, 4
AVAILABLE = PRESENT | ROOM | ACCEPTING
CLOSED = 255
"""More than any load: how open somebody is who cannot take anybody."""
UNKNOWN = tables.UNKNOWN_HOURS
NOWHERE = -1
"""The organisation of those who stated none."""


class Columns(NamedTuple):
    """Equally long arrays, one place per row. 47 bytes a row."""

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

    @classmethod
    def of(cls, mentors: Sequence[Mentor]) -> "Columns":
        """Return a row for each mentor, in their order."""
        own = [NOWHERE if m.organisation is None else m.organisation for m in mentors]
        wishes, wished = _wishes(mentors)
        codes = [tables.answers_code(m.answers) if m.answers else 0 for m in mentors]
        return cls(
            ids=_column([m.id for m in mentors], np.uint32),
            state=_states(mentors),
            load=in_bytes([m.load for m in mentors]),
            hours=_column([UNKNOWN if m.hours is None else m.hours for m in mentors], np.uint32),
            languages=_column([m.languages for m in mentors], np.uint64),
            profile=_profiles(mentors),
            minutes=_column([m.minutes or 0 for m in mentors], np.uint16),
            wishes=wishes,
            wished_industries=wished,
            answers=_column(codes, np.uint32),
            organisation=_column(own, np.int32),
            completed=_column([m.completed for m in mentors], np.int32),
            since=_column([m.since for m in mentors], np.int32),
        )

    def each(self, change: Callable[[Ints], Any]) -> "Columns":
        """Return columns of which each is changed in the same way."""
        return Columns._make(map(change, self))

    def write(self, row: int, mentor: Mentor) -> None:
        """Write a mentor's values into an existing row."""
        wishes, industry, own = mentor.wishes, mentor.industry, mentor.organisation
        self.ids[row] = mentor.id
        self.state[row] = PRESENT | ROOM * mentor.room | ACCEPTING * mentor.accepting
        self.load[row] = mentor.load
        self.hours[row] = UNKNOWN if mentor.hours is None else mentor.hours
        self.languages[row] = mentor.languages
        self.profile[row] = tables.profile_code(
            mentor.stage or 0, mentor.formats, 0 if industry is None else industry + 1
        )
        self.minutes[row] = mentor.minutes or 0
        self.wishes[row] = tables.wish_code(wishes.stages, wishes.industries)
        self.wished_industries[row] = wishes.industries
        self.answers[row] = tables.answers_code(mentor.answers)
        self.organisation[row] = NOWHERE if own is None else own
        self.completed[row] = mentor.completed
        self.since[row] = mentor.since


def _states(mentors: Sequence[Mentor]) -> Ints:
    room = in_bytes([m.room for m in mentors])
    accepting = in_bytes([m.accepting for m in mentors])
    return room * np.uint8(ROOM) | accepting * np.uint8(ACCEPTING) | np.uint8(PRESENT)


def _profiles(mentors: Sequence[Mentor]) -> Ints:
    stages = in_bytes([m.stage or 0 for m in mentors]).astype(np.uint16)
    formats = in_bytes([m.formats for m in mentors]).astype(np.uint16)
    places = in_bytes([0 if m.industry is None else m.industry + 1 for m in mentors])
    return tables.profile_code(stages, formats, places)


def _wishes(mentors: Sequence[Mentor]) -> tuple[Ints, Ints]:
    """Return what each wishes in a byte, and the industries that each wishes for."""
    wishes = [m.wishes for m in mentors]
    wished = _column([one.industries for one in wishes], np.uint64)
    stages = in_bytes([one.stages for one in wishes])
    return tables.wish_code(stages, wished).astype(np.uint8), wished


def _column(values: list[int], kind: DTypeLike) -> Ints:
    return np.fromiter(values, kind, len(values))


def in_bytes(values: list[int]) -> Ints:
    """Return numbers 0…255 in a byte each, twice as fast as NumPy would gather them."""
    return np.frombuffer(bytearray(values), np.uint8)


def with_room(full: Ints) -> Ints:
    """Return a longer array that begins with this one: what comes until the next sorting fits."""
    return np.pad(full, (0, len(full) // 40 + 64))
