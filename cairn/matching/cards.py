"""Mentors as a list shows them: everything a card says, in two queries for any number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import ngettext

from cairn import engine
from cairn.lib.prepared import prepared
from cairn.lib.said import said_once
from cairn.matching import reasons
from cairn.matching.answering import patience, waits_of
from cairn.matching.codes import hours_of
from cairn.matching.expertise import Known
from cairn.matching.measures import WEIGHTS
from cairn.matching.profiles import completed_pairs, open_pairs, shown
from cairn.matching.readers import Bond, Reader, Tie
from cairn.matching.seekers import Seeker
from cairn.matching.track import experience
from cairn.mentoring.models import Availability, Mentor
from cairn.people.choices import Section
from cairn.people.faces import initials_of, tone_of
from cairn.people.models import Profile

HELPS_SHOWN, SKILLS_SHOWN = 3, 4

SHOWN = {
    "user": "membership__user",
    "name": "membership__user__name",
    "zone": "membership__user__time_zone",
    **{
        name: f"membership__user__profile__{name}"
        for name in ("handle", "photo", "headline", "day_parts", "audiences", "away")
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

    @staticmethod
    @said_once
    def of(score: float) -> Match:
        number = number_format(score, decimal_pos=None if score % 1 else 0)
        return Match(number, str(score), reasons.verdict(score))


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
    experience: str
    bond: Bond | None
    refusal: str

    @property
    def match(self) -> Match | None:
        """The score as it is drawn."""
        return None if self.score is None else Match.of(self.score)

    @property
    def initials(self) -> str:
        return initials_of(self.name)

    @property
    def tone(self) -> int:
        return tone_of(self.name)

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
    everywhere = _everybody(users=list(users))
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
    return _taken(mentor.count_open_pairs(), mentor.seats)


@said_once
def _taken(taken: int, seats: int) -> str:
    words = ngettext("%(taken)d of %(n)d place taken", "%(taken)d of %(n)d places taken", seats)
    return words % {"taken": taken, "n": seats}


def _card(row: Row, listed: Listed, reader: Reader) -> Card:
    mentor, wants = row.mentor, reader.seeker.values
    refusal = mentor.refusal_to_take()
    now = timezone.now()
    hours = hours_of(mentor.zone, mentor.day_parts, now)
    today = timezone.localdate(now, ZoneInfo(mentor.zone))
    photo = mentor.photo and Profile(handle=mentor.handle, photo=mentor.photo).photo_url
    return Card(
        handle=mentor.handle,
        name=mentor.name,
        photo=photo,
        position=_position(mentor),
        skills=", ".join(list(listed.known.values())[:SKILLS_SHOWN]),
        availability=mentor.availability_on(today, mentor.away),
        time=reasons.commitment(mentor.minutes),
        seats=places(mentor),
        score=engine.tenths(listed.hit.score) / 10 if wants.goals else None,
        helps=_helps(reader.seeker, listed),
        overlap=reasons.shared_hours(wants.hours, hours),
        answers=patience(row.waits),
        experience=experience(mentor.completed, mentor.open_pairs),
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


@prepared
def _everybody(users: Any) -> QuerySet[Any]:
    """The mentors among these accounts, in all their communities."""
    current = FilteredRelation(
        "membership__user__profile__positions",
        condition=Q(membership__user__profile__positions__is_current=True),
    )
    return (
        Mentor.objects.offering()
        .filter(membership__user__pk__in=[users])
        .annotate(
            now=current,
            open_pairs=open_pairs(),
            completed=completed_pairs(),
            **{n: F(p) for n, p in SHOWN.items()},
        )
        .select_related("membership")
        .only(*MENTOR_FIELDS)
    )
