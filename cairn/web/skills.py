"""One's own skills and learning goals: listing, adding, changing and removing them."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people.models import Expertise, LearningGoal, Profile, Skill
from cairn.people.models.expertise import SkillEntry
from cairn.web.forms.model_fields import ModelFieldsForm, values_of
from cairn.web.forms.skills import GoalForm, SkillForm, TypedForm
from cairn.web.profile import CRUMBS


class Kind(NamedTuple):
    """One of the two lists: its routes and templates, what it is made of, and its words."""

    name: str
    model: type[SkillEntry]
    form: type[ModelFieldsForm]
    refusals_at: dict[str, str]
    adding: str | Promise
    changing: str | Promise
    removing: str | Promise

    @property
    def url(self) -> str:
        return reverse(f"{self.name}:index")

    def url_of(self, entry: SkillEntry, verb: str) -> str:
        return reverse(f"{self.name}:{verb}", args=[entry.key])

    def url_with(self, saved: SkillEntry) -> str:
        """The list, which tells how the saved line was understood."""
        return f"{self.url}?saved={saved.key}"


SKILLS = Kind(
    "skills",
    Expertise,
    SkillForm,
    dict.fromkeys(("skill_listed", "too_many_skills", "not_a_name"), "skill"),
    gettext_lazy("Add a skill"),
    gettext_lazy("Change a skill"),
    gettext_lazy("Remove this skill?"),
)
GOALS = Kind(
    "goals",
    LearningGoal,
    GoalForm,
    dict.fromkeys(("goal_listed", "too_many_goals", "not_a_name"), "skill")
    | {"nothing_to_learn": "level_wanted"},
    gettext_lazy("Add a learning goal"),
    gettext_lazy("Change a learning goal"),
    gettext_lazy("Remove this learning goal?"),
)


@people_only
@require_safe
def index(request: Request, kind: Kind) -> HttpResponse:
    listed = kind.model.objects.of(request.user).select_related("skill")
    saved = next((line for line in listed if line.key == request.GET.get("saved")), None)
    context = {"entries": listed, "saved": saved, "crumbs": CRUMBS}
    return TemplateResponse(request, f"{kind.name}/index.html", context)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, kind: Kind) -> HttpResponse:
    profile, form = Profile.of(request.user), kind.form(request.POST or None)
    add = kind.model.add
    if submitted(request, form, lambda said: add(profile, **said), refusals_at=kind.refusals_at):
        messages.success(request, _("Added to your profile."))
        return redirect(kind.url_with(kind.model.objects.of(request.user).latest("pk")))
    return _page(request, kind, form, title=kind.adding)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, kind: Kind, key: str) -> HttpResponse:
    entry = _own(request, kind, key)
    begin = {**values_of(entry, kind.model.EDITABLE), "skill": entry.skill.name}
    form, change = kind.form(request.POST or None, initial=begin), entry.edit
    if submitted(request, form, lambda said: change(**said), refusals_at=kind.refusals_at):
        messages.success(request, _("Your profile is saved."))
        return redirect(kind.url_with(entry))
    remove, keep = kind.url_of(entry, "remove"), kind.url_of(entry, "keep-words")
    return _page(
        request, kind, form, title=kind.changing, entry=entry, remove=remove, keep_url=keep
    )


@people_only
@require_POST
def keep_words(request: Request, kind: Kind, key: str) -> HttpResponse:
    entry = _own(request, kind, key)
    entry.keep_words()
    messages.success(request, _("Kept, by your own words."))
    return redirect(kind.url_with(entry))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, kind: Kind, key: str) -> HttpResponse:
    entry = _own(request, kind, key)
    if request.method == "POST":
        entry.discard()
        messages.success(request, _("Removed from your profile."))
        return redirect(kind.url)
    words = {"title": kind.removing, "back": kind.url, "crumbs": CRUMBS}
    context = {"name": entry.skill.name, **words}
    return TemplateResponse(request, "profile/remove.html", context)


@people_only
@require_safe
def suggest(request: Request) -> HttpResponse:
    form = TypedForm(request.GET)
    typed = form.cleaned_data["skill"] if form.is_valid() else ""
    context = {"names": Skill.suggested(typed) if typed else Skill.known_names(), "typed": typed}
    return TemplateResponse(request, "skills/_options.html", context)


def _own(request: Request, kind: Kind, key: str) -> SkillEntry:
    own = kind.model.objects.of(request.user).select_related("skill", "profile__user")
    entry: SkillEntry = get_object_or_404(own, key=key)
    return entry


def _page(request: Request, kind: Kind, form: ModelFieldsForm, **context: object) -> HttpResponse:
    context |= {"form": form, "fields": f"{kind.name}/_fields.html", "back": kind.url}
    context |= {"names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "skills/entry.html", context, status=status_of(form))
