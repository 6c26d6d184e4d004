"""The sections of My mentorships: what each lists and counts, for its page and for Home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship, Request, Tally
from cairn.mentoring.models import course as pairs
from cairn.mentoring.models import request as requests
from cairn.web.lines import FEW, Line, lines


class Section(NamedTuple):
    """Which noun a section lists, and in which status."""

    noun: type[Request] | type[Mentorship]
    status: str


SECTIONS = {
    "pending": Section(Request, requests.Status.PENDING),
    "active": Section(Mentorship, pairs.Status.ACTIVE),
    "paused": Section(Mentorship, pairs.Status.PAUSED),
    "completed": Section(Mentorship, pairs.Status.COMPLETED),
    "cancelled": Section(Mentorship, pairs.Status.CANCELLED),
    "rejected": Section(Request, requests.Status.DECLINED),
}
LABELS = {
    "pending": _("Pending"),
    "active": _("Active"),
    "paused": _("Paused"),
    "completed": _("Completed"),
    "cancelled": _("Cancelled"),
    "rejected": _("Rejected"),
}


def rows_of(name: str, member: Membership, side: str = "") -> QuerySet[Any]:
    section = SECTIONS[name]
    mine = section.noun.objects.seen_by(member, side).filter(status=section.status)
    rows: QuerySet[Any] = mine.with_people()
    return rows


class Counts:
    """How many rows each section has for a member; two queries answer for all of them."""

    def __init__(self, member: Membership) -> None:
        self.requests: Tally = Request.objects.tally(member)
        self.pairs: Tally = Mentorship.objects.tally(member)

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


def glimpse(name: str, member: Membership, counts: Counts) -> Glimpse:
    """What Home shows of a section; the database is asked only when there is something."""
    count = counts.of(name)
    rows = rows_of(name, member)[:FEW] if count else []
    return Glimpse(name, str(LABELS[name]), count, lines(rows, member))
