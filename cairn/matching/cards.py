"""Mentors as a list shows them: everything a card says, in two queries for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from math import ceil
from statistics import median
from typing import Any, NamedTuple

from django.db.models import F, FilteredRelation, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import ngettext

from cairn import engine
from cairn.matching import reasons
from cairn.matching.codes import hours_of
from cairn.matching.expertise import Known
from cairn.matching.measures import WEIGHTS
from cairn.matching.profiles import open_pairs, shown
from cairn.matching.readers import Bond, Reader, Tie
from cairn.matching.seekers import Seeker
from cairn.mentoring.models import Availability, Mentor, Request
from cairn.mentoring.models.request import Status
from cairn.people.choices import Section
from cairn.people.models import Profile

ANSWERS_COUNTED, ANSWERS_NEEDED = 10, 3
HELPS_SHOWN, SKILLS_SHOWN = 3, 4

SHOWN = {
    "user": "membership__user",
    "name": "membership__user__name",
    "zone": "membership__user__time_zone",
    **{
        name: f"membership__user__profile__{name}"
        for name in ("handle", "photo", "headline", "day_parts", "audiences")
    },
    "title": "now__title",
    "organisation": "now__organisation",
}
"""What a card reads of a person, beside the mentor: attribute and path."""
MENTOR_FIELDS = (
    "offering",
    "accepting",
    "seats",
    "minutes",
    "rested_at",
    "membership__status",
    "membership__community",
)


class Match(NamedTuple):
    """A score as the page draws it: the number, how full the cairn is of 100, and the word."""

    number: str
    height: str
    word: str

    @classmethod
    def of(cls, score: float) -> Match:
        number = number_format(score, decimal_pos=None if score % 1 else 0)
        return cls(number, str(score), reasons.verdict(score))


@dataclass(frozen=True, slots=True)
class Card:
    """One mentor. `score` is 0–100, None for a reader without goals; texts may be empty."""

    handle: str
    name: str
    photo: str
    position: str
    skills: str
    availability: Availability
    time: str
    seats: str
    score: float | None
    helps: tuple[str, ...]
    overlap: str
    answers: str
    bond: Bond | None
    refusal: str

    @property
    def match(self) -> Match | None:
        """The score as it is drawn."""
        return None if self.score is None else Match.of(self.score)

    @property
    def initials(self) -> str:
        """Drawn where there is no photo: of the first and of the last word of the name."""
        words = self.name.split() or [""]
        return "".join(word[:1].upper() for word in (words[0], *words[1:][-1:]))

    @property
    def tone(self) -> int:
        """Which of the four tones the initials have, always the same for the same name."""
        return next(
            (tone for tone, part in ((1, 4), (2, 3), (3, 2)) if not len(self.name) % part), 4
        )

    @property
    def state(self) -> str:
        """What the Request button says: together, requested, unavailable or open."""
        if self.bond and self.bond.tie in (Tie.TOGETHER, Tie.PENDING):
            return "together" if self.bond.tie is Tie.TOGETHER else "requested"
        return "unavailable" if self.refusal else "open"


class Row(NamedTuple):
    """What the database says of a mentor for a card: a `Mentor` with what `SHOWN` names as
    attributes, and how long the last ten people waited for an answer. Nobody changes it."""

    mentor: Any
    waits: list[timedelta]


class Listed(NamedTuple):
    """A mentor in a ranking, and what they can do."""

    hit: engine.Hit
    known: Known


def rows_of(community: int, users: Iterable[int]) -> dict[int, Row]:
    """Those of the accounts who are mentors of the community with this id, in two queries."""
    # The community is not asked for: some databases would then read all of it to find these few.
    everywhere = _everybody().filter(membership__user__in=users)
    found = {row.user: row for row in everywhere if row.membership.community_id == community}
    waits = waits_of(found.values())
    return {user: Row(mentor, waits[mentor.pk]) for user, mentor in found.items()}


def cards(reader: Reader, listed: list[Listed], rows: dict[int, Row]) -> list[Card]:
    """The mentors of a ranking as the reader sees them, in its order.

    Somebody who has left since the ranking was made has no row and no card.
    """
    return [_card(rows[one.hit.id], one, reader) for one in listed if one.hit.id in rows]


def places(mentor: Mentor) -> str:
    """How many places are taken, in words."""
    words = ngettext(
        "%(taken)d of %(n)d place taken", "%(taken)d of %(n)d places taken", mentor.seats
    )
    return words % {"taken": mentor.count_open_pairs(), "n": mentor.seats}


def patience(waits: Iterable[timedelta]) -> str:
    """How soon somebody usually answers; nothing from fewer than three answers."""
    days = [wait / timedelta(days=1) for wait in waits]
    if len(days) < ANSWERS_NEEDED:
        return ""
    usual = max(1, ceil(median(days)))
    words = ngettext("Usually answers within a day", "Usually answers within %(n)d days", usual)
    return words % {"n": usual}


def waits_of(mentors: Iterable[Mentor]) -> dict[int, list[timedelta]]:
    """By mentor how long the last ten people waited for an answer."""
    ids = [mentor.pk for mentor in mentors]
    rows = _answered().filter(mentor__in=ids, place__lte=ANSWERS_COUNTED)
    waits: dict[int, list[timedelta]] = defaultdict(list)
    for mentor, sent_at, answered_at in rows.values_list("mentor", "sent_at", "answered_at"):
        waits[mentor].append(answered_at - sent_at)
    return waits


def _card(row: Row, listed: Listed, reader: Reader) -> Card:
    mentor, wants = row.mentor, reader.seeker.values
    refusal = mentor.refusal_to_take()
    hours = hours_of(mentor.zone, mentor.day_parts, timezone.now())
    photo = mentor.photo and Profile(handle=mentor.handle, photo=mentor.photo).photo_url
    return Card(
        handle=mentor.handle,
        name=mentor.name,
        photo=photo,
        position=_position(mentor),
        skills=", ".join(list(listed.known.values())[:SKILLS_SHOWN]),
        availability=mentor.availability,
        time=reasons.commitment(mentor.minutes),
        seats=places(mentor),
        score=engine.tenths(listed.hit.score) / 10 if wants.goals else None,
        helps=_helps(reader.seeker, listed),
        overlap=reasons.shared_hours(wants.hours, hours),
        answers=patience(row.waits),
        bond=reader.ties.get(listed.hit.id),
        refusal=str(refusal.label) if refusal else "",
    )


def _position(mentor: Any) -> str:
    """What they do now, or the line they wrote about themself."""
    sections = shown(mentor.audiences)
    if mentor.title and Section.POSITIONS in sections:
        return ", ".join(filter(None, (mentor.title, mentor.organisation)))
    return str(mentor.headline) if Section.ABOUT in sections else ""


def _helps(seeker: Seeker, listed: Listed) -> tuple[str, ...]:
    """The best of what they can help with, in words."""
    near = [known for known in listed.known if known.skill in seeker.near]
    if not near:
        return ()
    names = {known.skill: listed.known[known] for known in near} | seeker.names
    mentor = engine.Mentor(listed.hit.id, tuple(near))
    found = engine.helps(seeker.values, mentor, seeker.relations, WEIGHTS)
    return tuple(reasons.helped(help_, names) for help_ in found[:HELPS_SHOWN])


@cache
def _everybody() -> QuerySet[Any]:
    """What the queries of all lists have in common; to build it costs more than to ask it."""
    current = FilteredRelation(
        "membership__user__profile__positions",
        condition=Q(membership__user__profile__positions__is_current=True),
    )
    return (
        Mentor.objects.offering()
        .annotate(now=current, open_pairs=open_pairs(), **{n: F(p) for n, p in SHOWN.items()})
        .select_related("membership")
        .only(*MENTOR_FIELDS)
    )


@cache
def _answered() -> QuerySet[Any]:
    """Answered requests, each with its place among those of its mentor, the latest first."""
    latest = Window(RowNumber(), partition_by="mentor", order_by=F("answered_at").desc())
    answered = Request.objects.filter(status__in=(Status.ACCEPTED, Status.DECLINED))
    placed: QuerySet[Any] = answered.order_by().annotate(place=latest)
    return placed
