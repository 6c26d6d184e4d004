"""Milestones: adding and changing them, their states, their order."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.web.forms.milestones import MilestoneForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, timeline_of
from cairn.web.workspace import pair_of, piece_of
from cairn.workspace.models import Milestone

AT = {"week_or_day": "week", "not_of_this_pair": "goal"}


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = MilestoneForm(request.POST or None, pair=pair)
    if submitted(request, form, lambda v: Milestone.add(pair, by=by, **v), refusals_at=AT):
        return done(request, _("Added to the timeline."), timeline_of(pair))
    refusal = Milestone(mentorship=pair).refusal_to_add(by)
    words = {"title": _("Add a milestone"), "back": timeline_of(pair)}
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    stone = piece_of(request, Milestone, key)
    pair, back = stone.mentorship, timeline_of(stone.mentorship, stone)
    form = MilestoneForm(request.POST or None, piece=stone, pair=pair)
    if rewritten(request, form, stone, refusals_at=AT):
        return done(request, _("The milestone is saved."), back)
    refusal = stone.refusal_to_edit(request.member)
    words = {"title": _("Change a milestone"), "back": back}
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_POST
def start(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, Milestone.start, _("Started."))


@members_only
@require_POST
def put_off(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, Milestone.put_off, _("Put off: it is not started again."))


@members_only
@require_POST
def complete(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, Milestone.complete, _("Completed. Well done."))


@members_only
@require_POST
def reopen(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, Milestone.reopen, _("It is in progress again."))


@members_only
@require_POST
def up(request: Request, key: str) -> HttpResponse:
    return _moved(request, key, up=True)


@members_only
@require_POST
def down(request: Request, key: str) -> HttpResponse:
    return _moved(request, key, up=False)


@members_only
@require_POST
def remove(request: Request, key: str) -> HttpResponse:
    stone = piece_of(request, Milestone, key)
    stone.remove(by=request.member)
    undo = {
        "sentence": _("Removed from the timeline."),
        "action": reverse("milestones:put-back", args=[key]),
    }
    messages.success(request, render_to_string("workspace/_undo.html", undo, request))
    return redirect(timeline_of(stone.mentorship))


@members_only
@require_POST
def put_back(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, Milestone.put_back, _("It is on the timeline again."))


def _acted(request: Request, key: str, act: Callable[..., None], sentence: str) -> HttpResponse:
    stone = piece_of(request, Milestone, key)
    act(stone, by=request.member)
    return done(request, sentence, timeline_of(stone.mentorship, stone))


def _moved(request: Request, key: str, *, up: bool) -> HttpResponse:
    stone = piece_of(request, Milestone, key)
    stone.move(by=request.member, up=up)
    return redirect(timeline_of(stone.mentorship, stone))
