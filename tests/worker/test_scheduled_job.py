"""Several workers share one schedule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
import time_machine

from cairn.worker.models import ScheduledJob
from tests.racing import at_once

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def taken(at: datetime) -> bool:
    with time_machine.travel(at, tick=False):
        return ScheduledJob.take("sweep", HOUR)


def test_it_is_taken_once_in_each_slot():
    assert taken(NOON)
    assert not taken(NOON + timedelta(minutes=59))
    assert taken(NOON + HOUR)
    assert not taken(NOON + HOUR)


def test_it_makes_up_for_missed_slots_once():
    assert taken(NOON)
    assert taken(NOON + 40 * HOUR)
    assert not taken(NOON + 40 * HOUR + timedelta(minutes=1))


def test_it_does_not_rest_when_the_clock_was_turned_back():
    assert taken(NOON)
    assert taken(NOON - 2 * HOUR)
    assert not taken(NOON - 2 * HOUR)


def test_it_is_not_taken_twice_by_clocks_that_differ_a_little():
    assert taken(NOON)
    assert not taken(NOON - timedelta(seconds=30))


def test_it_says_when_it_ran():
    assert ScheduledJob.age("sweep") is None
    taken(NOON)
    with time_machine.travel(NOON + timedelta(minutes=5), tick=False):
        assert ScheduledJob.age("sweep") == timedelta(minutes=5)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("begun", [False, True])
def test_it_goes_to_one_of_many_workers(begun):
    if begun:
        taken(NOON - 2 * HOUR)
    with time_machine.travel(NOON, tick=False):
        wins = at_once(*[partial(ScheduledJob.take, "sweep", HOUR)] * 8)
    assert sorted(wins) == [False] * 7 + [True]
