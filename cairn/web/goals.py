"""One's own learning goals: listing, adding, changing and removing them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people.models import LearningGoal, Profile, Skill
from cairn.web.forms.model_fields import values_of
from cairn.web.forms.skills import GoalForm
from cairn.web.profile import CRUMBS

REFUSALS_AT = {
    "goal_listed": "skill",
    "too_many_goals": "skill",
    "not_a_name": "skill",
    "nothing_to_learn": "level_wanted",
}


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    listed = LearningGoal.objects.of(request.user).select_related("skill")
    saved = next((line for line in listed if line.key == request.GET.get("saved")), None)
    context = {"goals": listed, "saved": saved, "crumbs": CRUMBS}
    return TemplateResponse(request, "goals/index.html", context)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    profile = Profile.of(request.user)
    form = GoalForm(request.POST or None)
    add = LearningGoal.add
    if submitted(request, form, lambda values: add(profile, **values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Added to your learning goals."))
        return redirect(_list(LearningGoal.objects.of(request.user).latest("pk")))
    context = {"form": form, "names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "goals/new.html", context, status=status_of(form))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    goal = _own(request, key)
    begin = {**values_of(goal, LearningGoal.EDITABLE), "skill": goal.skill.name}
    form = GoalForm(request.POST or None, initial=begin)
    change = goal.edit
    if submitted(request, form, lambda values: change(**values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Your learning goal is saved."))
        return redirect(_list(goal))
    context = {"form": form, "goal": goal, "names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "goals/edit.html", context, status=status_of(form))


@people_only
@require_POST
def keep_words(request: Request, key: str) -> HttpResponse:
    goal = _own(request, key)
    goal.keep_words()
    messages.success(request, _("Kept, by your own words."))
    return redirect(_list(goal))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    goal = _own(request, key)
    if request.method == "POST":
        goal.discard()
        messages.success(request, _("Removed from your learning goals."))
        return redirect("goals:index")
    words = {"title": _("Remove this learning goal?"), "back": reverse("goals:index")}
    context = {"name": goal.skill.name, "crumbs": CRUMBS, **words}
    return TemplateResponse(request, "profile/remove.html", context)


def _own(request: Request, key: str) -> LearningGoal:
    own = LearningGoal.objects.of(request.user).select_related("skill", "profile__user")
    goal: LearningGoal = get_object_or_404(own, key=key)
    return goal


def _list(saved: LearningGoal) -> str:
    """The list, which tells how the saved line was understood."""
    return f"{reverse('goals:index')}?saved={saved.key}"
