"""The sections of My mentorships: what each lists and counts, for its page and for Home."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship, Request, Seen
from cairn.mentoring.models import course as pairs
from cairn.mentoring.models import request as requests
from cairn.web.coming import with_meetings
from cairn.web.lines import FEW, Line, lines_of_pairs
from cairn.web.lines import lines as lines_of_requests
from cairn.workspace.health import with_notices
from cairn.workspace.meetings import with_meetings_told

Lines = dict[str, list[Line]]


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
PEOPLE = ("mentor__membership", "mentee__membership")
SHOWN = ("status", "user__name", "user__profile__handle", "user__profile__photo")
FACES = tuple(f"{person}__{shown}" for person in PEOPLE for shown in SHOWN)
# Under a disclosure.
ASIDE = {"paused": _("Paused"), "cancelled": _("Cancelled")}


def keys_of(name: str, member: Membership, side: str = "") -> QuerySet[Any]:
    """The ids of what a section lists, in its order."""
    section = SECTIONS[name]
    rows = section.noun.objects.seen_by(member, side).filter(status=section.status)
    return rows.values_list("pk", flat=True)


def dressed(rows: QuerySet[Any]) -> QuerySet[Any]:
    """With the faces of both people, and what tells how a pair is doing."""
    own = (field.name for field in rows.model._meta.concrete_fields)
    people = (f"{person}__user__profile" for person in PEOPLE)
    found: QuerySet[Any] = rows.select_related(*people).only(*own, *FACES)
    return found if rows.model is Request else with_notices(found)


def lines_of(name: str, keys: Iterable[int], member: Membership) -> list[Line]:
    """What the list of a section shows of those with these ids, in their order."""
    wanted, now = list(keys), timezone.now()
    if SECTIONS[name].noun is Request:
        lines = lines_of_requests(_requests(keys=wanted), member)
    else:
        read = _resting if name in ASIDE else _pairs
        lines = lines_of_pairs(read(keys=wanted, now=now), member)
    found = {line.noun.pk: line for line in lines}
    return [found[pk] for pk in wanted if pk in found]


class Row(NamedTuple):
    """What a member belongs to, in the few words that lists are made of.

    `every` is how many there are of its noun and status, seen from its side.
    """

    noun: str
    status: str
    mentors: bool
    since: datetime
    pk: int
    every: int

    @property
    def side(self) -> Seen:
        return Seen.MENTOR if self.mentors else Seen.MENTEE


@prepared
def _belongings(member: Any) -> QuerySet[Any, Any]:
    asked, begun = (noun.objects.belongings(member, FEW) for noun in (Request, Mentorship))
    return asked.union(begun, all=True).order_by("-at", "-pk")


class Mine:
    """What a member belongs to: how much of each kind, and the latest few, read in one query."""

    def __init__(self, member: Membership) -> None:
        self.rows = [Row(*words) for words in _belongings(member=member.pk)]

    @property
    def on_both_sides(self) -> bool:
        return len({row.side for row in self.rows}) > 1

    @property
    def mentees(self) -> int:
        """With how many people the member works as their mentor, those who rest included."""
        return self.of("active", Seen.MENTOR) + self.of("paused", Seen.MENTOR)

    def has(self, noun: type[Model], side: Seen) -> bool:
        """Whether there ever was one, seen from that side."""
        return any(r.side == side for r in self.rows if r.noun == noun._meta.model_name)

    def of(self, name: str, side: str = "") -> int:
        """How many a section has."""
        return sum({row.side: row.every for row in self._rows(name, side)}.values())

    def keys(self, name: str, side: str = "") -> list[int]:
        """The latest few of a section, by their id."""
        return [row.pk for row in self._rows(name, side)][:FEW]

    def _rows(self, name: str, side: str) -> list[Row]:
        noun, status = SECTIONS[name].noun._meta.model_name, SECTIONS[name].status
        return [
            row
            for row in self.rows
            if row.noun == noun and row.status == status and side in ("", row.side)
        ]


@dataclass(frozen=True, slots=True)
class Glimpse:
    """The first few rows of a section, and how many it has in all."""

    name: str
    label: str
    count: int
    lines: list[Line]


def glimpses(member: Membership, mine: Mine, side: str) -> list[Glimpse]:
    """What Home shows of the sections; one query for each noun that has something to show."""
    found = _first_lines(Request, member, mine, side) | _first_lines(Mentorship, member, mine, side)
    return [
        Glimpse(name, str(label), mine.of(name, side), found.get(name, []))
        for name, label in LABELS.items()
    ]


def _first_lines(noun: type[Model], member: Membership, mine: Mine, side: str) -> Lines:
    """The first few of the sections of one noun."""
    keys = {n: mine.keys(n, side) for n in LABELS if SECTIONS[n].noun is noun}
    wanted = [pk for first in keys.values() for pk in first]
    lines = {line.noun.pk: line for line in lines_of(next(iter(keys)), wanted, member)}
    return {name: [lines[pk] for pk in first if pk in lines] for name, first in keys.items()}


@prepared
def _requests(keys: Any) -> QuerySet[Any]:
    return dressed(Request.objects.filter(pk__in=[keys]))


@prepared
def _pairs(keys: Any, now: Any) -> QuerySet[Any]:
    """Of sections whose pairs do not rest."""
    return _with_meetings(Mentorship.objects.filter(pk__in=[keys]).with_rest(), now)


@prepared
def _resting(keys: Any, now: Any) -> QuerySet[Any]:
    return _with_meetings(Mentorship.objects.filter(pk__in=[keys]).prefetch_related("pauses"), now)


def _with_meetings(pairs: QuerySet[Any], now: Any) -> QuerySet[Any]:
    return with_meetings(with_meetings_told(dressed(pairs), now), now)
