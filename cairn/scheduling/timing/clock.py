"""The wall clock of a zone for a while, as the few stretches in which it runs evenly.

Time is counted in whole minutes since 1970 here, in UTC or on the wall. The zone is asked once for
a month rather than once for each time that is looked at, and nothing is lost by it: within an even
stretch no wall time is missing or shown twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cairn.scheduling.timing.wall import DAY, offset

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_DAY = EPOCH.toordinal()
MINUTE = timedelta(minutes=1)


class Stretch(NamedTuple):
    """From one minute of UTC up to another, with the minutes that the clock is ahead of it."""

    start: int
    end: int
    ahead: int


class Clock(NamedTuple):
    """What the clock shows, for the whole days in UTC that hold the time asked about."""

    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, zone: ZoneInfo, lo: int, hi: int) -> Clock:
        return cls(_stretches(zone, lo // DAY, hi // DAY + 1))

    def between(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The time while the clock stands from one wall time up to another, in each stretch.

        It ends before it starts where the clock does not come by, as when it jumps over both; and
        it comes twice where the clock is put back.
        """
        for start, end, ahead in self.stretches:
            yield max(start, first - ahead), min(end, last - ahead)

    def marks(self, spans: Iterable[tuple[int, int]], step: int) -> Iterator[tuple[int, int]]:
        """Each minute in the spans at which the clock stands on a multiple of the step.

        It comes with the number of the day that the clock shows. The spans are in order.
        """
        for low, high in spans:
            for start, end, ahead in self.stretches:
                first = -(-(max(low, start) + ahead) // step) * step - ahead
                for minute in range(first, min(high, end), step):
                    yield minute, (minute + ahead) // DAY


def minute_of(at: datetime) -> int:
    """The minute that an instant lies in."""
    return (at - EPOCH) // MINUTE


def minute_after(at: datetime) -> int:
    """The first minute that begins at an instant or after it."""
    return -((EPOCH - at) // MINUTE)


def instant_of(minute: int) -> datetime:
    return EPOCH + minute * MINUTE


def day_number(day: date) -> int:
    """Days since 1970: what `Clock.marks` counts in."""
    return day.toordinal() - EPOCH_DAY


@lru_cache(maxsize=512)
def _stretches(zone: ZoneInfo, first: int, last: int) -> tuple[Stretch, ...]:
    """The even stretches of whole days in UTC; no zone changes its clock twice in a day."""
    found: list[Stretch] = []
    start, ahead = first * DAY, _ahead(zone, first * DAY)
    for day in range(first + 1, last + 1):
        if (after := _ahead(zone, day * DAY)) != ahead:
            change = _change(zone, (day - 1) * DAY, day * DAY)
            found.append(Stretch(start, change, ahead))
            start, ahead = change, after
    return (*found, Stretch(start, last * DAY, ahead))


def _change(zone: ZoneInfo, before: int, after: int) -> int:
    """The first minute with the new offset, found by halving."""
    old = _ahead(zone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _ahead(zone, middle) == old else (before, middle)
    return after


def _ahead(zone: ZoneInfo, minute: int) -> int:
    return offset(instant_of(minute), zone) // MINUTE
