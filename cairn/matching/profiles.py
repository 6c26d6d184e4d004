"""From the database to the engine: how mentors become plain values; `seekers` does it for mentees.

To the engine a person is the id of their account, on either side, in every community.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone

from cairn import engine
from cairn.matching.codes import (
    YES,
    formats_of,
    hours_of,
    industry_of,
    languages_of,
    organisation_of,
)
from cairn.matching.expertise import NOTHING, ROWS_AT_ONCE, Known, Skills, skills_of
from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.people.choices import Audience, Section
from cairn.people.models import Position, Profile


class Person(NamedTuple):
    """A mentor as the engine sees them, with the words by which people look for them, and the
    name of each skill."""

    values: engine.Mentor
    zone: str
    text: tuple[str, ...]
    skills: tuple[str, ...]

    @property
    def known(self) -> Known:
        return dict(zip(self.values.expertise, self.skills, strict=True))


class Offer(NamedTuple):
    """One row of the question that reads mentors; PATHS tells where each value is found.

    Lists, instants, yes and no come as the texts that the database has: few of them differ among
    thousands, so each is read once.
    """

    user: int
    name: str
    zone: str
    joined_at: str
    offering: str
    accepting: str
    seats: int
    minutes: int
    formats: str
    wished_stages: str
    headline: str | None
    day_parts: str | None
    languages: str | None
    stage: int | None
    industry: int | None
    audiences: str | None
    organisation: str
    open_pairs: int
    completed: int
    pending: int

    def values(self, expertise: tuple[engine.Expertise, ...], now: datetime) -> engine.Mentor:
        """What the engine is told."""
        about = Section.ABOUT in _shown(self.audiences)
        return engine.Mentor(
            self.user,
            expertise,
            hours=hours_of(self.zone, _listed(self.day_parts), now),
            languages=_languages(self.languages),
            formats=_formats(self.formats),
            minutes=self.minutes,
            stage=self.stage if about else None,
            industry=industry_of(self.industry) if about else None,
            organisation=organisation_of(self.organisation),
            wishes=_wishes(self.wished_stages),
            room=self.open_pairs < self.seats,
            accepting=self.offering in YES and self.accepting in YES,
            load=min(100, 100 * (self.open_pairs + self.pending) // self.seats),
            completed=self.completed,
            since=_day(self.joined_at[:10]),
        )

    def text(self) -> tuple[str, ...]:
        """By which words the mentor is found, beside the skills."""
        sections = _shown(self.audiences)
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

TEXTS = (
    *("joined_at", "offering", "accepting", "formats", "wished_stages"),
    *("day_parts", "languages", "audiences"),
)

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
    yield from _read(_offers(mentors), skills_of(mentors.values("membership__user")))


def _read(offers: QuerySet[Mentor, tuple[Any, ...]], skills: dict[int, Skills]) -> Iterator[Person]:
    now = timezone.now()
    for row in offers.iterator(ROWS_AT_ONCE):
        offer = Offer(*row)
        listed = Section.SKILLS in _shown(offer.audiences)
        expertise, names = skills.get(offer.user, NOTHING) if listed else NOTHING
        yield Person(offer.values(expertise, now), offer.zone, offer.text(), names)


def person(mentor: Mentor) -> Person:
    """One mentor, whether or not they offer to mentor just now."""
    skills = skills_of([mentor.membership.user_id])
    return next(_read(_everybody().filter(pk=mentor.pk), skills))


@cache
def _everybody() -> QuerySet[Mentor, tuple[Any, ...]]:
    """The offers of all; to build the query costs more than to ask it for one."""
    return _offers(Mentor.objects.all())


def _offers(mentors: QuerySet[Mentor]) -> QuerySet[Mentor, tuple[Any, ...]]:
    """The rows of `Offer`."""
    current = Position.objects.filter(
        profile=OuterRef("membership__user__profile"), is_current=True
    )
    return mentors.annotate(
        organisation=Coalesce(Subquery(current.values("organisation")[:1]), Value("")),
        open_pairs=open_pairs(),
        completed=completed_pairs(),
        pending=_number_of(Request.objects.filter(mentor=OuterRef("pk")).pending()),
        **{f"{name}_": Cast(PATHS.get(name, name), TextField()) for name in TEXTS},
    ).values_list(*(_column(name) for name in Offer._fields))


def _column(name: str) -> str:
    return f"{name}_" if name in TEXTS else PATHS.get(name, name)


def open_pairs() -> Coalesce:
    """How many open mentorships a mentor has."""
    return _number_of(Mentorship.objects.filter(mentor=OuterRef("pk")).open())


def completed_pairs() -> Coalesce:
    """How many mentorships of a mentor reached their end."""
    return _number_of(Mentorship.objects.filter(mentor=OuterRef("pk")).completed())


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows a mentor has, counted in the database."""
    counted = rows.order_by().values("mentor").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


@lru_cache(maxsize=5000)
def _listed(text: str | None) -> tuple[Any, ...]:
    """A list as the database has it."""
    return tuple(json.loads(text)) if text else ()


@lru_cache(maxsize=5000)
def _languages(text: str | None) -> int:
    return engine.mask_of(languages_of(_listed(text)))


@lru_cache(maxsize=500)
def _formats(text: str) -> int:
    return formats_of(_listed(text))


@lru_cache(maxsize=500)
def _wishes(text: str) -> engine.Wishes:
    return engine.Wishes(stages=engine.mask_of(map(int, _listed(text))))


@lru_cache(maxsize=5000)
def _shown(text: str | None) -> Collection[str]:
    return shown(json.loads(text) if text else None)


@lru_cache(maxsize=20_000)
def _day(date_text: str) -> int:
    return date.fromisoformat(date_text).toordinal()
