"""One large community in a database: the same people for the same number, written in bulk."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.db import models

from cairn.accounts.models import User
from cairn.communities.models import Community, Membership
from cairn.engine.skillnames import fold
from cairn.engine.taxonomy import Taxonomy
from cairn.mentoring.choices import Format
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.people.models import Expertise, LearningGoal, Position, Profile, Skill

AT_ONCE = 2000
NOW = datetime(2026, 11, 1, tzinfo=UTC)
FIRST = ("Ada", "Grace", "Lin", "Noor", "Sam", "Amara", "Tomás", "Yuki", "Ingrid", "Kofi")
LAST = ("Osei", "Hall", "Wei", "Haddad", "Bright", "Okafor", "Núñez", "Sato", "Berg", "Mensah")
TITLES = ("Data engineer", "Head of research", "Nurse", "Product designer", "Teacher", "Founder")
PLACES = ("Nordlake Institute", "Harbour Clinic", "Tidewater Labs", "Hillside School", "Fernworks")
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Africa/Lagos", "UTC", "Asia/Tokyo")
PARTS: tuple[list[str], ...] = (
    ["morning"],
    ["afternoon"],
    ["evening"],
    ["afternoon", "evening"],
    [],
)
SPEECH = (["en"], ["en", "de"], ["en", "fr"], ["es", "en"], ["en", "hi"])
MINUTES = (15, 30, 30, 60, 60, 120)


class Village:
    """Makes `mentors` mentors and `mentees` mentees in a community of their own."""

    def __init__(self, mentors: int, mentees: int, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.mentors, self.mentees = mentors, mentees
        self.community = Community.objects.create(name="Village", slug=f"village-{mentors}")
        self.skills = self._skills()

    def settle(self) -> list[Membership]:
        """Write everybody, and return the mentees."""
        people = self._people(self.mentors + self.mentees)
        mentors, seekers = people[: self.mentors], people[self.mentors :]
        _write(Mentor, map(self._offer, mentors))
        _write(Mentee, map(self._wish, seekers))
        _write(Expertise, (e for member in mentors for e in self._expertise(member)))
        _write(Position, map(self._position, mentors))
        _write(LearningGoal, (g for member in seekers for g in self._goals(member)))
        self._history()
        return seekers

    def _skills(self) -> list[Skill]:
        _write(
            Skill,
            (Skill(name=s.name, folded=fold(s.name)[:80], code=s.code) for s in Taxonomy.load()),
        )
        return list(Skill.objects.exclude(code=None).order_by("code"))

    def _people(self, many: int) -> list[Membership]:
        start = User.objects.count()
        _write(User, (self._user(start + number) for number in range(many)))
        users = list(User.objects.order_by("pk")[start : start + many])
        _write(Profile, map(self._profile, users))
        _write(Membership, map(self._membership, users))
        found = Membership.objects.filter(community=self.community).order_by("pk")
        return list(found.select_related("user__profile"))

    def _user(self, number: int) -> User:
        name = f"{self.chance.choice(FIRST)} {self.chance.choice(LAST)}"
        zone = self.chance.choice(ZONES)
        return User(email=f"{number}@example.org", password="!", name=name, time_zone=zone)

    def _profile(self, user: User) -> Profile:
        return Profile(
            user=user,
            headline=f"{self.chance.choice(TITLES)} who likes to explain",
            languages=self.chance.choice(SPEECH),
            day_parts=self.chance.choice(PARTS),
            stage=self.chance.randint(1, 7),
            industry=self.chance.choice((10, 20, 30, 40, 50, 60, 70, 80)),
        )

    def _membership(self, user: User) -> Membership:
        joined = NOW - timedelta(days=self.chance.randrange(900))
        return Membership(community=self.community, user=user, status="active", joined_at=joined)

    def _offer(self, member: Membership) -> Mentor:
        return Mentor(
            membership=member,
            offering=True,
            accepting=self.chance.random() < 0.85,
            seats=self.chance.randint(1, 4),
            minutes=self.chance.choice(MINUTES),
            formats=self.chance.sample(Format.values, 2),
            wished_stages=self.chance.choice(([], [], [1, 2], [3, 4])),
        )

    def _wish(self, member: Membership) -> Mentee:
        minutes, formats = self.chance.choice(MINUTES), self.chance.sample(Format.values, 2)
        return Mentee(membership=member, seeking=True, minutes=minutes, formats=formats)

    def _some_skills(self, least: int, most: int) -> list[Skill]:
        """Distinct skills; the earlier ones are asked for more often, as in life."""
        many = self.chance.randint(least, most)
        drawn = (int(len(self.skills) * self.chance.random() ** 2) for _ in range(3 * many))
        return [self.skills[place] for place in islice(dict.fromkeys(drawn), many)]

    def _expertise(self, member: Membership) -> Iterator[Expertise]:
        for skill in self._some_skills(2, 8):
            yield Expertise(
                profile=member.user.profile,
                skill=skill,
                level=self.chance.randint(2, 5),
                last_used=self.chance.choice((None, 2026, 2024, 2020)),
                can_teach=self.chance.random() < 0.8,
            )

    def _position(self, member: Membership) -> Position:
        return Position(
            profile=member.user.profile,
            title=self.chance.choice(TITLES),
            organisation=self.chance.choice(PLACES),
            is_current=True,
        )

    def _goals(self, member: Membership) -> Iterator[LearningGoal]:
        for skill in self._some_skills(1, 4):
            importance = self.chance.randint(1, 5)
            yield LearningGoal(
                profile=member.user.profile, skill=skill, level_wanted=3, importance=importance
            )

    def _history(self) -> None:
        """Three answered requests for each second mentor, and a mentorship for each third."""
        mentors = Mentor.objects.filter(membership__community=self.community).order_by("pk")
        mentees = Mentee.objects.filter(membership__community=self.community).order_by("pk")
        asked, asking = list(mentors.iterator()), list(mentees)
        _write(Request, (self._answered(m, asking) for m in asked[::2] for _ in range(3)))
        _write(Mentorship, (Mentorship(mentor=m, mentee=asking[-1]) for m in asked[::3]))

    def _answered(self, mentor: Mentor, mentees: list[Mentee]) -> Request:
        sent = NOW - timedelta(days=self.chance.randint(100, 400))
        return Request(
            mentor=mentor,
            mentee=self.chance.choice(mentees),
            need="Learn from experience",
            status="accepted",
            sent_at=sent,
            answered_at=sent + timedelta(hours=self.chance.randint(2, 150)),
        )


def _write(model: type[models.Model], rows: Iterable[Any]) -> None:
    rest = iter(rows)
    while batch := list(islice(rest, AT_ONCE)):
        model._default_manager.bulk_create(batch, ignore_conflicts=model is Skill)
