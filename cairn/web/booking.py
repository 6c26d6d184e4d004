"""Agreeing on a time: one of those on offer, or another one that the partner is asked for."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship
from cairn.scheduling.agendas import Agenda, text_of
from cairn.scheduling.models import CalendarSource, Meeting, MeetingNote
from cairn.scheduling.models.meeting_note import Kind
from cairn.web.forms.meetings import BookForm, MoveForm, ProposeForm, ProposeMoveForm
from cairn.web.meeting import address_of, crumbs_of, meeting_of
from cairn.web.offer import Offer
from cairn.web.pieces import done
from cairn.web.workspace import pair_of

AT = {
    "taken": "starts_at",
    "past": "starts_at",
    "too_far": "starts_at",
    "too_soon": "starts_at",
    "other_length": "minutes",
    "reason_needed": "reason",
}
AT_WISHED = {**AT, "taken": "time", "past": "day", "too_far": "day", "too_soon": "time"}


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    form, made = BookForm(request.POST or None), []
    if submitted(request, form, lambda v: made.append(_book(pair, request, **v)), refusals_at=AT):
        return _agreed(request, made[0])
    refusal = Meeting.refusal_to_begin(pair, request.member)
    propose = reverse("meetings:propose", args=[key])
    words = {"title": _("Book a meeting"), "button": _("Book it"), "propose": propose}
    return _offer_page(request, form, Offer(request, pair), refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    offer, made = Offer(request, pair), []
    begin = {"minutes": offer.minutes}
    form = ProposeForm(request.POST or None, clocks=offer.clocks, initial=begin)
    act = lambda v: made.append(_book(pair, request, asks=True, **v))  # noqa: E731
    if submitted(request, form, act, refusals_at=AT_WISHED):
        return _agreed(request, made[0])
    refusal = Meeting.refusal_to_begin(pair, request.member)
    words = {"title": _("Propose a time"), "back": reverse("meetings:book", args=[key])}
    return _wish_page(request, form, offer, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def move(request: Request, key: str) -> HttpResponse:
    meeting, form = meeting_of(request, key), MoveForm(request.POST or None)
    if submitted(request, form, lambda v: _move(meeting, request, **v), refusals_at=AT):
        return _agreed(request, meeting)
    refusal = meeting.refusal_to_move(request.member)
    offer = Offer(request, meeting.mentorship, meeting)
    propose = reverse("meetings:propose-move", args=[key])
    words = {"title": _("Move the meeting"), "button": _("Move it"), "propose": propose}
    return _offer_page(request, form, offer, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def propose_move(request: Request, key: str) -> HttpResponse:
    meeting = meeting_of(request, key)
    offer = Offer(request, meeting.mentorship, meeting)
    form = ProposeMoveForm(
        request.POST or None, clocks=offer.clocks, initial={"minutes": meeting.minutes}
    )
    act = lambda v: _move(meeting, request, asks=True, **v)  # noqa: E731
    if submitted(request, form, act, refusals_at=AT_WISHED):
        return _agreed(request, meeting)
    refusal = meeting.refusal_to_move(request.member)
    words = {"title": _("Propose another time"), "back": reverse("meetings:move", args=[key])}
    return _wish_page(request, form, offer, refusal=refusal, **words)


def _book(pair: Mentorship, request: Request, *, agenda: str, **values: Any) -> Meeting:
    """Book, by what other calendars say just now, and begin the agenda that was chosen."""
    _look_anew(pair)
    meeting = Meeting.book(pair, by=request.member, **values)
    note = MeetingNote.of(meeting, Kind.AGENDA, request.member)
    if agenda and not note.version:
        text = text_of(Agenda(agenda))
        MeetingNote.write(meeting, kind=Kind.AGENDA, by=request.member, text=text, version=0)
    return meeting


def _move(meeting: Meeting, request: Request, **values: Any) -> None:
    _look_anew(meeting.mentorship)
    meeting.move(by=request.member, **values)


def _look_anew(pair: Mentorship) -> None:
    """At what the calendars of the two said too long ago; for a few seconds at most."""
    CalendarSource.refresh_stale(person.user for person in pair.people)


def _agreed(request: Request, meeting: Meeting) -> HttpResponse:
    agreed, asked = _("It is agreed."), _("The other one is asked for this time.")
    return done(request, asked if meeting.is_proposed else agreed, address_of(meeting))


def _offer_page(request: Request, form: Form, offer: Offer, **words: Any) -> HttpResponse:
    """The page with the times, or the times alone for whoever turns over the weeks."""
    part = "#times" if request.headers.get("HX-Request") else ""
    context = {"form": form, "offer": offer, **_frame(offer), **words}
    status = status_of(form)
    response = TemplateResponse(request, f"meetings/book.html{part}", context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _wish_page(request: Request, form: Form, offer: Offer, **words: Any) -> HttpResponse:
    context = {"form": form, "offer": offer, **_frame(offer), **words}
    return TemplateResponse(request, "meetings/propose.html", context, status=status_of(form))


def _frame(offer: Offer) -> dict[str, Any]:
    crumbs = crumbs_of(offer.pair)
    if offer.moving:
        crumbs.append((_("The meeting"), address_of(offer.moving)))
    return {"pair": offer.pair, "partner": offer.line.partner.user, "crumbs": crumbs}
