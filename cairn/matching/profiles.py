"""From the database to the engine: how mentors become plain values; `seekers` does it for mentees.

To the engine a person is the id of their account, on either side, in every community.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from cairn import engine
from cairn.matching.codes import (
    formats_of,
    hours_of,
    industry_of,
    languages_of,
    organisation_of,
    skill_of,
)
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.people.choices import Audience, Section
from cairn.people.models import Expertise, Position, Profile

ROWS_AT_ONCE = 5000


Known = dict[engine.Expertise, str]
"""What somebody can do, with the names of the skills."""
NOTHING: Known = {}


class Person(NamedTuple):
    """A mentor as the engine sees them, with the words by which people look for them."""

    values: engine.Mentor
    zone: str
    text: tuple[str, ...]
    known: Known


class Offer(NamedTuple):
    """One row of the question that reads mentors; PATHS tells where each value is found."""

    user: int
    name: str
    zone: str
    joined_at: datetime
    offering: bool
    accepting: bool
    seats: int
    minutes: int
    formats: list[str]
    wished_stages: list[int]
    headline: str | None
    day_parts: list[str] | None
    languages: list[str] | None
    stage: int | None
    industry: int | None
    audiences: dict[str, int] | None
    organisation: str
    open_pairs: int
    completed: int
    pending: int

    def values(self, expertise: Known, hours: int | None) -> engine.Mentor:
        """What the engine is told."""
        about = Section.ABOUT in shown(self.audiences)
        return engine.Mentor(
            self.user,
            tuple(expertise),
            hours=hours,
            languages=engine.mask_of(languages_of(self.languages)),
            formats=formats_of(self.formats),
            minutes=self.minutes,
            stage=self.stage if about else None,
            industry=industry_of(self.industry) if about else None,
            organisation=organisation_of(self.organisation),
            wishes=engine.Wishes(stages=engine.mask_of(map(int, self.wished_stages))),
            room=self.open_pairs < self.seats,
            accepting=self.offering and self.accepting,
            load=min(100, 100 * (self.open_pairs + self.pending) // self.seats),
            completed=self.completed,
            since=self.joined_at.toordinal(),
        )

    def text(self) -> tuple[str, ...]:
        """By which words the mentor is found, beside the skills."""
        sections = shown(self.audiences)
        headline = self.headline if Section.ABOUT in sections else ""
        organisation = self.organisation if Section.POSITIONS in sections else ""
        return self.name, headline or "", organisation


PATHS = {
    "user": "membership__user",
    "name": "membership__user__name",
    "zone": "membership__user__time_zone",
    "joined_at": "membership__joined_at",
    **{
        name: f"membership__user__profile__{name}"
        for name in ("headline", "day_parts", "languages", "stage", "industry", "audiences")
    },
}

EVERYTHING = frozenset(Section.values)


def shown(audiences: dict[str, int] | None) -> Collection[str]:
    """The sections of a profile that fellow members see; only those count in a match.

    Otherwise a score, or who is found by a filter, would tell what somebody keeps to themself.
    """
    if not audiences:
        return EVERYTHING
    return Profile(audiences=audiences).sections_for(Audience.MEMBERS)


def mentors_of(community: int, users: set[int] | None = None) -> QuerySet[Mentor]:
    """Those who offer to mentor in the community with this id, or those of them among `users`."""
    offers = Mentor.objects.offering().filter(
        membership__community=community, membership__user__is_active=True
    )
    return offers if users is None else offers.filter(membership__user__in=users)


def people(mentors: QuerySet[Mentor]) -> Iterator[Person]:
    """Read mentors, in two queries for any number of them and without their models."""
    now = timezone.now()
    skills = skills_of(mentors.values("membership__user"))
    for row in _offers(mentors).iterator(ROWS_AT_ONCE):
        offer = Offer(*row)
        listed = Section.SKILLS in shown(offer.audiences)
        known = skills.get(offer.user, NOTHING) if listed else NOTHING
        hours = hours_of(offer.zone, offer.day_parts, now)
        yield Person(offer.values(known, hours), offer.zone, offer.text(), known)


def person(mentor: Mentor) -> Person:
    """One mentor, whether or not they offer to mentor just now."""
    return next(people(Mentor.objects.filter(pk=mentor.pk)))


def _offers(mentors: QuerySet[Mentor]) -> QuerySet[Mentor, tuple[Any, ...]]:
    """The rows of `Offer`."""
    current = Position.objects.filter(
        profile=OuterRef("membership__user__profile"), is_current=True
    )
    pairs = Mentorship.objects.filter(mentor=OuterRef("pk"))
    return mentors.annotate(
        organisation=Coalesce(Subquery(current.values("organisation")[:1]), Value("")),
        open_pairs=open_pairs(),
        completed=_number_of(pairs.completed()),
        pending=_number_of(Request.objects.filter(mentor=OuterRef("pk")).pending()),
    ).values_list(*(PATHS.get(name, name) for name in Offer._fields))


def open_pairs() -> Coalesce:
    """How many open mentorships a mentor has."""
    return _number_of(Mentorship.objects.filter(mentor=OuterRef("pk")).open())


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows a mentor has, counted in the database."""
    counted = rows.order_by().values("mentor").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def skills_of(users: Iterable[int] | QuerySet[Any]) -> dict[int, Known]:
    """By account what these people can do, the main skills first, in one query.

    Equal values are kept once, since thousands of people know the same things.
    """
    year = timezone.now().year
    known: dict[int, Known] = defaultdict(dict)
    names: dict[str, str] = {}
    value = cache(engine.Expertise)
    rows = Expertise.objects.filter(profile__user__in=users).values_list(*EXPERTISE)
    for user, name, code, pk, level, teach, verified, last_used in rows.iterator(ROWS_AT_ONCE):
        idle = max(0, year - (last_used or year))
        expertise = value(skill_of(code, pk), level, teach, verified, idle)
        known[user][expertise] = names.setdefault(name, name)
    return known


EXPERTISE = (
    "profile__user",
    "skill__name",
    "skill__code",
    "skill",
    "level",
    "can_teach",
    "is_verified",
    "last_used",
)
