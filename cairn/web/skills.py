"""One's own skills: listing, adding, changing and removing them."""

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
from cairn.people.models import Expertise, Profile, Skill
from cairn.web.forms.model_fields import values_of
from cairn.web.forms.skills import SkillForm, TypedForm
from cairn.web.profile import CRUMBS

REFUSALS_AT = dict.fromkeys(("skill_listed", "too_many_skills", "not_a_name"), "skill")


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    listed = Expertise.objects.of(request.user).select_related("skill")
    saved = next((line for line in listed if line.key == request.GET.get("saved")), None)
    context = {"skills": listed, "saved": saved, "crumbs": CRUMBS}
    return TemplateResponse(request, "skills/index.html", context)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    profile = Profile.of(request.user)
    form = SkillForm(request.POST or None)
    add = Expertise.add
    if submitted(request, form, lambda values: add(profile, **values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Added to your skills."))
        return redirect(_list(Expertise.objects.of(request.user).latest("pk")))
    context = {"form": form, "names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "skills/new.html", context, status=status_of(form))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    expertise = _own(request, key)
    begin = {**values_of(expertise, Expertise.EDITABLE), "skill": expertise.skill.name}
    form = SkillForm(request.POST or None, initial=begin)
    change = expertise.edit
    if submitted(request, form, lambda values: change(**values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Your skill is saved."))
        return redirect(_list(expertise))
    context = {"form": form, "expertise": expertise, "names": Skill.known_names(), "crumbs": CRUMBS}
    return TemplateResponse(request, "skills/edit.html", context, status=status_of(form))


@people_only
@require_POST
def keep_words(request: Request, key: str) -> HttpResponse:
    expertise = _own(request, key)
    expertise.keep_words()
    messages.success(request, _("Kept, by your own words."))
    return redirect(_list(expertise))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    expertise = _own(request, key)
    if request.method == "POST":
        expertise.discard()
        messages.success(request, _("Removed from your skills."))
        return redirect("skills:index")
    words = {"title": _("Remove this skill?"), "back": reverse("skills:index")}
    context = {"name": expertise.skill.name, "crumbs": CRUMBS, **words}
    return TemplateResponse(request, "profile/remove.html", context)


@people_only
@require_safe
def suggest(request: Request) -> HttpResponse:
    form = TypedForm(request.GET)
    typed = form.cleaned_data["skill"] if form.is_valid() else ""
    context = {"names": Skill.suggested(typed) if typed else Skill.known_names(), "typed": typed}
    return TemplateResponse(request, "skills/_options.html", context)


def _own(request: Request, key: str) -> Expertise:
    own = Expertise.objects.of(request.user).select_related("skill", "profile__user")
    expertise: Expertise = get_object_or_404(own, key=key)
    return expertise


def _list(saved: Expertise) -> str:
    """The list, which tells how the saved line was understood."""
    return f"{reverse('skills:index')}?saved={saved.key}"
