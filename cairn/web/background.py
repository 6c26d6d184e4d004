"""Positions, education and links of one's own profile: adding, changing and removing them."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people.models import Education, Link, Position, Profile
from cairn.people.models.entry import Entry
from cairn.web.forms.background import EducationForm, LinkForm, PositionForm
from cairn.web.forms.model_fields import ModelFieldsForm, values_of
from cairn.web.profile import CRUMBS

REFUSALS_AT = {"current_has_no_end": "until", "ends_too_early": "until"}


class Kind(NamedTuple):
    """A part of the background: what it is made of, and its words."""

    model: type[Entry]
    form: type[ModelFieldsForm]
    adding: str | Promise
    changing: str | Promise
    removing: str | Promise


KINDS = {
    "positions": Kind(
        Position,
        PositionForm,
        gettext_lazy("Add a position"),
        gettext_lazy("Change a position"),
        gettext_lazy("Remove this position?"),
    ),
    "education": Kind(
        Education,
        EducationForm,
        gettext_lazy("Add education"),
        gettext_lazy("Change education"),
        gettext_lazy("Remove this education?"),
    ),
    "links": Kind(
        Link,
        LinkForm,
        gettext_lazy("Add a link"),
        gettext_lazy("Change a link"),
        gettext_lazy("Remove this link?"),
    ),
}


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, kind: str) -> HttpResponse:
    part, profile = _kind(kind), Profile.of(request.user)
    form = part.form(request.POST or None)
    add = part.model.add
    if submitted(request, form, lambda values: add(profile, **values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Added to your profile."))
        return redirect(_place(kind))
    context = {"form": form, "title": part.adding, "back": _place(kind), "crumbs": CRUMBS}
    return TemplateResponse(request, "profile/entry.html", context, status=status_of(form))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, kind: str, key: str) -> HttpResponse:
    part = _kind(kind)
    entry = get_object_or_404(part.model.objects.of(request.user), key=key)
    form = part.form(request.POST or None, initial=values_of(entry, part.model.EDITABLE))
    change = entry.edit
    if submitted(request, form, lambda values: change(**values), refusals_at=REFUSALS_AT):
        messages.success(request, _("Your profile is saved."))
        return redirect(_place(kind))
    remove = reverse("profile:remove", args=[kind, key])
    words = {"title": part.changing, "back": _place(kind), "remove": remove, "crumbs": CRUMBS}
    context = {"form": form, **words}
    return TemplateResponse(request, "profile/entry.html", context, status=status_of(form))


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, kind: str, key: str) -> HttpResponse:
    part = _kind(kind)
    entry = get_object_or_404(part.model.objects.of(request.user), key=key)
    if request.method == "POST":
        entry.discard()
        messages.success(request, _("Removed from your profile."))
        return redirect(_place(kind))
    name = getattr(entry, entry.EDITABLE[0])
    words = {"title": part.removing, "back": _place(kind), "crumbs": CRUMBS}
    context = {"name": name, **words}
    return TemplateResponse(request, "profile/remove.html", context)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _place(kind: str) -> str:
    """Where the part stands on the profile."""
    return f"{reverse('profile:index')}#{kind}"
