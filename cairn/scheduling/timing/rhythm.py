"""How often a series of meetings comes round, and on which days."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import count as counted
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from cairn.scheduling.timing.wall import exists, instant, wall

MONTHS = 12
WEEK = 7
LONGEST_MONTH = 31
LAST = 5
"""The fifth weekday of a month is the last: not every month has five."""


class Rhythm(StrEnum):
    """A weekday every week or every other one, or a weekday or a date of each month."""

    WEEKLY = "weekly"
    EVERY_2_WEEKS = "every_2_weeks"
    MONTHLY_WEEKDAY = "monthly_weekday"
    MONTHLY_DATE = "monthly_date"


class Occurrence(NamedTuple):
    """One time of a series; `moved` where the clock jumps over it, so that it is later that day."""

    day: date
    start: datetime
    moved: bool


def dates(
    rhythm: Rhythm, first: date, count: int, *, nth: int | None = None, day: int | None = None
) -> list[date]:
    """The days of a series that begins on `first`, or on the next day after it that fits.

    Which weekday of the month it is, 1 to 5, or which day, 1 to 31, follows from `first` where it
    is not given. The fifth weekday is the last, and a day that a month lacks is its last day.
    """
    match rhythm:
        case Rhythm.WEEKLY:
            return [first + timedelta(days=WEEK * n) for n in range(count)]
        case Rhythm.EVERY_2_WEEKS:
            return [first + timedelta(days=2 * WEEK * n) for n in range(count)]
        case Rhythm.MONTHLY_WEEKDAY:
            which = nth or nth_of(first)
            days = (_nth_weekday(month, first.weekday(), which) for month in _months(first))
        case Rhythm.MONTHLY_DATE:
            days = (_clamped(month, day or first.day) for month in _months(first))
    return list(islice((found for found in days if found >= first), count))


def nth_of(day: date) -> int:
    """Which one of its weekday a day is in its month, 1 to 5."""
    return (day.day - 1) // WEEK + 1


def occurrences(days: Iterable[date], minute: int, zone: ZoneInfo) -> list[Occurrence]:
    """The instants at which a clock shows one minute, day after day."""
    return [
        Occurrence(day, instant(day, minute, zone), moved=not exists(day, minute, zone))
        for day in days
    ]


def unusual(starts: Sequence[datetime], zone: ZoneInfo) -> list[bool]:
    """Which of the times a clock shows otherwise than it mostly does.

    Clocks change on different days in different places: what is always at nine in one may be at
    five in another for most weeks, and at six in between. Of two times as frequent, the one that
    comes first is the usual one.
    """
    shown = [wall(start, zone)[1] for start in starts]
    usual = Counter(shown).most_common(1)
    return [minute != usual[0][0] for minute in shown]


def _months(first: date) -> Iterator[date]:
    """The first days of months, from the one that a day lies in."""
    for number in counted(first.year * MONTHS + first.month - 1):
        yield date(number // MONTHS, number % MONTHS + 1, 1)


def _nth_weekday(month: date, weekday: int, nth: int) -> date:
    earliest = month + timedelta(days=(weekday - month.weekday()) % WEEK)
    days = monthrange(month.year, month.month)[1]
    fitting = range(earliest.day, days + 1, WEEK)
    return month.replace(day=fitting[min(nth, len(fitting)) - 1])


def _clamped(month: date, day: int) -> date:
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))
