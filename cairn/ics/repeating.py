"""The starts of an event that repeats: RRULE, RDATE and EXDATE within bounds.

Rules are followed on the wall clock of the event, and each start is turned into an instant
afterwards: one that a change of clocks leaves out moves forward, one that comes twice is the
first (RFC 5545, 3.3.5).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from dateutil.rrule import rrule, rruleset, rrulestr

STEPS = 100_000

Entry = Any  # a part of a file, whose values are of as many types as the file likes


class TooMany(Exception):
    """More repetitions than anybody's calendar has."""


class Clock:
    """What the times of a file are told by: a zone for those that name none."""

    def __init__(self, zone: tzinfo) -> None:
        self.zone = zone

    def wall(self, value: date) -> tuple[datetime, tzinfo]:
        """The wall time and its zone; a day begins at its midnight."""
        if not isinstance(value, datetime):
            return datetime.combine(value, time()), self.zone
        return value.replace(tzinfo=None), value.tzinfo or self.zone

    def instant(self, value: date) -> datetime:
        wall, zone = self.wall(value)
        return told(wall, zone)


def told(wall: datetime, zone: tzinfo) -> datetime:
    """The instant of a wall time. Raises OverflowError at the ends of the calendar."""
    return wall.replace(tzinfo=zone).astimezone(UTC)


class Steps:
    """How many repetitions of a whole file may still be looked at."""

    def __init__(self, left: int = STEPS) -> None:
        self.left = left

    def take(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooMany


def starts(
    event: Entry, clock: Clock, *, lo: datetime, hi: datetime, steps: Steps
) -> Iterator[tuple[datetime, datetime]]:
    """Wall time and instant of each start from `lo` to `hi`. Raises what a broken rule raises."""
    first, zone = clock.wall(event["DTSTART"].dt)
    left_out = set(_listed(event, "EXDATE", clock, zone))
    for wall in _walls(event, first, clock, zone):
        steps.take()
        at = told(wall, zone)
        if at >= hi:
            return
        if at >= lo and wall not in left_out and wall.date() not in left_out:
            yield wall, at


def _walls(event: Entry, first: datetime, clock: Clock, zone: tzinfo) -> Iterator[datetime]:
    """In their order, the first one included."""
    walls = rruleset()
    walls.rdate(first)
    for rule in _all(event.get("RRULE")):
        walls.rrule(_rule(rule.to_ical().decode(), first, zone))
    for one in _listed(event, "RDATE", clock, zone):
        walls.rdate(datetime.combine(one, first.time()) if type(one) is date else one)
    return iter(walls)


def _rule(words: str, first: datetime, zone: tzinfo) -> rrule:
    """The end of a rule is told in UTC; we follow it on the event's own clock."""
    parts = dict(part.split("=", 1) for part in words.upper().split(";") if "=" in part)
    until = parts.pop("UNTIL", "")
    rule = rrulestr(";".join(f"{name}={value}" for name, value in parts.items()), dtstart=first)
    return rule.replace(until=_until(until, zone)) if until else rule


def _until(words: str, zone: tzinfo) -> datetime:
    if "T" not in words:
        return datetime.strptime(words, "%Y%m%d") + timedelta(days=1, seconds=-1)  # noqa: DTZ007
    wall = datetime.strptime(words.removesuffix("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    is_utc = words.endswith("Z")
    return wall.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None) if is_utc else wall


def _listed(event: Entry, name: str, clock: Clock, zone: tzinfo) -> Iterator[date]:
    """Days as they are, times on the clock of `zone`; of a period its beginning."""
    for some in _all(event.get(name)):
        for one in some.dts:
            value = one.dt[0] if isinstance(one.dt, tuple) else one.dt
            yield _on(zone, value, clock) if isinstance(value, datetime) else value


def _on(zone: tzinfo, value: datetime, clock: Clock) -> datetime:
    return clock.instant(value).astimezone(zone).replace(tzinfo=None)


def _all(value: Any) -> list[Any]:
    """A property that may stand once, several times or not at all."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
