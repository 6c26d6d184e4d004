"""Times in words, on the clocks of the two people who meet."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.http import HttpRequest, QueryDict
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _

from cairn.accounts.zones import city_of, zone_names
from cairn.interface.member import Request
from cairn.scheduling.timing.wall import showing
from cairn.web.lines import Line


class Reading(NamedTuple):
    """A stretch of time as one clock shows it; `on` is the day on which it begins."""

    city: str
    on: date
    begin: str
    end: str

    @property
    def day(self) -> str:
        return day_words(self.on)

    @property
    def short_day(self) -> str:
        return f"{date_format(self.on, 'D')} {date_format(self.on, 'j M')}"

    @property
    def hours(self) -> str:
        return f"{self.begin}–{self.end}"


class Clock(NamedTuple):
    """The clock of a place, by the name of its zone."""

    name: str

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.name)

    @property
    def city(self) -> str:
        return city_of(self.name)

    def shows(self, at: datetime) -> str:
        """The time of day; where the clock shows it twice, it is said which one is meant."""
        time = time_format(at.astimezone(self.zone), "TIME_FORMAT")
        match showing(at, self.zone):
            case 1:
                return _("%(time)s (first)") % {"time": time}
            case 2:
                return _("%(time)s (second)") % {"time": time}
            case _:
                return time

    def day_of(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def reads(self, start: datetime, end: datetime) -> Reading:
        return Reading(self.city, self.day_of(start), self.shows(start), self.shows(end))


def day_words(day: date) -> str:
    """Tuesday, 24 November 2026."""
    return _("%(weekday)s, %(day)s") % {"weekday": date_format(day, "l"), "day": date_format(day)}


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def clock_of(request: Request) -> Clock:
    """The clock that `?zone=` asks for, for whoever is on a journey; else the reader's own."""
    asked = asked_zone(request)
    return Clock(asked or request.user.time_zone)


def asked_zone(request: HttpRequest) -> str:
    """The zone that the page is asked to be read in, empty for nonsense."""
    name = (request.POST or request.GET).get("zone", "")
    return name if name in zone_names() else ""


def clock_of_partner(line: Line) -> Clock | None:
    """None where they keep their time zone from partners."""
    return Clock(line.partner.user.time_zone) if line.has_clock else None


def day_asked(said: QueryDict, today: date, name: str = "on") -> date:
    """The day that the address names; today for nonsense and for what no calendar is made for."""
    try:
        day = date.fromisoformat(said.get(name, "")[:10])
    except ValueError:
        return today
    return day if abs(day - today) < timedelta(days=3 * 366) else today
