"""Action items: adding and changing them, ticking, carrying over."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.refusals import origin
from cairn.web.forms.action_items import ActionItemForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, goals_of, question_page
from cairn.web.workspace import pair_of, piece_of
from cairn.workspace.models import ActionItem


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = ActionItemForm(request.POST or None, pair=pair, initial={"owner": by})
    if submitted(request, form, lambda values: ActionItem.add(pair, by=by, **values)):
        return done(request, _("Added to the action items."), goals_of(pair, "actions"))
    words = {"title": _("Add an action item"), "back": goals_of(pair, "actions")}
    refusal = ActionItem(mentorship=pair).refusal_to_add(by)
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    item = piece_of(request, ActionItem, key)
    pair, back = item.mentorship, goals_of(item.mentorship, "actions")
    form = ActionItemForm(request.POST or None, piece=item, pair=pair)
    if rewritten(request, form, item):
        return done(request, _("The action item is saved."), back)
    refusal, words = item.refusal_to_edit(request.member), {"back": back}
    words |= {"title": _("Change an action item"), "remove": _address(item, "remove")}
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_POST
def tick(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, ActionItem.tick)


@members_only
@require_POST
def untick(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, ActionItem.untick)


@members_only
@require_POST
def carry_over(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, ActionItem.carry_over)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    item = piece_of(request, ActionItem, key)
    back = goals_of(item.mentorship, "actions")
    if request.method == "POST":
        item.remove(by=request.member)
        return done(request, _("The action item is removed."), back)
    words = {"title": _("Remove this action item?"), "name": item.text, "back": back}
    refusal = item.refusal_to_remove(request.member)
    return question_page(request, item.mentorship, refusal=refusal, **words)


def _acted(request: Request, key: str, act: Callable[..., None]) -> HttpResponse:
    """Items are ticked on several pages: the answer leads back to the one in use."""
    act(piece_of(request, ActionItem, key), by=request.member)
    return redirect(origin(request))


def _address(item: ActionItem, verb: str) -> str:
    return reverse(f"action-items:{verb}", args=[item.key])
