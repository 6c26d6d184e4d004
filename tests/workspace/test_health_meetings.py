"""What is noticed of a mentorship by its meetings: none is planned, or they do not take place."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from cairn.mentoring.choices import Cadence
from cairn.mentoring.models import Mentorship
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.workspace import jobs
from cairn.workspace.health import Level, health_of
from cairn.workspace.meetings import COLUMNS, Told, told_of_all, with_meetings_told
from cairn.workspace.models.nudge import Sign
from tests.cast import a_mentee, a_pair, finish
from tests.clock import START, day_after_day, in_days
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, gathers
from tests.workspace.pieces import an_item
from tests.workspace.telling import told_of

told_to = partial(told_of, "nudge")

UNMET, UNPLANNED, MISSED = Sign.UNMET, Sign.UNPLANNED, Sign.MISSED


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(clock, ada, lin) -> Mentorship:
    return a_pair(ada, lin)


def fresh(pair: Mentorship) -> Mentorship:
    return Mentorship.objects.with_people().prefetch_related("pauses").get(pk=pair.pk)


def signs_of(pair: Mentorship) -> dict[str, Level]:
    health = health_of(fresh(pair))
    return {found.sign: found.stage.level for found in health.findings} if health else {}


# The first meeting


@pytest.mark.parametrize(
    ("days", "level"),
    [(9, None), (10, Level.ATTENTION), (13, Level.ATTENTION), (14, Level.RISK)],
)
def test_the_first_meeting_is_planned_within_ten_days(clock, pair, days, level):
    clock.shift(timedelta(days=days))
    assert signs_of(pair) == ({UNMET: level} if level is not None else {})


def test_both_hear_of_it_then_the_coordinators_and_each_once(clock, pair, ada, lin, noor):
    assert day_after_day(clock, 20, jobs.look_after_mentorships) == [10, 14]
    assert told_to(lin) == told_to(ada.membership) == ["nudge.to_plan"]
    assert told_to(noor) == ["nudge.coordinators"]


def test_the_word_to_the_two_leads_to_booking_and_that_to_coordinators_does_not(clock, pair):
    day_after_day(clock, 14, jobs.look_after_mentorships)
    while tell_some():
        pass
    booking = reverse("meetings:book", args=[pair.key])
    paths = {(row.kind, row.path) for row in Notification.objects.filter(kind__startswith="nudge")}
    assert {path for kind, path in paths if kind == "nudge.to_plan"} == {booking}
    assert booking not in {path for kind, path in paths if kind == "nudge.coordinators"}


@pytest.mark.parametrize("asks", [True, False])
def test_a_meeting_that_is_planned_ends_it(clock, pair, asks):
    clock.shift(timedelta(days=12))
    a_meeting(pair, asks=True) if asks else an_agreed_meeting(pair)
    assert signs_of(pair) == {}


def test_one_that_is_called_off_does_not_count(clock, pair, lin):
    an_agreed_meeting(pair, 24 * 30).cancel(by=lin)
    clock.shift(timedelta(days=10))
    assert signs_of(pair) == {UNMET: Level.ATTENTION}


def test_nobody_hears_of_it_once_a_meeting_is_booked(clock, pair, lin, noor):
    clock.shift(timedelta(days=11))
    assert jobs.look_after_mentorships() == 1
    an_agreed_meeting(pair)
    assert told_to(lin) == []


@pytest.mark.parametrize("rests", [True, False])
def test_nor_once_the_mentorship_rests_or_is_over(clock, pair, lin, rests):
    clock.shift(timedelta(days=11))
    assert jobs.look_after_mentorships() == 1
    pair.pause(by=lin, until=in_days(20), reason="busy") if rests else finish(pair)
    assert told_to(lin) == []


def test_another_sign_is_told_in_its_own_words(clock, pair, lin):
    gathers(pair, "confirmed")
    assert day_after_day(clock, 21, jobs.look_after_mentorships) == [21]
    assert told_to(lin) == ["nudge.told"]


# The next one


@pytest.mark.parametrize("status", ["held", "confirmed"])
@pytest.mark.parametrize(
    ("cadence", "within"),
    [(Cadence.WEEKLY, 14), (Cadence.FORTNIGHTLY, 14), (Cadence.MONTHLY, 30)],
)
def test_the_next_meeting_has_its_time(clock, pair, status, cadence, within):
    """One of which nobody says anything counts as met."""
    Mentorship.objects.update(cadence=cadence)
    gathers(pair, status, -0.1)
    acted = []
    for day in range(1, within + 10):
        clock.shift(timedelta(days=1))
        an_item(pair)  # they talk
        acted += [day] * jobs.look_after_mentorships()
        assert bool(signs_of(pair)) == (day >= within)
    assert acted == [within, within + 7]
    assert signs_of(pair) == {UNPLANNED: Level.ATTENTION}


def test_it_says_since_when_the_next_one_is_due(clock, pair):
    gathers(pair, "held", 0)
    clock.shift(timedelta(days=20))
    (found,) = health_of(fresh(pair)).findings
    assert (found.sign, found.since) == (UNPLANNED, in_days(-6))


def test_a_rest_begins_it_anew(clock, pair, lin):
    gathers(pair, "held", -1)
    clock.shift(timedelta(days=5))
    pair.pause(by=lin, until=in_days(30), reason="busy")
    clock.shift(timedelta(days=30))
    assert signs_of(pair) == {}
    pair.resume(by=lin)
    assert day_after_day(clock, 16, jobs.look_after_mentorships) == [14]


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_whoever_ends_or_has_left_plans_nothing(clock, pair, lin, status):
    if status == "held":
        gathers(pair, status, -1)
    clock.shift(timedelta(days=20))
    assert signs_of(pair)
    pair.finish(by=lin)
    assert signs_of(pair) == {}
    lin.leave()
    assert set(signs_of(pair)) == {Sign.GONE}


# Those that did not take place


def missed(pair: Mentorship, *days: tuple[str, int]) -> bool:
    """Whether it is a sign that meetings of these statuses were so many days ago."""
    gathers(pair, "confirmed")
    for status, ago in days:
        gathers(pair, status, -ago)
    return MISSED in signs_of(pair)


@pytest.mark.parametrize(
    ("days", "is_sign"),
    [
        ([("missed", 1)], False),
        ([("missed", 1), ("missed", 8)], True),
        ([("missed", 1), ("missed", 50)], True),
        ([("missed", 1), ("held", 8), ("missed", 15)], True),
        ([("missed", 1), ("held", 8), ("missed", 29)], True),
        ([("missed", 1), ("held", 8), ("missed", 31)], False),
        ([("missed", 1), ("confirmed", 8), ("missed", 31)], False),
        ([("held", 1), ("missed", 8), ("missed", 15)], True),
        ([("held", 1), ("missed", 31), ("missed", 38)], False),
        ([("missed", 1), ("held", 8)], False),
    ],
)
def test_two_in_a_row_or_two_in_thirty_days(clock, pair, days, is_sign):
    assert missed(pair, *days) is is_sign


def test_the_coordinators_alone_hear_of_it_at_once_and_of_each_further_one(clock, pair, lin, noor):
    assert missed(pair, ("missed", 1), ("missed", 2))
    assert [jobs.look_after_mentorships() for _ in range(2)] == [1, 0]
    gathers(pair, "missed", -0.5)
    clock.shift(timedelta(days=1))
    gathers(pair, "missed", -0.5)
    assert [jobs.look_after_mentorships() for _ in range(2)] == [1, 0]
    assert told_to(lin) == []
    assert told_to(noor) == ["nudge.coordinators"] * 2


def test_only_missed_ones_are_no_first_meeting(clock, pair):
    clock.shift(timedelta(days=12))
    gathers(pair, "missed", -1)
    assert signs_of(pair) == {UNMET: Level.ATTENTION}


# Lists


def test_it_is_read_with_the_pairs_or_for_all_of_them_at_once(
    clock, pair, ada, harbour, django_assert_num_queries
):
    ada.offer(by=ada.membership, seats=20)
    others = [a_pair(ada, a_mentee(harbour, goals=())) for _ in range(5)]
    for one in (pair, *others[:3]):
        for status in ("held", "missed", "missed", "cancelled")[: 1 + one.pk % 4]:
            gathers(one, status, -one.pk)
    gathers(others[0], "proposed")
    now = timezone.now()
    with django_assert_num_queries(1):
        asked = told_of_all([pair, *others], now)
    with django_assert_num_queries(1):
        read = list(with_meetings_told(Mentorship.objects.all(), now))
        assert told_of_all(read, now) == asked
    assert {one.is_planned for one in asked.values()} == {True, False}
    assert asked[others[-1].pk] == Told(False, None, None, None, None)
    assert len(COLUMNS) == len(Told._fields)
