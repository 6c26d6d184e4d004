"""Puts drafts into the database in bulk, thousands of people at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import cache

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from cairn.accounts.models import User
from cairn.communities.models import Community, Membership
from cairn.demo.cast import PASSWORD
from cairn.demo.people import Draft
from cairn.demo.trades import TRADES
from cairn.mentoring.models import Mentee, Mentor
from cairn.people.models import Education, Expertise, LearningGoal, Position, Profile, Skill

BATCH = 2000


def plant(drafts: Sequence[Draft], community: Community) -> list[Membership]:
    """Make the people, as members of the community; in the order of the drafts.

    Rows are written in bulk and record no events: whoever plants does it before anybody looks.
    """
    members = join(plant_people(drafts), community)
    plant_preferences(drafts, members)
    return members


def plant_people(drafts: Sequence[Draft]) -> list[User]:
    """Accounts with full profiles, in no community yet."""
    users = User.objects.bulk_create([_user(draft) for draft in drafts], BATCH)
    EmailAddress.objects.bulk_create(
        [EmailAddress(user=u, email=u.email, verified=True, primary=True) for u in users], BATCH
    )
    profiles = Profile.objects.bulk_create(map(_profile, drafts, users), BATCH)
    people = list(zip(drafts, profiles, strict=True))
    _plant_background(people)
    _plant_skills(people)
    return users


def join(users: Sequence[User], community: Community) -> list[Membership]:
    """Make them members who joined one after the other, an hour apart, the last one just now."""
    now = timezone.now()
    return Membership.objects.bulk_create(
        [
            Membership(
                community=community,
                user=user,
                status="active",
                joined_at=now - timedelta(hours=len(users) - place),
            )
            for place, user in enumerate(users)
        ],
        BATCH,
    )


@cache
def _password() -> str:
    """One hash for all: hashing is slow by design."""
    return make_password(PASSWORD)


def _user(draft: Draft) -> User:
    return User(email=draft.email, name=draft.name, time_zone=draft.zone, password=_password())


def _profile(draft: Draft, user: User) -> Profile:
    return Profile(
        user=user,
        headline=draft.headline[:120],
        bio=draft.bio,
        industry=TRADES[draft.trade].industry,
        stage=draft.stage,
        location=draft.home,
        languages=list(draft.languages),
        day_parts=list(draft.day_parts),
    )


def _plant_background(people: list[tuple[Draft, Profile]]) -> None:
    Position.objects.bulk_create([_position(*person) for person in people], BATCH)
    Education.objects.bulk_create([_education(*person) for person in people], BATCH)


def _position(draft: Draft, profile: Profile) -> Position:
    return Position(
        profile=profile,
        title=draft.title,
        organisation=draft.employer,
        since=draft.graduated + 2,
        is_current=True,
    )


def _education(draft: Draft, profile: Profile) -> Education:
    return Education(
        profile=profile,
        programme=TRADES[draft.trade].studied,
        school="Lantern Bay University",
        year=draft.graduated,
        is_primary=True,
    )


def _plant_skills(people: list[tuple[Draft, Profile]]) -> None:
    skill = cache(Skill.named)
    Expertise.objects.bulk_create(
        [one for draft, profile in people for one in _expertise(draft, profile, skill)], BATCH
    )
    LearningGoal.objects.bulk_create(
        [one for draft, profile in people for one in _goals(draft, profile, skill)], BATCH
    )


def _expertise(
    draft: Draft, profile: Profile, skill: Callable[[str], Skill]
) -> Iterator[Expertise]:
    for place, (name, level, years) in enumerate(draft.teaches):
        yield Expertise(
            profile=profile,
            skill=skill(name),
            level=level,
            years=years,
            is_primary=place < 2,
            can_teach=level >= 3,
        )


def _goals(draft: Draft, profile: Profile, skill: Callable[[str], Skill]) -> Iterator[LearningGoal]:
    for name, now, wanted, importance in draft.wants:
        yield LearningGoal(
            profile=profile,
            skill=skill(name),
            level_now=now,
            level_wanted=wanted,
            importance=importance,
        )


def plant_preferences(drafts: Sequence[Draft], members: list[Membership]) -> None:
    Mentor.objects.bulk_create(
        [
            Mentor(
                membership=member,
                offering=True,
                accepting=draft.accepting,
                seats=draft.seats,
                minutes=draft.minutes,
                formats=list(draft.formats),
            )
            for draft, member in zip(drafts, members, strict=True)
            if draft.mentors
        ],
        BATCH,
    )
    Mentee.objects.bulk_create(
        [
            Mentee(
                membership=member, seeking=True, minutes=draft.minutes, formats=list(draft.formats)
            )
            for draft, member in zip(drafts, members, strict=True)
            if draft.wants
        ],
        BATCH,
    )
