"""Meetings by the day: a week as a list of days, a month as a table of weeks."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.scheduling.choices import Weekday
from cairn.scheduling.timing.wall import instant
from cairn.web.clocks import asked_zone, clock_of, day_asked, monday_of
from cairn.web.lines import address, side_of, sides
from cairn.web.meeting_lines import MeetingLine, meeting_lines
from cairn.web.meetings import faces_of, frame, meetings_of

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
AT_MOST = 200


class Day(NamedTuple):
    """A day on the reader's clock; `is_aside` when it belongs to another month."""

    on: date
    lines: list[MeetingLine]
    is_today: bool
    is_aside: bool = False

    @property
    def label(self) -> str:
        return f"{date_format(self.on, 'l')}, {date_format(self.on, 'j F')}"


@members_only
@require_safe
def week(request: Request) -> HttpResponse:
    first = monday_of(_on(request))
    shown = Shown(request, [first + n * A_DAY for n in range(7)])
    last = shown.days[-1].on
    words = {"first": date_format(first, "j F"), "last": date_format(last)}
    context = {
        "days": shown.days,
        "words": _("%(first)s to %(last)s") % words,
        **shown.ways(first - A_WEEK, last + A_DAY),
        **frame(request, "meetings:week"),
    }
    return TemplateResponse(request, "meetings/week.html", context)


@members_only
@require_safe
def month(request: Request) -> HttpResponse:
    first = _on(request).replace(day=1)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    shown = Shown(request, [day for week in weeks for day in week], first.month)
    days = shown.days
    context = {
        "weeks": [days[n : n + 7] for n in range(0, len(days), 7)],
        "weekdays": Weekday.labels,
        "words": date_format(first, "YEAR_MONTH_FORMAT"),
        **shown.ways((first - A_DAY).replace(day=1), (first + 31 * A_DAY).replace(day=1)),
        **frame(request, "meetings:month"),
    }
    return TemplateResponse(request, "meetings/month.html", context)


class Shown:
    """Some days with the meetings that begin on them, read in one go."""

    def __init__(self, request: Request, days: list[date], month: int = 0) -> None:
        self._clock, self._on, self._month = clock_of(request), days, month
        self._asked = {"side": side_of(request), "zone": asked_zone(request)}
        lo, hi = (instant(day, 0, self._clock.zone) for day in (days[0], days[-1] + A_DAY))
        rows = meetings_of(request.member, "").filter(starts_at__gte=lo, starts_at__lt=hi)
        rows = faces_of(rows.order_by("starts_at", "pk"))[:AT_MOST]
        self._lines = meeting_lines(rows, request.member, self._clock)

    @property
    def days(self) -> list[Day]:
        found, today = defaultdict(list), self._clock.day_of(timezone.now())
        for line in self._of(self._asked["side"]):
            found[line.mine.on].append(line)
        return [Day(on, found[on], on == today, self._is_aside(on)) for on in self._on]

    def ways(self, before: date, after: date) -> dict[str, Any]:
        """The addresses before and after, and the filter by side."""
        asked, middle = self._asked, self._on[len(self._on) // 2]
        here = {**asked, "on": middle.isoformat()}
        return {
            "earlier": address(**asked, on=before.isoformat()),
            "later": address(**asked, on=after.isoformat()),
            "today": address(**asked),
            "sides": sides(lambda side: len(self._of(side)), here),
        }

    def _of(self, side: str) -> list[MeetingLine]:
        return [one for one in self._lines if side in ("", one.line.side)]

    def _is_aside(self, on: date) -> bool:
        return bool(self._month) and on.month != self._month


def _on(request: Request) -> date:
    return day_asked(request.GET, clock_of(request).day_of(timezone.now()))
