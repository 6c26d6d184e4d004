"""The hours that a person keeps open for meetings, on the clock of their zone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cairn.scheduling.timing.clock import EPOCH_DAY, Clock, instant_of, minute_after, minute_of
from cairn.scheduling.timing.spans import Span, joined
from cairn.scheduling.timing.wall import DAY

Ranges = tuple[tuple[int, int], ...]
"""From one minute of the day up to another; the second may be 1440, the end of the day."""


@dataclass(frozen=True)
class Hours:
    """Weekly hours by weekday (Monday is 0), days with hours of their own, and time off.

    They are open while the clock shows a time in them, so no change of the clock opens a minute
    that was not offered. Hours over midnight are two ranges that touch. A day in `overrides` has
    its ranges instead of the weekday's, none for a day without hours; time off, from a first to a
    last day, has none whatever else is said.
    """

    zone: ZoneInfo
    weekly: Mapping[int, Ranges] = field(default_factory=dict)
    overrides: Mapping[date, Ranges] = field(default_factory=dict)
    off: tuple[tuple[date, date], ...] = ()

    def on(self, day: date) -> Ranges:
        """The ranges of one day."""
        if any(first <= day <= last for first, last in self.off):
            return ()
        return self.overrides.get(day, self.weekly.get(day.weekday(), ()))

    def open_spans(self, lo: datetime, hi: datetime) -> list[Span]:
        """The open time between two instants, in order and joined over midnight."""
        found = self.open_minutes(minute_after(lo), minute_of(hi))
        return [Span(instant_of(start), instant_of(end)) for start, end in found]

    def open_minutes(self, lo: int, hi: int) -> list[tuple[int, int]]:
        """`open_spans` in minutes since 1970."""
        clock = Clock.of(self.zone, lo, hi)
        spans: list[tuple[int, int]] = []
        for number in range(lo // DAY - 1, hi // DAY + 2):
            for start, end in self.on(date.fromordinal(EPOCH_DAY + number)):
                spans += clock.between(number * DAY + start, number * DAY + end)
        return joined((max(lo, opens), min(hi, closes)) for opens, closes in spans)
