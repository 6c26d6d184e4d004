"""What happened in a workspace, the latest first: what was written and what was reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import F, QuerySet, Value

from cairn.communities.models import Membership
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import CheckIn, Milestone, Resource, SharedGoal, Update
from cairn.workspace.models.shared_goal import Status


class Source(NamedTuple):
    """One kind of entry: its rows as a member may see them, the field that dates them, whose it
    is, and what its template shows besides.
    """

    rows: Callable[[Membership], QuerySet[Any]]
    at: str
    author: str = "author"
    dressed: Callable[[Any], QuerySet[Any]] = lambda rows: rows


def _completed(member: Membership) -> QuerySet[Any]:
    rows: QuerySet[Any] = Milestone.objects.visible_to(member).standing()
    return rows.filter(completed_at__isnull=False)


def _reached(member: Membership) -> QuerySet[Any]:
    rows: QuerySet[Any] = SharedGoal.objects.visible_to(member)
    return rows.filter(status=Status.REACHED)


SOURCES: dict[str, Source] = {
    "update": Source(
        Update.objects.visible_to, "added_at", dressed=lambda rows: rows.with_comments()
    ),
    "check_in": Source(CheckIn.objects.visible_to, "added_at"),
    "milestone": Source(_completed, "completed_at", "completed_by"),
    "goal": Source(_reached, "settled_at"),
    "resource": Source(Resource.objects.visible_to, "added_at"),
}


class Entry(NamedTuple):
    kind: str
    piece: Any
    at: datetime
    author: Membership | None

    @property
    def template(self) -> str:
        return f"updates/_{self.kind}.html"


def feed_of(request: Request, pair: Mentorship) -> Page[Any]:
    """A page of entries: one query for their order, and one for each kind on it."""
    page = page_of(request, _order(pair, request.member))
    pieces = {kind: _pieces(kind, request.member, page) for kind in {row[0] for row in page}}
    page.object_list = [
        _entry(kind, pieces[kind][pk], at, pair) for kind, pk, at in page if pk in pieces[kind]
    ]
    return page


def _order(pair: Mentorship, member: Membership) -> QuerySet[Any, Any]:
    first, *others = (
        source.rows(member)
        .filter(mentorship=pair)
        .order_by()
        .annotate(kind=Value(kind), at=F(source.at))
        .values_list("kind", "pk", "at")
        for kind, source in SOURCES.items()
    )
    rows: QuerySet[Any, Any] = first.union(*others, all=True).order_by("-at", "-pk")
    return rows


def _pieces(kind: str, member: Membership, page: Page[Any]) -> dict[int, Any]:
    source, wanted = SOURCES[kind], [pk for name, pk, _at in page if name == kind]
    rows = source.rows(member).select_related(f"{source.author}__user__profile")
    return {piece.pk: piece for piece in source.dressed(rows).filter(pk__in=wanted)}


def _entry(kind: str, piece: Any, at: datetime, pair: Mentorship) -> Entry:
    piece.mentorship = pair
    return Entry(kind, piece, at, getattr(piece, SOURCES[kind].author))
