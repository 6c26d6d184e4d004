"""What a timetable comes to: the open hours of the next days, and meetings on days off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from cairn.accounts.zones import city_of
from cairn.scheduling.choices import MIDNIGHT
from cairn.scheduling.models import DayHours, Meeting, TimeOff, Timetable
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import instant

DAYS, A_DAY = 14, timedelta(days=1)
MANY = 50


class Stretch(NamedTuple):
    """Open time on the clock of its timetable."""

    start: datetime
    end: datetime

    @property
    def words(self) -> str:
        if self.start.time() == self.end.time() == time():
            return _("all day")
        return from_to(self.start.time(), self.end.time())


class OpenDay(NamedTuple):
    """A day with the hours that begin on it, and why it has none."""

    day: date
    stretches: list[Stretch]
    off: TimeOff | None


class OwnDay(NamedTuple):
    """A day with hours of its own, in words."""

    day: date
    hours: str
    note: str


class Ahead(NamedTuple):
    """The days that come, on the clock of a city."""

    days: list[OpenDay]
    city: str


def ahead_of(table: Timetable) -> Ahead:
    """From now on for two weeks; hours over midnight belong to the day that they begin on."""
    zone, first = table.zone, timezone.now().astimezone(table.zone).date()
    end = instant(first + timedelta(days=DAYS), MIDNIGHT, zone)
    found: dict[date, list[Stretch]] = defaultdict(list)
    for span in table.hours().open_spans(timezone.now(), end):
        for stretch in _by_day(span, zone):
            found[stretch.start.date()].append(stretch)
    offs = offs_of(table)
    days = (first + timedelta(days=n) for n in range(DAYS))
    shown = [OpenDay(day, found[day], _off_on(day, offs)) for day in days]
    return Ahead([day for day in shown if day.stretches or day.off], city_of(table.zone_name))


def offs_of(table: Timetable) -> list[TimeOff]:
    """Time off that is not over yet."""
    today = timezone.now().astimezone(table.zone).date()
    return [off for off in _rows(table, "times_off") if off.last_day >= today]


def days_of(table: Timetable) -> list[OwnDay]:
    """Days with hours of their own, from today on."""
    return [
        OwnDay(row.day, ", ".join(from_to(*map(_time, pair)) for pair in row.hours), row.note)
        for row in _coming_days(table)
    ]


def meetings_on_days_off(table: Timetable) -> list[Meeting]:
    """What stays booked where there are no hours, until somebody moves it."""
    offs, zone = offs_of(table), table.zone
    empty = {row.day for row in _coming_days(table) if not row.ranges}
    if not (offs or empty):
        return []
    last = max([off.last_day for off in offs] + list(empty))
    coming = Meeting.objects.coming(timezone.now()).filter(
        participants__user=table.user_id, participants__active=True
    )
    coming = coming.filter(starts_at__lt=instant(last, MIDNIGHT, zone)).with_people()[:MANY]
    days = ((meeting, meeting.starts_at.astimezone(zone).date()) for meeting in coming)
    return [meeting for meeting, day in days if day in empty or _off_on(day, offs)]


def from_to(start: time, end: time) -> str:
    return f"{time_format(start, 'TIME_FORMAT')}–{time_format(end, 'TIME_FORMAT')}"


def _time(minute: int) -> time:
    return time(*divmod(minute % MIDNIGHT, 60))


def _by_day(span: Span, zone: ZoneInfo) -> Iterator[Stretch]:
    """Hours over midnight in one piece; what lasts for longer than a day falls into days."""
    start, end = (at.astimezone(zone) for at in span)
    while span.end - span.start > A_DAY and start.date() < end.date():
        midnight = instant(start.date(), MIDNIGHT, zone).astimezone(zone)
        yield Stretch(start, midnight)
        start = midnight
    if start < end:
        yield Stretch(start, end)


def _coming_days(table: Timetable) -> list[DayHours]:
    today = timezone.now().astimezone(table.zone).date()
    return [row for row in _rows(table, "day_hours") if row.day >= today]


def _off_on(day: date, offs: Iterable[TimeOff]) -> TimeOff | None:
    return next((off for off in offs if off.holds(day)), None)


def _rows(table: Timetable, name: str) -> list[Any]:
    return list(getattr(table, name).all()) if table.pk else []
