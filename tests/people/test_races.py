"""One current position, also when many tabs save at once: real threads, real connections."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError, connection

from cairn.people.models import Education, Expertise, LearningGoal, Position, Profile
from cairn.people.refusals import Refusal
from tests.cast import a_person
from tests.racing import at_once

AT_ONCE = 8

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def race(act: Callable[[int], Any]) -> list[Refusal]:
    """Run `act(number)` that many times at once; the refusals."""
    results = at_once(*(partial(act, number) for number in range(AT_ONCE)))
    return [result for result in results if isinstance(result, Refusal)]


def test_one_position_is_current_after_many_are_added_at_once():
    profile = Profile.of(a_person("Lin"))
    assert not race(lambda n: Position.add(profile, title=f"Job {n}", is_current=True))
    assert Position.objects.count() == AT_ONCE
    assert Position.objects.filter(is_current=True).count() == 1


def test_one_education_is_primary_after_many_are_marked_at_once():
    profile = Profile.of(a_person("Lin"))
    lines = [Education.add(profile, programme=f"Course {n}") for n in range(AT_ONCE)]
    assert not race(lambda n: lines[n].edit(is_primary=True))
    assert Education.objects.filter(is_primary=True).count() == 1


def test_a_skill_is_listed_once_and_the_others_hear_why():
    profile = Profile.of(a_person("Lin"))
    refusals = race(lambda n: Expertise.add(profile, skill="k8s"))
    assert Expertise.objects.count() == 1
    assert refusals == [Refusal.SKILL_LISTED] * (AT_ONCE - 1)


def test_goals_stay_within_their_limit():
    profile = Profile.of(a_person("Lin"))
    for number in range(9):
        LearningGoal.add(profile, skill=f"Craft {number}")
    refusals = race(lambda n: LearningGoal.add(profile, skill=f"Trade {n}"))
    assert LearningGoal.objects.count() == 10
    assert len(refusals) == AT_ONCE - 1


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time anyway"
)
def test_without_the_lock_the_race_is_lost(monkeypatch):
    profile = Profile.of(a_person("Lin"))
    monkeypatch.setattr(Profile, "lock", lambda self: None)

    def many_races() -> None:
        for _ in range(10):
            race(lambda n: Position.add(profile, title="Job", is_current=True))

    with pytest.raises(IntegrityError):
        many_races()
