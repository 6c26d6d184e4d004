"""One current position, also when many tabs save at once: real threads, real connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, IntegrityError, connection

from cairn.lib.refusal import Refused
from cairn.people.models import Education, Expertise, LearningGoal, Position, Profile
from cairn.people.refusals import Refusal
from tests.cast import a_person

AT_ONCE = 8

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def race(act) -> list[Exception | None]:
    """Run `act(number)` in threads that begin together; what each raised."""
    start = Barrier(AT_ONCE)

    def run(number: int) -> Exception | None:
        try:
            start.wait()
            act(number)
        except (Refused, DatabaseError) as error:
            return error
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(run, range(AT_ONCE)))


def test_one_position_is_current_after_many_are_added_at_once():
    profile = Profile.of(a_person("Lin"))
    raised = race(lambda n: Position.add(profile, title=f"Job {n}", is_current=True))
    assert raised == [None] * AT_ONCE
    assert Position.objects.count() == AT_ONCE
    assert Position.objects.filter(is_current=True).count() == 1


def test_one_education_is_primary_after_many_are_marked_at_once():
    profile = Profile.of(a_person("Lin"))
    lines = [Education.add(profile, programme=f"Course {n}") for n in range(AT_ONCE)]
    assert race(lambda n: lines[n].edit(is_primary=True)) == [None] * AT_ONCE
    assert Education.objects.filter(is_primary=True).count() == 1


def test_a_skill_is_listed_once_and_the_others_hear_why():
    profile = Profile.of(a_person("Lin"))
    raised = race(lambda n: Expertise.add(profile, skill="k8s"))
    assert Expertise.objects.count() == 1
    refusals = [error.refusal for error in raised if error]
    assert refusals == [Refusal.SKILL_LISTED] * (AT_ONCE - 1)


def test_goals_stay_within_their_limit():
    profile = Profile.of(a_person("Lin"))
    for number in range(9):
        LearningGoal.add(profile, skill=f"Craft {number}")
    raised = race(lambda n: LearningGoal.add(profile, skill=f"Trade {n}"))
    assert LearningGoal.objects.count() == 10
    assert raised.count(None) == 1


@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time anyway"
)
def test_without_the_lock_the_race_is_lost(monkeypatch):
    profile = Profile.of(a_person("Lin"))
    monkeypatch.setattr(Profile, "lock", lambda self: None)
    raised = [
        error
        for _ in range(10)
        for error in race(lambda n: Position.add(profile, title="Job", is_current=True))
    ]
    assert any(isinstance(error, IntegrityError) for error in raised)
