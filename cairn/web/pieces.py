"""What the pages of all pieces of a workspace do alike: one form, one question, one act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cairn.interface.forms import status_of
from cairn.interface.member import Request
from cairn.lib.refusal import Refusal
from cairn.mentoring.models import Mentorship


def form_page(
    request: Request, pair: Mentorship, form: BaseForm, *, refusal: Refusal | None, **words: Any
) -> HttpResponse:
    """A form about a piece, or the reason why it cannot be filled in.

    `words` are `title`, `back` (an address), perhaps `lead`, `button`, `fields` (a template with
    the fields), `remove` (an address) and `advice` (the place of a tip).
    """
    context = {"pair": pair, "form": form, "refusal": refusal, **_crumbs(pair), **words}
    return TemplateResponse(request, "workspace/form.html", context, status=status_of(form))


def question_page(
    request: Request, pair: Mentorship, *, refusal: Refusal | None, **words: Any
) -> HttpResponse:
    """Whether it is really to be removed: `title`, `name`, `back`, perhaps `lead`."""
    context = {"pair": pair, "refusal": refusal, **_crumbs(pair), **words}
    return TemplateResponse(request, "workspace/remove.html", context)


def done(request: Request, sentence: str, address: str) -> HttpResponse:
    """Say what was done, where it is seen."""
    messages.success(request, sentence)
    return redirect(address)


def timeline_of(pair: Mentorship, piece: Any = None) -> str:
    """The timeline, at a milestone."""
    address = reverse("timeline:show", args=[pair.key])
    return f"{address}#m-{piece.key}" if piece else address


def goals_of(pair: Mentorship, part: str = "") -> str:
    """Goals and actions, at the part that is named."""
    address = reverse("shared-goals:index", args=[pair.key])
    return f"{address}#{part}" if part else address


def updates_of(pair: Mentorship) -> str:
    return reverse("updates:index", args=[pair.key])


def resources_of(pair: Mentorship) -> str:
    """Resources, with the notes below them."""
    return reverse("resources:index", args=[pair.key])


def _crumbs(pair: Mentorship) -> dict[str, Any]:
    mentorships = (_("Mentorships"), reverse("mentorships:index"))
    return {"crumbs": [mentorships, (pair.topic, reverse("mentorships:show", args=[pair.key]))]}
