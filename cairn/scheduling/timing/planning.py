"""Which meetings a series would have: each date is looked at, and none is dropped unnoticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cairn.scheduling.timing.rhythm import WEEK, Occurrence, Rhythm, dates, occurrences
from cairn.scheduling.timing.slots import Guest, Host, Slot, slots
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import instant, wall

MOST = 26
"""The meetings of a series, at most; as many dates again may be skipped."""

MINUTE = timedelta(minutes=1)
FAR = timedelta(days=10_000)


class Obstacle(StrEnum):
    """Why a meeting cannot simply be booked at a time."""

    OUTSIDE = "outside"
    TOO_SOON = "too_soon"
    MENTOR_TAKEN = "mentor_taken"
    MENTEE_TAKEN = "mentee_taken"
    FULL = "full"
    OVER_TIME = "over_time"
    OUTSIDE_MENTEE = "outside_mentee"


class Choice(StrEnum):
    """What becomes of a date: the series goes on longer, another time that week, or one less."""

    SKIP = "skip"
    NEXT_FREE = "next_free"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class Pattern:
    """A series as people agree on it: how often, from when, how many, on whose clock, how long."""

    rhythm: Rhythm
    first: date
    count: int
    minute: int
    minutes: int
    zone: ZoneInfo
    nth: int | None = None
    day: int | None = None

    def occurrences(self, count: int) -> list[Occurrence]:
        """That many times of it, which may be more than it has."""
        days = dates(self.rhythm, self.first, count, nth=self.nth, day=self.day)
        return occurrences(days, self.minute, self.zone)


class Line(NamedTuple):
    """One date of a plan: what is in the way, what was chosen, and when they would meet, if so."""

    day: date
    wanted: datetime
    moved: bool
    obstacle: Obstacle | None
    choice: Choice | None
    start: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to say what becomes of it."""
        return self.start is None and self.choice not in (Choice.SKIP, Choice.LEAVE_OUT)


@dataclass(frozen=True)
class Planner:
    """Two people, and whose hours have to be open: the mentee's too where the mentor plans."""

    host: Host
    guest: Guest
    now: datetime
    in_both_hours: bool = False

    def lines(self, pattern: Pattern, choices: Mapping[date, Choice]) -> Iterator[Line]:
        """Each date in turn; what is booked on one is in the way of the next.

        How far ahead others can book is no obstacle here: a series is made to reach further.
        """
        planner = replace(self, host=replace(self.host, horizon=FAR))
        left = pattern.count
        for occurrence in pattern.occurrences(pattern.count + MOST):
            if not left:
                return
            line = planner.line(occurrence, pattern, choices.get(occurrence.day))
            left -= line.choice != Choice.SKIP
            planner = planner.with_meeting(line.start, pattern.minutes) if line.start else planner
            yield line

    def line(self, occurrence: Occurrence, pattern: Pattern, choice: Choice | None) -> Line:
        """What comes of one date."""
        found = self.obstacle(occurrence.start, pattern.minutes)
        start: datetime | None = None
        if choice not in (Choice.SKIP, Choice.LEAVE_OUT):
            if found is None:
                start = occurrence.start
            elif choice == Choice.NEXT_FREE:
                start = self._next_free(occurrence, pattern)
        return Line(occurrence.day, occurrence.start, occurrence.moved, found, choice, start)

    def with_meeting(self, start: datetime, minutes: int) -> Planner:
        """The same two, with that meeting between them."""
        host, end = self.host, start + minutes * MINUTE
        day, _minute = wall(start, host.hours.zone)
        month = (day.year, day.month)
        later = replace(
            host,
            claims=(*host.claims, Span(start, end + host.gap * MINUTE)),
            used={**host.used, month: host.used.get(month, 0) + minutes},
            met_in={*host.met_in, month},
        )
        claim = Span(start, end + self.guest.gap * MINUTE)
        guest = replace(self.guest, claims=(*self.guest.claims, claim))
        return replace(self, host=later, guest=guest)

    def obstacle(self, start: datetime, minutes: int) -> Obstacle | None:
        """The first thing that is in the way of a meeting, from hours that are not to the month."""
        host, nobody = self.host, Guest()
        bare = Host(host.hours, step=host.step, gap=host.gap, notice=0, horizon=FAR)
        taken = replace(bare, claims=host.claims, busy=host.busy)
        now = min(self.now, start)
        looks: tuple[tuple[Obstacle, Host, Guest, datetime], ...] = (
            (Obstacle.OUTSIDE, bare, nobody, now),
            (Obstacle.TOO_SOON, replace(bare, notice=host.notice), nobody, self.now),
            (Obstacle.MENTOR_TAKEN, taken, nobody, now),
            (Obstacle.MENTEE_TAKEN, taken, self.guest, now),
            (Obstacle.FULL, host, self.guest, self.now),
        )
        for obstacle, one, other, since in looks:
            found = slots(one, other, minutes=minutes, lo=start, hi=start + MINUTE, now=since)
            if not found:
                return obstacle
        return self._wish_against(found[0])

    def _wish_against(self, slot: Slot) -> Obstacle | None:
        if slot.over_time:
            return Obstacle.OVER_TIME
        return None if slot.fits_guest or not self.in_both_hours else Obstacle.OUTSIDE_MENTEE

    def _next_free(self, occurrence: Occurrence, pattern: Pattern) -> datetime | None:
        """The first start after the wanted one that has no obstacle, until the week is over."""
        monday = occurrence.day - timedelta(days=occurrence.day.weekday())
        found = slots(
            self.host,
            self.guest,
            minutes=pattern.minutes,
            lo=occurrence.start,
            hi=instant(monday + timedelta(days=WEEK), 0, pattern.zone),
            now=self.now,
        )
        return next((slot.start for slot in found if not self._wish_against(slot)), None)
