"""One's own profile: the hub, what is told about oneself, and who sees it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people.choices import Audience, Section
from cairn.people.completeness import completeness_of
from cairn.people.models import Profile
from cairn.web.forms.profile import AboutForm, AudiencesForm
from cairn.web.people import seen

CRUMBS = [(gettext_lazy("Your profile"), reverse_lazy("profile:index"))]

# Where each step of a full profile is done: a page, and the place on it.
STEPS = {
    "skills": ("skills:new", [], ""),
    "goals": ("goals:new", [], ""),
    "headline": ("profile:edit", [], "#id_headline"),
    "languages": ("profile:edit", [], "#id_language_0"),
    "hours": ("profile:edit", [], "#id_day_parts_0"),
    "stage": ("profile:edit", [], "#id_stage"),
    "position": ("profile:new", ["positions"], ""),
    "photo": ("profile:photo", [], ""),
    "bio": ("profile:edit", [], "#id_bio"),
    "industry": ("profile:edit", [], "#id_industry"),
}

VIEWERS = {
    "stranger": (gettext_lazy("A stranger"), Audience.ANYONE),
    "member": (gettext_lazy("A member"), Audience.MEMBERS),
    "mentor": (gettext_lazy("A mentor"), Audience.MENTORS),
}


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    profile = _own_with_details(request)
    completeness = completeness_of(profile)
    step = completeness.next_step
    context = {
        **seen(profile, Audience.ONLY_ME),
        "completeness": completeness,
        "step_url": _page_of(step.name) if step else "",
        "seen_by": {section: profile.audience_of(section).label for section in Section.values},
    }
    return TemplateResponse(request, "profile/index.html", context)


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    profile = Profile.of(request.user)
    form = AboutForm(request.POST or None, profile=profile)
    if submitted(request, form, lambda values: profile.edit(**values)):
        messages.success(request, _("Your profile is saved."))
        return redirect("profile:index")
    context = {"form": form, "profile": profile, "crumbs": CRUMBS}
    return TemplateResponse(request, "profile/edit.html", context, status=status_of(form))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def audiences(request: Request) -> HttpResponse:
    profile = Profile.of(request.user)
    form = AudiencesForm(request.POST or None, profile=profile)
    if submitted(request, form, profile.choose_audiences):
        messages.success(request, _("Saved: see for yourself how others see you now."))
        return redirect("profile:view-as", "member")
    context = {"form": form, "choices": Audience.choices, "crumbs": CRUMBS}
    return TemplateResponse(request, "profile/audiences.html", context, status=status_of(form))


@people_only
@require_safe
def view_as(request: Request, viewer: str) -> HttpResponse:
    if viewer not in VIEWERS:
        raise Http404
    profile, audience = _own_with_details(request), VIEWERS[viewer][1]
    context = {
        **seen(profile, audience),
        "hidden": audience == Audience.ANYONE and not profile.is_open,
        "tabs": _tabs(viewer),
        "crumbs": CRUMBS,
    }
    return TemplateResponse(request, "profile/as.html", context)


def _own_with_details(request: Request) -> Profile:
    own = Profile.of(request.user)
    return Profile.objects.with_details().get(pk=own.pk)


def _page_of(step: str) -> str:
    name, args, place = STEPS[step]
    return reverse(name, args=args) + place


def _tabs(current: str) -> list[dict[str, object]]:
    return [
        {"label": label, "url": reverse("profile:view-as", args=[name]), "current": name == current}
        for name, (label, _audience) in VIEWERS.items()
    ]
