"""Everything that the reader has said that they will do, in all of their mentorships."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, QuerySet, Window
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cairn.communities.models import Membership
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import Mentorship
from cairn.web.lines import FEW, asked_by_side, side_of
from cairn.workspace.models import ActionItem


class Todo(NamedTuple):
    """The first few, and how many there are."""

    items: list[Any]
    number: int


def todo_of(member: Membership, side: str) -> Todo:
    """Of the member's mentorships, seen from that side."""
    items = _first_items(member, side)
    return Todo(items, items[0].every if items else 0)


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    page = page_of(request, _items(request.member, side_of(request)))
    return TemplateResponse(
        request, "todo/index.html", {"page": page, "today": timezone.localdate()}
    )


@asked_by_side
def _first_items(member: Any, side: str) -> QuerySet[Any]:
    found: QuerySet[Any] = _items(member, side).annotate(every=Window(Count("pk")))[:FEW]
    return found


def _items(member: Any, side: str) -> QuerySet[Any]:
    mine = Mentorship.objects.seen_by(member, side)
    rows = ActionItem.objects.open().owned_by(member).filter(mentorship__in=mine)
    found: QuerySet[Any] = rows.select_related("mentorship").soonest_first()
    return found
