"""A series of meetings: all of its dates, an answer to them together, and its end."""

from __future__ import annotations

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.lib.refusal import Refusal
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import MeetingSeries
from cairn.web.clocks import Clock, clock_of
from cairn.web.forms.meetings import ReasonForm
from cairn.web.meeting import crumbs_of
from cairn.web.meeting_lines import meeting_lines
from cairn.web.pieces import done


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    series, by = _series_of(request, key), request.member
    meetings = series.meetings.order_by("starts_at").with_people()
    first = series.coming().first()
    context = {
        "series": series,
        "pair": series.mentorship,
        "city": Clock(series.time_zone).city,
        "lines": meeting_lines(meetings, by, clock_of(request)),
        "next": first,
        "refusal_to_answer": series.refusal_to_answer(by),
        "refusal_to_end": series.refusal_to_end(by),
        "crumbs": crumbs_of(series.mentorship),
    }
    return TemplateResponse(request, "meetings/series.html", context)


@members_only
@require_POST
def agree(request: Request, key: str) -> HttpResponse:
    series = _series_of(request, key)
    series.agree(by=request.member)
    return done(request, _("All of it is agreed."), _address_of(series))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: Request, key: str) -> HttpResponse:
    series, form = _series_of(request, key), ReasonForm(request.POST or None)
    if submitted(request, form, lambda no: series.decline(by=request.member, **no)):
        return done(request, _("Your answer is sent."), _address_of(series))
    words = {"title": _("Decline the series?"), "button": _("Decline all of it")}
    return _ask(request, series, form, series.refusal_to_answer(request.member), **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: Request, key: str) -> HttpResponse:
    series, form = _series_of(request, key), ReasonForm(request.POST or None)
    if submitted(request, form, lambda why: series.end(by=request.member, **why)):
        return done(request, _("The series has ended."), _address_of(series))
    words = {"title": _("End the series?"), "button": _("Cancel all that are left")}
    return _ask(request, series, form, series.refusal_to_end(request.member), **words)


def _series_of(request: Request, key: str) -> MeetingSeries:
    """A series of the member's own mentorships; for others there is no such page."""
    visible = MeetingSeries.objects.visible_to(request.member)
    found = cast("MeetingSeries", get_object_or_404(visible, key=key))
    pairs = Mentorship.objects.with_people().select_related("request")
    found.mentorship = pairs.get(pk=found.mentorship_id)
    return found


def _address_of(series: MeetingSeries) -> str:
    return reverse("meetings:series", args=[series.key])


def _ask(
    request: Request,
    series: MeetingSeries,
    form: ReasonForm,
    refusal: Refusal | None,
    **words: Any,
) -> HttpResponse:
    """Whether all of it is really meant: `title`, `button`."""
    left = list(series.coming().with_people())
    context = {
        "form": form,
        "lines": meeting_lines(left, request.member, clock_of(request)),
        "refusal": refusal,
        "back": _address_of(series),
        "crumbs": crumbs_of(series.mentorship),
        **words,
    }
    return TemplateResponse(request, "meetings/ask.html", context, status=status_of(form))
