"""What the links in a mail about a meeting open."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import open_to_all, people_only
from cairn.interface.member import Request, choose_community
from cairn.scheduling.models import Meeting
from cairn.scheduling.passes import Opened, Pass
from cairn.web.clocks import Clock
from cairn.web.forms.meetings import ReasonForm
from cairn.web.meeting_lines import meeting_lines

# The address is a permission: no cache keeps it, and no other page is told of it. Of a page with
# `no-referrer` browsers send forms without their origin, which the guard against forgery refuses.
QUIET = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow",
}


def kept_quiet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def quiet(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        for name, value in QUIET.items():
            response[name] = value
        return response

    return quiet


@open_to_all(why="the signed link says which of the two cancels which meeting, and shows no more")
@require_http_methods(["GET", "HEAD", "POST"])
@kept_quiet
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing, since scanners open links; posting to it cancels the meeting."""
    ticket = _pass_of(token)
    if ticket.is_over:
        return TemplateResponse(request, "meetings/link_over.html", status=410)
    (meeting, by), form = _opened_by(ticket), ReasonForm(request.POST or None)
    if submitted(request, form, lambda why: meeting.cancel(by=by, **why)):
        return redirect("meetings:mail-cancel", token)
    context = {
        "form": form,
        "seen": meeting_lines([meeting], by, Clock(by.user.time_zone))[0],
        "refusal": meeting.refusal_to_cancel(by),
        "refusal_to_move": meeting.refusal_to_move(by),
        "has_moved": meeting.ends_at != ticket.until,
    }
    return TemplateResponse(request, "meetings/by_mail.html", context, status=status_of(form))


@people_only
@require_safe
def move(request: Request, key: str) -> HttpResponse:
    """To the page that moves it, in the meeting's community, whichever of theirs was open."""
    mine = Meeting.objects.filter(participants__user=request.user)
    pairs = mine.select_related("mentorship__mentor__membership")
    meeting: Meeting = get_object_or_404(pairs, key=key)
    if request.method == "GET":
        choose_community(request, meeting.mentorship.mentor.membership.community_id)
    return redirect("meetings:move", key)


def _pass_of(token: str) -> Pass:
    ticket = Pass.read(token)
    if ticket is None:
        raise Http404
    return ticket


def _opened_by(ticket: Pass) -> Opened:
    opened = ticket.open()
    if opened is None:
        raise Http404
    return opened
