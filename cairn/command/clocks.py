"""When people can talk: time zones and times of day, as the hours of a weekday in UTC."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from cairn.engine.skillnames import fold, joined
from cairn.engine.values import mask_of

DAY = 24
HALF_A_DAY = 12
MORNING, AFTERNOON, EVENING = range(7, 12), range(12, 17), range(17, 22)
PARTS: dict[str, Iterable[int]] = {
    "morning": MORNING,
    "before noon": MORNING,
    "vormittag": MORNING,
    "matin": MORNING,
    "lunch": range(12, 14),
    "midday": range(12, 14),
    "noon": range(12, 14),
    "mittag": range(12, 14),
    "afternoon": AFTERNOON,
    "nachmittag": AFTERNOON,
    "après-midi": AFTERNOON,
    "evening": EVENING,
    "after work": EVENING,
    "abend": EVENING,
    "soir": EVENING,
    "night": range(20, 24),
    "working hours": range(9, 17),
    "business hours": range(9, 17),
    "office hours": range(9, 17),
    "daytime": range(9, 17),
    "any time": range(7, 22),
    "anytime": range(7, 22),
    "flexible": range(7, 22),
    "all day": range(7, 22),
    "jederzeit": range(7, 22),
    "weekend": (),
    "saturday": (),
    "sunday": (),
}
"""Words for times of day; the longest that stands in a text counts, so that "nachmittag" is not
"mittag". Weekends have no hours: two people meet on weekdays."""
OTHER_ZONES = {
    "PST": "America/Los_Angeles",
    "PDT": "America/Los_Angeles",
    "PT": "America/Los_Angeles",
    "Pacific Time": "America/Los_Angeles",
    "MT": "America/Denver",
    "MDT": "America/Denver",
    "Mountain Time": "America/Denver",
    "CT": "America/Chicago",
    "CDT": "America/Chicago",
    "Central Time": "America/Chicago",
    "ET": "America/New_York",
    "EST": "America/New_York",
    "EDT": "America/New_York",
    "Eastern Time": "America/New_York",
    "CEST": "Europe/Berlin",
    "EEST": "Europe/Helsinki",
    "WEST": "Europe/Lisbon",
    "UK": "Europe/London",
    "JST": "Asia/Tokyo",
    "AEST": "Australia/Sydney",
    "NZST": "Pacific/Auckland",
    "Bangalore": "Asia/Kolkata",
    "Bengaluru": "Asia/Kolkata",
    "Delhi": "Asia/Kolkata",
    "Mumbai": "Asia/Kolkata",
    "Beijing": "Asia/Shanghai",
    "Munich": "Europe/Berlin",
    "Hamburg": "Europe/Berlin",
    "San Francisco": "America/Los_Angeles",
    "Washington": "America/New_York",
    "Boston": "America/New_York",
}
OFFSET = re.compile(r"(?:UTC|GMT)\s*([-+−–])\s*(\d{1,2})(?::?([0-5]\d))?(?!\d)", re.IGNORECASE)
BARE_OFFSET = re.compile(r"([-+−–])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
SPAN = re.compile(
    r"(?<![\d:])(\d{1,2})(?:[:.h]([0-5]\d))?\s*(am|pm|h|uhr)?\s*(?:-|–|—|to|until|bis|à)\s*"
    r"(\d{1,2})(?:[:.h]([0-5]\d))?\s*(am|pm|h|uhr)?(?![\d:])",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(r"\([^()]*\)")
PARTED = re.compile(r"[,;|\n()]|\s+(?:and|und|et|y)\s+", re.IGNORECASE)
FILLING = re.compile(
    r"\b(?:week\s?days?|mon(?:day)?|fri(?:day)?|early|late|on|in|the|my|local|time|preferably"
    r"|mostly|usually|only|from|most|best|s|en|am|werktags)\b|[-–—.:]",
    re.IGNORECASE,
)
Zone = str | int
"""The name of a time zone, or minutes ahead of UTC."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What somebody said of their clock: the zone, and the hours of their own weekday."""

    zone: Zone | None = None
    hours: frozenset[int] | None = None

    def mask(self, on: date, otherwise: Zone | None) -> int | None:
        """Return the hours in UTC as a mask, None where something is missing.

        The zone's offset at noon of the day counts, and zones of half an hour are rounded to the
        earlier hour.
        """
        zone = self.zone if self.zone is not None else otherwise
        if zone is None or self.hours is None:
            return None
        shift = _minutes_ahead(zone, on) // 60
        return mask_of((hour - shift) % DAY for hour in self.hours)


def clock(text: str) -> tuple[Clock, list[str]]:
    """Return what a text says of zone and times, and those parts of it that say neither."""
    zone: Zone | None = None
    hours: set[int] | None = None
    unclear = []
    if found := OFFSET.search(text):
        return _with_offset(text, found)
    for part in filter(None, map(str.strip, PARTED.split(text))):
        meant, rest = _hours(part)
        if meant is not None:
            hours = (hours or set()) | meant
        named = zone_of(rest) if rest else None
        zone = named if zone is None else zone
        if meant is None and named is None and rest:
            unclear.append(part)
    return Clock(zone, None if hours is None else frozenset(hours)), unclear


def _with_offset(text: str, found: re.Match[str]) -> tuple[Clock, list[str]]:
    """An offset outweighs a name: spreadsheets list "(GMT+01:00) Amsterdam, Berlin"."""
    hours = [_hours(part)[0] for part in PARTED.split(OFFSET.sub(" ", text))]
    stated = [some for some in hours if some is not None]
    told = frozenset().union(*stated) if stated else None
    return Clock(_offset(found), told), []


def zone_of(text: str) -> Zone | None:
    """Return the zone that a text names, or None."""
    plain = IN_BRACKETS.sub(" ", text).strip()
    if found := OFFSET.fullmatch(plain) or BARE_OFFSET.fullmatch(plain):
        return _offset(found)
    return _zones().get(joined(fold(plain)))


def _offset(found: re.Match[str]) -> int:
    ahead = int(found.group(2)) * 60 + int(found.group(3) or 0)
    return ahead if found.group(1) == "+" else -ahead


def _hours(text: str) -> tuple[set[int] | None, str]:
    """Return the hours that a text names, if it does, and the rest of the text."""
    hours = None
    for found in SPAN.finditer(text):
        hours = (hours or set()) | _span(found)
    rest = SPAN.sub(" ", text).casefold()
    for word in sorted(PARTS, key=len, reverse=True):
        if re.search(_WHOLE.format(re.escape(word)), rest):
            hours = (hours or set()) | set(PARTS[word])
            rest = re.sub(_WHOLE.format(re.escape(word)), " ", rest)
    if hours is None:
        return None, text
    return hours, FILLING.sub(" ", rest).strip()


_WHOLE = r"\b{}(?:s|e|en|times?)?\b"


def _span(found: re.Match[str]) -> set[int]:
    """The hours that lie wholly between two times; round midnight where the later is earlier."""
    half = found.group(3) or found.group(6)
    first = _time(found.group(1), found.group(2), half)
    last = _time(found.group(4), found.group(5), found.group(6))
    if last < first:
        last += DAY * 60
    return {hour % DAY for hour in range(-(-first // 60), last // 60)}


def _time(hour: str, minute: str | None, half: str | None) -> int:
    """Minutes since midnight."""
    number = int(hour)
    if (half or "").casefold() == "pm" and number < HALF_A_DAY:
        number += HALF_A_DAY
    elif (half or "").casefold() == "am" and number == HALF_A_DAY:
        number = 0
    return min(number, DAY) * 60 + int(minute or 0)


def _minutes_ahead(zone: Zone, on: date) -> int:
    if isinstance(zone, int):
        return zone
    noon = datetime.combine(on, time(12), UTC)
    offset = noon.astimezone(ZoneInfo(zone)).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


@cache
def _zones() -> dict[str, str]:
    """Names of zones, and of their cities where only one zone has it, as they are compared."""
    names = sorted(available_timezones(), key=lambda name: (name.count("/"), name))
    zones = {joined(fold(name)): name for name in names}
    for name in names:
        if "/" in name and not name.startswith(("Etc/", "US/", "Canada/", "posix", "SystemV")):
            zones.setdefault(joined(fold(name.split("/")[-1])), name)
    return zones | {joined(fold(name)): zone for name, zone in OTHER_ZONES.items()}
