"""The times at which two people can meet: found by cutting, on whole minutes, never kept.

What is cut is not time but *starts*: a meeting of an hour fits into 9:00–12:00 when it starts from
9:00 to 11:00, and it meets a claim when it starts less than an hour before it. So each rule takes
stretches of starts away, and the marks of the mentor's clock in what is left are the slots.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cairn.scheduling.timing.clock import (
    EPOCH_DAY,
    Clock,
    day_number,
    instant_of,
    minute_after,
    minute_of,
)
from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.spans import Span, cut, joined
from cairn.scheduling.timing.wall import wall

WEEK = 7
Month = tuple[int, int]
"""A year and a month of it, on the clock of the mentor."""


class Slot(NamedTuple):
    """A time that two people could meet at.

    `fits_guest`: it lies in the mentee's own hours, or they keep none. `over_time`: the mentor's
    time of this month is spent, so that it would be a proposal.
    """

    start: datetime
    end: datetime
    fits_guest: bool = True
    over_time: bool = False


@dataclass(frozen=True)
class Host:
    """The mentor, whose hours are offered. Step, gap, notice and commitment are in minutes.

    `claims` are the mentor's meetings, each with the gap after it, and `busy` is what other
    calendars say; the claims reach over whole weeks on the mentor's clock, since the limits count
    them. `used` has the minutes spent as a mentor by month. A meeting no longer than `shortest` is
    owed in every month, whatever is spent, but in those of `met_in`.
    """

    hours: Hours
    step: int = 15
    gap: int = 0
    notice: int = 24 * 60
    horizon: timedelta = timedelta(days=45)
    max_per_day: int | None = None
    max_per_week: int | None = None
    claims: Sequence[Span] = ()
    busy: Sequence[Span] = ()
    commitment: int | None = None
    used: Mapping[Month, int] = field(default_factory=dict)
    shortest: int = 15
    met_in: Collection[Month] = frozenset()


@dataclass(frozen=True)
class Guest:
    """The mentee. Hours of their own are a wish; what they are busy with is not."""

    hours: Hours | None = None
    gap: int = 0
    claims: Sequence[Span] = ()
    busy: Sequence[Span] = ()


def slots(
    host: Host, guest: Guest, *, minutes: int, lo: datetime, hi: datetime, now: datetime
) -> list[Slot]:
    """Every time that both are free to begin a meeting of that length, from `lo` up to `hi`."""
    low = max(minute_after(lo), minute_after(now) + host.notice)
    high = min(minute_after(hi), minute_after(now + host.horizon))
    starts = _starts(host, guest, minutes, low, high)
    wished = _fitting(guest.hours, minutes, low, high) if guest.hours else [(low, high)]
    opens = [start for start, _ in wished]
    judged: dict[int, tuple[bool, bool]] = {}
    limits, found = _Limits.of(host), []
    for minute, day in Clock.of(host.hours.zone, low, high).marks(starts, host.step):
        if day not in judged:
            judged[day] = limits.full(day), limits.over_time(day, minutes)
        full, over_time = judged[day]
        if not full:
            at = bisect_right(opens, minute) - 1
            fits = at >= 0 and minute < wished[at][1]
            found.append(Slot(instant_of(minute), instant_of(minute + minutes), fits, over_time))
    return found


def nearest(offered: Sequence[Slot], wanted: datetime, n: int = 3) -> list[Slot]:
    """The slots that start nearest to an instant, in order of time; of two as near, the earlier."""
    at = bisect_left(offered, wanted, key=lambda slot: slot.start)
    around = offered[max(0, at - n) : at + n]
    return sorted(sorted(around, key=lambda slot: abs(slot.start - wanted))[:n])


def by_day(offered: Iterable[Slot], zone: ZoneInfo) -> dict[date, list[Slot]]:
    """The slots by the date that the clock of whoever looks shows at their start."""
    days: dict[date, list[Slot]] = {}
    for day, found in groupby(offered, key=lambda slot: wall(slot.start, zone)[0]):
        days.setdefault(day, []).extend(found)
    return days


class _Limits(NamedTuple):
    """How many meetings, and how much time, a mentor's days, weeks and months still bear."""

    host: Host
    a_day: Counter[int]
    a_week: Counter[int]

    @classmethod
    def of(cls, host: Host) -> _Limits:
        """Counts a meeting on the day that it starts on."""
        if host.max_per_day is None and host.max_per_week is None:
            return cls(host, Counter(), Counter())
        zone = host.hours.zone
        days = [day_number(wall(claim.start, zone)[0]) for claim in host.claims]
        return cls(host, Counter(days), Counter(map(_week, days)))

    def full(self, day: int) -> bool:
        a_day, a_week = self.host.max_per_day, self.host.max_per_week
        return (a_day is not None and self.a_day[day] >= a_day) or (
            a_week is not None and self.a_week[_week(day)] >= a_week
        )

    def over_time(self, day: int, minutes: int) -> bool:
        host, shown = self.host, date.fromordinal(EPOCH_DAY + day)
        month = (shown.year, shown.month)
        if host.commitment is None or host.used.get(month, 0) + minutes <= host.commitment:
            return False
        return minutes > host.shortest or month in host.met_in


def _week(day: int) -> int:
    """The number of the week, Monday first, that a day since 1970 lies in."""
    return (day + EPOCH_DAY - 1) // WEEK


def _starts(host: Host, guest: Guest, minutes: int, low: int, high: int) -> list[tuple[int, int]]:
    """The stretches in which a meeting may start, for all that is certain of both."""
    taken = [
        *_in_the_way(host.busy, minutes),
        *_in_the_way(host.claims, minutes + host.gap),
        *_in_the_way(guest.claims, minutes + guest.gap),
        *_in_the_way(guest.busy, minutes + guest.gap),
    ]
    return cut(_fitting(host.hours, minutes, low, high), taken)


def _fitting(hours: Hours, minutes: int, low: int, high: int) -> list[tuple[int, int]]:
    """The starts of meetings that lie wholly in open hours."""
    open_spans = hours.open_minutes(low, high + minutes)
    return joined((start, min(end - minutes + 1, high)) for start, end in open_spans)


def _in_the_way(spans: Iterable[Span], minutes: int) -> Iterable[tuple[int, int]]:
    """The starts of meetings that would run into one of the spans."""
    return (
        (minute_of(start) - minutes + 1, minute_after(end)) for start, end in spans if start < end
    )
