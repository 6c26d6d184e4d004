"""Weekly hours as people write them: on a weekday from a time to another, perhaps over midnight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from cairn.scheduling.choices import MIDNIGHT, Weekday
from cairn.scheduling.timing.wall import offset

if TYPE_CHECKING:
    from cairn.scheduling.models.hours import WeeklyHours

WEEK = 7 * MIDNIGHT


class Entry(NamedTuple):
    """An end at or before the start lies on the next day; 1440 is the midnight between the two."""

    weekday: int
    start: int
    end: int

    @property
    def crosses_midnight(self) -> bool:
        return self.end <= self.start

    @property
    def minutes(self) -> int:
        return self.end - self.start + (MIDNIGHT if self.crosses_midnight else 0)

    @property
    def is_sound(self) -> bool:
        in_a_day = 0 <= self.start < MIDNIGHT and 0 <= self.end <= MIDNIGHT
        return in_a_day and self.weekday in Weekday.values


def entries_of(rows: Iterable[WeeklyHours]) -> list[Entry]:
    """Rows that belong together as one entry."""
    known = list(rows)
    rests = {row.rest_of_id: row.end_minute for row in known if row.rest_of_id}
    return [
        Entry(row.weekday, row.start_minute, rests.get(row.pk, row.end_minute))
        for row in known
        if row.rest_of_id is None
    ]


def moved(entries: Iterable[Entry], old: ZoneInfo, new: ZoneInfo, now: datetime) -> list[Entry]:
    """The same moments on another clock, as far as the two are apart now."""
    later = int((offset(now, new) - offset(now, old)).total_seconds() // 60)
    return [_later(one, later) for one in entries]


def _later(entry: Entry, minutes: int) -> Entry:
    start = (entry.weekday * MIDNIGHT + entry.start + minutes) % WEEK
    weekday, start_minute = divmod(start, MIDNIGHT)
    end = start_minute + entry.minutes
    return Entry(weekday, start_minute, end if end <= MIDNIGHT else end - MIDNIGHT)
