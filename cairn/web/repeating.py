"""Meeting again and again: planning a series, and changing what is left of one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.lib.refusal import Refusal
from cairn.mentoring.choices import Cadence, Commitment
from cairn.scheduling.choices import Recurrence
from cairn.scheduling.models import Meeting, MeetingSeries
from cairn.scheduling.preview import is_sound, preview
from cairn.scheduling.refusals import Refusal as No
from cairn.scheduling.timing.wall import wall
from cairn.web.clocks import Clock
from cairn.web.dates import Dates
from cairn.web.forms.meetings import HowForm
from cairn.web.forms.model_fields import values_of
from cairn.web.forms.repeating import RepeatForm, choices_in, seen_in
from cairn.web.meeting import address_of, crumbs_of, meeting_of
from cairn.web.offer import Offer
from cairn.web.pieces import done
from cairn.web.workspace import pair_of

RHYTHMS = {
    Cadence.WEEKLY: Recurrence.WEEKLY,
    Cadence.FORTNIGHTLY: Recurrence.EVERY_2_WEEKS,
    Cadence.MONTHLY: Recurrence.MONTHLY_WEEKDAY,
}
FEW = 6


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def repeat(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    desk = Planning(request, Offer(request, pair))
    if desk.books(lambda **plan: MeetingSeries.plan(pair, by=request.member, **plan)):
        return done(request, desk.result, reverse("meetings:of-pair", args=[key]))
    refusal = MeetingSeries.refusal_to_plan(pair, request.member)
    words = {"title": _("Meet regularly"), "back": reverse("meetings:book", args=[key])}
    return desk.page(refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def change_later(request: Request, key: str) -> HttpResponse:
    meeting = meeting_of(request, key)
    series, by, back = series_of(meeting), request.member, address_of(meeting)
    desk = Planning(request, Offer(request, meeting.mentorship, meeting))
    if desk.books(lambda **plan: series.change_later(by=by, since=meeting, **plan)):
        return done(request, desk.result, reverse("meetings:of-pair", args=[desk.pair.key]))
    refusal = series.refusal_to_change_later(by, meeting)
    return desk.page(refusal, title=_("Change this and all later"), back=back)


def series_of(meeting: Meeting) -> MeetingSeries:
    """The series that a meeting is of; for one that stands alone there is no such page."""
    if meeting.series is None:
        raise Http404
    meeting.series.mentorship = meeting.mentorship
    return meeting.series


class Planning:
    """The page of a series: what is asked for stands in the address, and what was chosen for
    single dates is sent with the form below them.
    """

    def __init__(self, request: Request, offer: Offer) -> None:
        self.request, self.offer, self.pair = request, offer, offer.pair
        self.since = offer.moving
        asked = request.GET if "rhythm" in request.GET else None
        begin = {} if asked else self._beginning
        self.form = RepeatForm(asked, clocks=self.clocks, initial=begin)
        self.how = HowForm(request.POST or None, initial=values_of(self.since, Meeting.EDITABLE))
        self._made: list[MeetingSeries] = []

    def books(self, act: Callable[..., Any]) -> bool:
        """Whether the form was sent, and the act did what it asks."""
        if self.form.pattern is None or "look" in self.request.POST:
            return False
        plan = {"pattern": self.form.pattern, "choices": choices_in(self.request.POST)}
        seen = seen_in(self.request.POST)
        book = lambda how: self._made.append(act(**plan, seen=seen, **how))  # noqa: E731
        return submitted(self.request, self.how, book)

    @property
    def result(self) -> str:
        """ "6 of 8 meetings are booked": nothing is dropped without a word."""
        series = self._made[0]
        words = {"n": series.meetings.count(), "count": series.count}
        if series.proposed().exists():
            return _("%(n)s of %(count)s meetings are proposed to the other one.") % words
        return _("%(n)s of %(count)s meetings are booked.") % words

    def page(self, refusal: Refusal | None, **words: Any) -> HttpResponse:
        dates, status = self._dates(), max(status_of(self.form), status_of(self.how))
        context = {
            "form": self.form,
            "how": self.how,
            "dates": dates,
            "refusal": refusal,
            "pair": self.pair,
            "partner": self.offer.line.partner.user,
            "crumbs": crumbs_of(self.pair),
            **words,
        }
        return TemplateResponse(self.request, "meetings/repeat.html", context, status=status)

    @property
    def clocks(self) -> list[Clock]:
        """The mentor's first: it is their hours that are offered."""
        clocks = self.offer.clocks
        return clocks if self.offer.reader_mentors else clocks[::-1]

    # Helpers

    def _dates(self) -> Dates | None:
        """None where the form asks for nothing yet, or for what is no series."""
        pattern = self.form.pattern
        if pattern is None:
            return None
        if not is_sound(pattern):
            self.form.add_error(None, str(No.OTHER_SERIES.label))
            return None
        plan = preview(
            self.pair,
            pattern,
            by=self.request.member,
            choices=choices_in(self.request.POST),
            leaving=self._leaving,
        )
        return Dates(plan, self.offer.clock, self.offer.other_than_own)

    @property
    def _leaving(self) -> list[int]:
        """The meetings that make room for the new ones."""
        since = self.since
        return [one.pk for one in since.series.later(since)] if since and since.series else []

    @property
    def _beginning(self) -> dict[str, Any]:
        """As the series is that changes; else from the first free time on, as often as agreed."""
        clock, since = self.clocks[0], self.since
        if since and since.series:
            pattern, left = since.series.pattern, since.series.later(since).count()
            rhythm, count, clock = pattern.rhythm.value, left, Clock(pattern.zone.key)
        else:
            rhythm, count = self._usual.value, FEW
        day, minute = wall(since.starts_at if since else self.offer.first, clock.zone)
        return {
            "rhythm": rhythm,
            "first": day,
            "time": time(*divmod(minute, 60)),
            "clock": clock.name,
            "minutes": self.offer.minutes,
            "count": count,
        }

    @property
    def _usual(self) -> Recurrence:
        """As often as the two have agreed; what fills the month's minutes, once a month."""
        if self.pair.mentor.minutes == Commitment.QUARTER:
            return Recurrence.MONTHLY_WEEKDAY
        return RHYTHMS[Cadence(self.pair.cadence)]
