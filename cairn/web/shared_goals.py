"""Goals and actions of a mentorship: the page, and what is done about a goal."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.web.forms.shared_goals import RatingForm, SharedGoalForm
from cairn.web.forms.versions import rewritten
from cairn.web.goalboard import Board
from cairn.web.pieces import done, form_page, goals_of, question_page
from cairn.web.workspace import desk, pair_of, piece_of
from cairn.workspace.models import SharedGoal


@members_only
@require_safe
def index(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    frame = desk(request, pair, "shared-goals:index")
    board = Board(pair, request.member, timezone.localdate())
    return TemplateResponse(request, "shared_goals/index.html", {**frame, "board": board})


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = SharedGoalForm(request.POST or None)
    if submitted(request, form, lambda values: SharedGoal.add(pair, by=by, **values)):
        return done(request, _("Your goal is set."), goals_of(pair))
    words = {"title": _("Set a goal"), "back": goals_of(pair), "lead": _lead()}
    refusal = SharedGoal(mentorship=pair).refusal_to_add(by)
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    goal = piece_of(request, SharedGoal, key)
    pair, back = goal.mentorship, goals_of(goal.mentorship, f"g-{key}")
    form = SharedGoalForm(request.POST or None, piece=goal)
    if rewritten(request, form, goal):
        return done(request, _("Your goal is saved."), back)
    refusal = goal.refusal_to_edit(request.member)
    words = {"title": _("Change a goal"), "back": back}
    if not goal.refusal_to_remove(request.member):
        words["remove"] = reverse("shared-goals:remove", args=[key])
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def rate(request: Request, key: str) -> HttpResponse:
    goal = piece_of(request, SharedGoal, key)
    pair, back = goal.mentorship, goals_of(goal.mentorship, f"g-{key}")
    form = RatingForm(request.POST or None)
    if submitted(request, form, lambda values: goal.rate(by=request.member, **values)):
        return done(request, _("Thank you: it is noted."), back)
    words = {"title": _("How near are you?"), "lead": goal.title, "back": back}
    refusal = goal.refusal_to_rate(request.member)
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_POST
def reach(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, SharedGoal.reach, _("Reached. Well done, both of you."))


@members_only
@require_POST
def let_go(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, SharedGoal.let_go, _("Let go. That is a decision, too."))


@members_only
@require_POST
def take_up(request: Request, key: str) -> HttpResponse:
    return _acted(request, key, SharedGoal.take_up, _("You work towards it again."))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    goal = piece_of(request, SharedGoal, key)
    if request.method == "POST":
        goal.remove(by=request.member)
        return done(request, _("The goal is removed."), goals_of(goal.mentorship))
    words = {"title": _("Remove this goal?"), "name": goal.title, "back": goals_of(goal.mentorship)}
    refusal = goal.refusal_to_remove(request.member)
    return question_page(request, goal.mentorship, refusal=refusal, **words)


def _lead() -> str:
    return _("Only the first line is needed. The others help to see when you are there.")


def _acted(request: Request, key: str, act: Callable[..., None], sentence: str) -> HttpResponse:
    goal = piece_of(request, SharedGoal, key)
    act(goal, by=request.member)
    return done(request, sentence, goals_of(goal.mentorship, f"g-{key}"))
