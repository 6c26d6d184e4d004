"""Who needs a coordinator: signs that pairs gave, low pulses, notes on endings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities.models import Membership
from cairn.interface.guards import coordinators_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import EndNote
from cairn.web.lines import tabs
from cairn.workspace.models import CheckIn, Nudge, Pulse

LABELS = {
    "signs": _("Signs"),
    "told": _("Told to you alone"),
    "pulses": _("Low pulses"),
    "notes": _("Notes on endings"),
}
WHO = ("mentorship__mentor__membership__user", "mentorship__mentee__membership__user")


def _signs(member: Membership) -> QuerySet[Any]:
    """Those of mentorships that still go on."""
    return Nudge.objects.visible_to(member).filter(mentorship__ended_at=None).order_by("-pk")


def _told(member: Membership) -> QuerySet[Any]:
    """Check-ins that the partner does not read."""
    return CheckIn.objects.confided_to(member).select_related("author__user").order_by("-pk")


def _pulses(member: Membership) -> QuerySet[Any]:
    return Pulse.objects.visible_to(member).low().select_related("member__user").order_by("-pk")


def _notes(member: Membership) -> QuerySet[Any]:
    return EndNote.objects.visible_to(member).select_related("author__user").order_by("-written_at")


PARTS: dict[str, Callable[[Membership], QuerySet[Any]]] = {
    "signs": _signs,
    "told": _told,
    "pulses": _pulses,
    "notes": _notes,
}


@coordinators_only
@require_safe
def index(request: Request) -> HttpResponse:
    asked = request.GET.get("part", "")
    part, member = asked if asked in PARTS else "signs", request.member
    context = {
        "part": part,
        "page": page_of(request, PARTS[part](member).select_related(*WHO)),
        "tabs": tabs("part", LABELS, lambda name: PARTS[name](member).count(), part=part),
    }
    return TemplateResponse(request, "care/index.html", context)
