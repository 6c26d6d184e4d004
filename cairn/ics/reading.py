"""A stranger's calendar file → when that person is busy, and not a word of what for.

The bytes are hostile. This runs in a process of its own (`bounded.py`), which may take as long
as it is given and as much memory, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from icalendar import Calendar

from cairn.ics.repeating import Clock, Entry, Steps, TooMany, starts
from cairn.ics.sifting import sifted

BYTES_AT_MOST = 5_000_000
INSTANCES_AT_MOST = 20_000
DAYS_AT_MOST = 120

# Whatever a date, a zone or a rule out of a broken file makes the libraries raise.
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError, OSError)

Busy = tuple[datetime, datetime]


class Unreadable(Exception):
    """It holds no calendar."""


class Wanted(NamedTuple):
    """What of a file is asked for: the time from `lo` to `hi`, 120 days at most.

    Events of `host` are our own meetings, which block nothing; `zone` is whose clock tells days
    and times that name no zone.
    """

    lo: datetime
    hi: datetime
    zone: tzinfo
    host: str
    counts_all_day: bool = False

    @property
    def end(self) -> datetime:
        return min(self.hi, self.lo + timedelta(days=DAYS_AT_MOST))


class Reading(NamedTuple):
    """When somebody is busy, merged and in order, and how many entries made no sense."""

    busy: list[Busy]
    unread: int


def read(data: bytes, wanted: Wanted) -> Reading:
    """Raises `Unreadable`, and `TooMany` for more repetitions than a calendar has."""
    if len(data) > BYTES_AT_MOST:
        raise TooMany
    calendars = _calendars(data)
    found: list[Busy] = []
    unread, steps = 0, Steps()
    for calendar in calendars:
        clock = Clock(_zone_of(calendar) or wanted.zone)
        events = [event for event in calendar.walk("VEVENT") if not _is_ours(event, wanted.host)]
        moved = _moved(events, clock)
        for event in events:
            try:
                for busy in _busy_of(event, clock, moved, wanted, steps):
                    _add(found, busy)
            except _BROKEN:
                unread += 1
    return Reading(merged(found), unread)


def _add(found: list[Busy], busy: Busy) -> None:
    if len(found) >= INSTANCES_AT_MOST:
        raise TooMany
    found.append(busy)


def merged(busy: list[Busy]) -> list[Busy]:
    """In order and apart: what touches or overlaps becomes one."""
    apart: list[Busy] = []
    for start, end in sorted(busy):
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _calendars(data: bytes) -> list[Entry]:
    try:
        found = Calendar.from_ical(sifted(data).encode(), multiple=True)
    except _BROKEN as error:
        raise Unreadable from error
    if not found:
        raise Unreadable
    return list(found)


def _busy_of(
    event: Entry, clock: Clock, moved: set[Any], wanted: Wanted, steps: Steps
) -> Iterator[Busy]:
    first = event["DTSTART"].dt
    if not _counts(event, first, wanted):
        return
    length, is_moved = _length(event, first, clock), "RECURRENCE-ID" in event
    since = wanted.lo - max(length, timedelta(0))
    for _wall, at in starts(event, clock, lo=since, hi=wanted.end, steps=steps):
        cut = max(at, wanted.lo), min(at + length, wanted.end)
        if cut[0] < cut[1] and (is_moved or (_uid(event), at) not in moved):
            yield cut


def _counts(event: Entry, first: date, wanted: Wanted) -> bool:
    """Whether it makes its owner busy: somebody's birthday does not."""
    is_free = _word(event, "TRANSP") == "TRANSPARENT" or _word(event, "STATUS") == "CANCELLED"
    return not is_free and (isinstance(first, datetime) or wanted.counts_all_day)


def _length(event: Entry, first: date, clock: Clock) -> timedelta:
    if "DTEND" in event:
        return clock.instant(event["DTEND"].dt) - clock.instant(first)
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        return length
    return timedelta(0) if isinstance(first, datetime) else timedelta(days=1)


def _moved(events: list[Entry], clock: Clock) -> set[tuple[str, datetime]]:
    """Which repetitions another entry of the file speaks for."""
    found = set()
    for event in events:
        try:
            if "RECURRENCE-ID" in event:
                found.add((_uid(event), clock.instant(event["RECURRENCE-ID"].dt)))
        except _BROKEN:
            continue
    return found


def _is_ours(event: Entry, host: str) -> bool:
    """By its UID, or by where it leads: some programs give each event that they copy a new UID."""
    if _uid(event).lower().endswith(f"@{host}".lower()):
        return True
    try:
        return urlsplit(str(event.get("URL", ""))).hostname == host.lower()
    except ValueError:
        return False


def _uid(event: Entry) -> str:
    return str(event.get("UID", "")).strip()


def _word(event: Entry, name: str) -> str:
    return str(event.get(name, "")).strip().upper()


def _zone_of(calendar: Entry) -> tzinfo | None:
    try:
        return ZoneInfo(str(calendar["X-WR-TIMEZONE"]).strip())
    except _BROKEN:
        return None
