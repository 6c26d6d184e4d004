"""The sections of My mentorships: what each lists and counts, for its page and for Home."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship, Request, Seen, Tally
from cairn.mentoring.models import course as pairs
from cairn.mentoring.models import request as requests
from cairn.web.lines import FEW, Line, lines, lines_of_pairs
from cairn.workspace.health import with_notices


class Section(NamedTuple):
    """Which noun a section lists, and in which status."""

    noun: type[Request] | type[Mentorship]
    status: str


SECTIONS = {
    "pending": Section(Request, requests.Status.PENDING),
    "active": Section(Mentorship, pairs.Status.ACTIVE),
    "completed": Section(Mentorship, pairs.Status.COMPLETED),
    "rejected": Section(Request, requests.Status.DECLINED),
    "paused": Section(Mentorship, pairs.Status.PAUSED),
    "cancelled": Section(Mentorship, pairs.Status.CANCELLED),
}
LABELS = {
    "pending": _("Pending"),
    "active": _("Active"),
    "completed": _("Completed"),
    "rejected": _("Rejected"),
}
# Under a disclosure.
ASIDE = {"paused": _("Paused"), "cancelled": _("Cancelled")}


def rows_of(name: str, member: Membership, side: str = "") -> QuerySet[Any]:
    """The rows of a section, with all that its list shows of them."""
    section = SECTIONS[name]
    mine = section.noun.objects.seen_by(member, side).filter(status=section.status).with_people()
    rows: QuerySet[Any] = mine if section.noun is Request else dressed(mine)
    return rows


def dressed(pairs: QuerySet[Any]) -> QuerySet[Any]:
    """With what tells how each pair is doing."""
    return with_notices(pairs.prefetch_related("pauses"))


def lines_of(name: str, rows: Iterable[Any], member: Membership) -> list[Line]:
    return lines(rows, member) if SECTIONS[name].noun is Request else lines_of_pairs(rows, member)


class Counts:
    """How many rows each section has for a member, read in one query."""

    def __init__(self, member: Membership) -> None:
        asked, begun = (noun.objects.tallied(member) for noun in (Request, Mentorship))
        rows = list(asked.union(begun, all=True))
        self.requests: Tally = Tally.read(rows, "request")
        self.pairs: Tally = Tally.read(rows, "mentorship")

    @property
    def on_both_sides(self) -> bool:
        return len({side for tally in (self.requests, self.pairs) for _, side in tally}) > 1

    @property
    def mentees(self) -> int:
        """With how many people the member works as their mentor, those who rest included."""
        return self.of("active", Seen.MENTOR) + self.of("paused", Seen.MENTOR)

    def of(self, name: str, side: str = "") -> int:
        section = SECTIONS[name]
        tally = self.requests if section.noun is Request else self.pairs
        return tally.count(section.status, side)


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The first few rows of a section, and how many it has in all."""

    name: str
    label: str
    count: int
    lines: list[Line]


def glimpses(member: Membership, counts: Counts, side: str) -> list[Glimpse]:
    """What Home shows of the sections; one query for each noun that has something to show."""
    found: dict[str, list[Line]] = {}
    for noun in (Request, Mentorship):
        full = [name for name in LABELS if SECTIONS[name].noun is noun and counts.of(name, side)]
        found |= _first_rows(full, member, side) if full else {}
    return [
        Glimpse(name, str(label), counts.of(name, side), found.get(name, []))
        for name, label in LABELS.items()
    ]


def _first_rows(names: list[str], member: Membership, side: str) -> dict[str, list[Line]]:
    """The first few of several sections of one noun."""
    first = Q()
    for name in names:
        first |= Q(pk__in=rows_of(name, member, side).values("pk")[:FEW])
    rows = rows_of(names[0], member, side).model.objects.filter(first).with_people()
    if SECTIONS[names[0]].noun is Mentorship:
        rows = dressed(rows)
    known = lines_of(names[0], rows, member)
    return {
        name: [line for line in known if line.noun.status == SECTIONS[name].status]
        for name in names
    }
