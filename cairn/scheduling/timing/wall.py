"""Between the wall clock of a place and instants; the one home of the rule for clock changes.

A wall time is a date and a minute of the day, 0 to 1440, where 1440 is the midnight that ends the
day. Where the clock jumps forward over a wall time, it counts with the offset before the jump, so
it lies later on the clock. Where the clock is put back and shows a time twice, the first counts.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = 1440
"""Minutes of a day on the wall, however long the day really is."""

FIRST_SOCIAL, LAST_SOCIAL = 7 * 60, 22 * 60


def instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, of a wall time."""
    return _on_the_clock(day, minute).replace(tzinfo=zone, fold=0).astimezone(UTC)


def both(day: date, minute: int, zone: ZoneInfo) -> tuple[datetime, ...]:
    """Every instant at which the clock shows this wall time: one, two, or none in a gap."""
    shown = _on_the_clock(day, minute)
    readings = (shown.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    true = (at for at in readings if at.astimezone(zone).replace(tzinfo=None) == shown)
    return tuple(dict.fromkeys(true))


def exists(day: date, minute: int, zone: ZoneInfo) -> bool:
    """Tell whether the clock ever shows this wall time."""
    return bool(both(day, minute, zone))


def wall(at: datetime, zone: ZoneInfo) -> tuple[date, int]:
    """The date and the minute of the day that the clock shows at an instant."""
    shown = at.astimezone(zone)
    return shown.date(), 60 * shown.hour + shown.minute


def offset(at: datetime, zone: ZoneInfo) -> timedelta:
    """How far the clock is ahead of UTC at an instant."""
    return at.astimezone(zone).utcoffset() or timedelta()


def showing(at: datetime, zone: ZoneInfo) -> int:
    """1 or 2 where the clock shows the minute of this instant for the first or the second time.

    0 where it shows it once, so that there is nothing to tell apart.
    """
    shown = at.astimezone(zone)
    twice = shown.replace(fold=0).utcoffset() != shown.replace(fold=1).utcoffset()
    return shown.fold + 1 if twice else 0


def is_unsocial(at: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the clock is before seven in the morning, or at ten in the evening or later."""
    return not FIRST_SOCIAL <= wall(at, zone)[1] < LAST_SOCIAL


def _on_the_clock(day: date, minute: int) -> datetime:
    """What the clock is to show, of no zone as yet."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)
