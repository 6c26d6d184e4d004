"""What happened in a workspace, the latest first: what was written and what was reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import Count, F, OuterRef, QuerySet, Subquery, Value
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cairn.communities.models import Membership
from cairn.interface.member import Request
from cairn.interface.paging import PER_PAGE, page_of
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.web.feedrows import row_of_entry
from cairn.workspace.models import CheckIn, Milestone, Resource, SharedGoal, ThankYou, Update
from cairn.workspace.models.shared_goal import Status


class Source(NamedTuple):
    """One kind of entry: its rows as a member may see them, and the fields that hold when it was,
    its words, and who did it.
    """

    rows: Callable[[Any], QuerySet[Any]]
    at: str
    words: str = "title"
    by: str = "author_id"


def _completed(reader: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = Milestone.objects.visible_to(reader).standing()
    return rows.filter(completed_at__isnull=False)


def _reached(reader: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = SharedGoal.objects.visible_to(reader)
    return rows.filter(status=Status.REACHED)


SOURCES: dict[str, Source] = {
    "update": Source(Update.objects.visible_to, "added_at"),
    "check_in": Source(CheckIn.objects.visible_to, "added_at", words="mood"),
    "milestone": Source(_completed, "completed_at", by="completed_by_id"),
    "goal": Source(_reached, "settled_at"),
    "resource": Source(Resource.objects.visible_to, "added_at"),
    "thanks": Source(ThankYou.objects.visible_to, "written_at", words="text"),
}


class Entry(NamedTuple):
    """One of a feed: when it was, its words, who did it, and the row that shows it."""

    kind: str
    pk: int
    at: datetime
    key: str
    words: str
    by: int | None
    row: SafeString | None = None


def feed_of(request: Request, pair: Mentorship) -> Page[Any]:
    """A page of entries, in four queries: their number, their order, the updates, the check-ins."""
    return page_of(request, Feed(pair, request.member))


class Feed:
    """All entries of a pair, for a paginator: what it asks for is read."""

    def __init__(self, pair: Mentorship, reader: Membership) -> None:
        self.pair, self.reader = pair, reader

    def count(self) -> int:
        (numbers,) = _numbers(pair=self.pair.pk, reader=self.reader.pk)
        return sum(number or 0 for number in numbers)

    def __getitem__(self, part: slice) -> list[Entry]:
        ask = _entries_from(part.start)
        entries = [Entry(*row) for row in ask(pair=self.pair.pk, reader=self.reader.pk)]
        names = self._names(entries)
        pieces = {
            (kind, piece.pk): piece
            for kind, rows in PIECES.items()
            for piece in rows(pks=[entry.pk for entry in entries if entry.kind == kind])
        }
        return [
            entry._replace(row=self._row(entry, names, pieces.get(entry[:2])))
            for entry in entries
            if entry.kind not in PIECES or entry[:2] in pieces
        ]

    def _row(self, entry: Entry, names: dict[int | None, str], piece: Any) -> SafeString:
        who = names.get(entry.by, "")
        is_mine, is_open = entry.by == self.reader.pk, self.pair.ended_at is None
        may_remove = entry.kind == "check_in" and is_mine and is_open
        return row_of_entry(entry, who, self.pair.key, piece, may_remove=may_remove)

    def _names(self, entries: list[Entry]) -> dict[int | None, str]:
        """The two are read already; should it be somebody else, they are asked for."""
        names: dict[int | None, str] = {one.pk: one.user.name for one in self.pair.people}
        names[self.reader.pk] = _("You")
        others = {entry.by for entry in entries if entry.by} - set(names)
        if others:
            people = Membership.objects.filter(pk__in=others)
            names |= dict(people.values_list("pk", "user__name"))
        return names


@prepared
def _numbers(pair: Any, reader: Any) -> QuerySet[Mentorship, Any]:
    """How many entries there are of each kind."""
    numbers = [
        source.rows(reader)
        .filter(mentorship=OuterRef("pk"))
        .order_by()
        .values("mentorship")
        .annotate(number=Count("pk"))
        .values("number")
        for source in SOURCES.values()
    ]
    return Mentorship.objects.filter(pk=pair).values_list(*(Subquery(one) for one in numbers))


@cache
def _entries_from(first: int) -> Callable[..., list[Any]]:
    """The question for a page that begins there: where is a part of the SQL."""
    return prepared(lambda pair, reader: _entries(pair, reader)[first : first + PER_PAGE])


def _entries(pair: Any, reader: Any) -> QuerySet[Any, Any]:
    one, *others = (
        source.rows(reader)
        .filter(mentorship=pair)
        .order_by()
        .annotate(kind=Value(kind), at=F(source.at), said=F(source.words), by=F(source.by))
        .values_list("kind", "pk", "at", "key", "said", "by")
        for kind, source in SOURCES.items()
    )
    rows: QuerySet[Any, Any] = one.union(*others, all=True)
    return rows.order_by("-at", "-pk")


@prepared
def _updates(pks: Any) -> QuerySet[Update]:
    rows: QuerySet[Update] = Update.objects.filter(pk__in=[pks]).with_comments().order_by()
    return rows


@prepared
def _check_ins(pks: Any) -> QuerySet[CheckIn]:
    rows: QuerySet[CheckIn] = CheckIn.objects.filter(pk__in=[pks]).order_by()
    return rows


PIECES: dict[str, Callable[..., list[Any]]] = {"update": _updates, "check_in": _check_ins}
