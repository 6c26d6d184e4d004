"""From the database to the engine: how mentees become plain values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from cairn import engine
from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.matching.codes import formats_of, hours_of, industry_of, languages_of, skill_of
from cairn.matching.measures import relations_of
from cairn.people.models import LearningGoal, Skill


class Seeker(NamedTuple):
    """A mentee as the engine sees them, with the names of what they want to learn, by skill.

    `relations` are those of their community; `near` are the skills that help with any goal.
    """

    values: engine.Mentee
    names: dict[int, str]
    relations: engine.Relations
    near: frozenset[int]


def seeker(
    member: Membership,
    relations: engine.Relations | None = None,
    letter: list[dict[str, Any]] | None = None,
    goals: Iterable[LearningGoal] | None = None,
) -> Seeker:
    """The member as a mentee, in two queries; without any wish when they never had one.

    The relations of the community and the goals of the profile are asked for where they are not
    given. With `letter`, the goals of a request, those take the place of the ones in the profile.
    """
    if relations is None:
        relations = relations_of(member.community_id)
    zone, day_parts, languages, stage, industry, minutes, formats = _said_by(member)
    if letter is not None:
        wanted = _goals_in(letter)
    else:
        wanted = _goals(member) if goals is None else _known(goals)
    values = engine.Mentee(
        member.user_id,
        tuple(wanted),
        hours=hours_of(zone, day_parts, timezone.now()),
        languages=languages_of(languages),
        formats=formats_of(formats),
        minutes=minutes,
        stage=stage,
        industry=industry_of(industry),
    )
    names = {goal.skill: name for goal, name in wanted.items()}
    near = (skill for number in names for skill, _ in relations.get(number, ()))
    return Seeker(values, names, relations, frozenset(names) | frozenset(near))


def _said_by(member: Membership) -> tuple[Any, ...]:
    """What the profile and the preferences say, beside the goals."""
    said: tuple[Any, ...] = _sayings(member=member.pk)[0]
    return said


@prepared
def _sayings(member: Any) -> QuerySet[Membership, tuple[Any, ...]]:
    profile = ("day_parts", "languages", "stage", "industry")
    return Membership.objects.filter(pk=member).values_list(
        "user__time_zone",
        *(f"user__profile__{name}" for name in profile),
        "mentee__minutes",
        "mentee__formats",
    )


def _goals(member: Membership) -> dict[engine.Goal, str]:
    return {
        engine.Goal(skill_of(code, pk), now, wanted, importance): name
        for name, code, pk, now, wanted, importance in _wanted(user=member.user_id)
    }


def _known(goals: Iterable[LearningGoal]) -> dict[engine.Goal, str]:
    return {
        engine.Goal(
            goal.skill.number, goal.level_now, goal.level_wanted, goal.importance
        ): goal.skill.name
        for goal in goals
    }


@prepared
def _wanted(user: Any) -> QuerySet[LearningGoal, tuple[Any, ...]]:
    return LearningGoal.objects.filter(profile__user=user).values_list(
        "skill__name", "skill__code", "skill", "level_now", "level_wanted", "importance"
    )


def _goals_in(letter: list[dict[str, Any]]) -> dict[engine.Goal, str]:
    skills = Skill.objects.filter(name__in=[goal["skill"] for goal in letter])
    numbers = {skill.name: skill.number for skill in skills}
    return {
        engine.Goal(numbers[goal["skill"]], goal["now"], goal["wanted"]): goal["skill"]
        for goal in letter
        if goal["skill"] in numbers
    }
