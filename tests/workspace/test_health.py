"""How a mentorship is doing, and who hears of it, once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.utils import timezone

from cairn.mentoring.models import Mentorship
from cairn.workspace import jobs
from cairn.workspace.health import Facts, Level, findings, health_of, health_of_all
from cairn.workspace.models import Nudge
from cairn.workspace.models.nudge import Sign
from cairn.workspace.plan import progress_of_all
from cairn.workspace.refusals import Refusal
from tests.cast import a_mentee, a_pair, finish
from tests.clock import START, day_after_day, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import gathers
from tests.workspace.pieces import a_milestone, an_item
from tests.workspace.telling import told_of

told_to = partial(told_of, "nudge")


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(clock, ada, lin) -> Mentorship:
    """They have planned to meet, far ahead."""
    pair = a_pair(ada, lin)
    gathers(pair, "confirmed")
    return pair


def fresh(pair: Mentorship) -> Mentorship:
    return Mentorship.objects.with_people().prefetch_related("pauses").get(pk=pair.pk)


def level_of(pair: Mentorship) -> Level | None:
    health = health_of(fresh(pair))
    return health and health.level


# Silence


@pytest.mark.parametrize(
    ("days", "level"),
    [
        (0, Level.ON_TRACK),
        (20, Level.ON_TRACK),
        (21, Level.ATTENTION),
        (27, Level.ATTENTION),
        (28, Level.RISK),
        (60, Level.RISK),
    ],
)
def test_silence_is_told_in_words_with_its_day(clock, pair, days, level):
    clock.shift(timedelta(days=days))
    health = health_of(fresh(pair))
    assert health.level == level
    reasons = [(found.sign, found.since) for found in health.findings]
    assert reasons == ([(Sign.SILENT, in_days(-days))] if level else [])


def test_both_hear_of_silence_then_the_coordinators_and_each_once(clock, pair, lin, noor):
    assert day_after_day(clock, 41, jobs.look_after_mentorships) == [21, 28]
    assert told_to(lin) == told_to(pair.mentor.membership) == ["nudge.told"]
    assert told_to(noor) == ["nudge.coordinators"]


def test_whatever_one_does_ends_the_silence(clock, pair, lin):
    clock.shift(timedelta(days=25))
    an_item(pair)
    assert level_of(pair) == Level.ON_TRACK
    assert day_after_day(clock, 30, jobs.look_after_mentorships) == [21, 28]


def test_a_worker_that_slept_tells_each_stage_once(clock, pair):
    clock.shift(timedelta(days=100))
    assert (jobs.look_after_mentorships(), jobs.look_after_mentorships()) == (2, 0)


def test_nobody_is_nudged_in_a_pause_but_after_it(clock, pair, lin):
    pair.pause(by=lin, until=in_days(40), reason="health")
    assert level_of(pair) is None
    assert day_after_day(clock, 70, jobs.look_after_mentorships) == [40 + 21, 40 + 28]


def test_a_proposal_to_finish_is_no_silence(clock, pair, lin):
    pair.finish(by=lin)
    clock.shift(timedelta(days=30))
    assert level_of(pair) == Level.ON_TRACK


def test_an_end_needs_no_word(clock, pair):
    finish(pair)
    clock.shift(timedelta(days=30))
    assert (level_of(pair), jobs.look_after_mentorships()) == (None, 0)


# The plan


def test_the_pair_alone_hears_of_a_plan_that_is_ahead_for_three_weeks(clock, pair, lin, noor):
    a_milestone(pair)
    acted = []
    for day in range(1, 70):
        clock.shift(timedelta(days=1))
        Mentorship.objects.update(moved_at=timezone.now())  # they talk, and nothing gets done
        acted += [day] * jobs.look_after_mentorships()
        assert jobs.look_after_mentorships() == 0
    first_behind = 27  # the first day on which 31 of 100 parts of 84 days are over
    assert acted == [first_behind + 21]
    assert told_to(lin) == ["nudge.told"]
    assert told_to(noor) == []
    assert level_of(pair) == Level.ATTENTION


def test_catching_up_ends_it_and_falling_behind_begins_anew(clock, pair, lin):
    stone = a_milestone(pair)
    clock.shift(timedelta(days=30))
    jobs.look_after_mentorships()
    since = Nudge.objects.noticed(Sign.BEHIND).get().since
    stone.complete(by=lin)
    jobs.look_after_mentorships()
    assert not Nudge.objects.filter(sign=Sign.BEHIND).exists()
    for _ in range(4):
        a_milestone(pair)
    clock.shift(timedelta(days=20))
    jobs.look_after_mentorships()
    assert Nudge.objects.noticed(Sign.BEHIND).get().since > since


def test_a_pair_without_milestones_is_not_behind(clock, pair):
    clock.shift(timedelta(days=80))
    jobs.look_after_mentorships()
    assert not Nudge.objects.filter(sign=Sign.BEHIND).exists()


# Leaving


def test_whoever_is_left_alone_hears_of_it_at_once(clock, pair, lin, ada, noor):
    lin.leave()
    assert (jobs.look_after_mentorships(), jobs.look_after_mentorships()) == (2, 0)
    assert told_to(ada.membership) == ["nudge.told"]
    assert told_to(noor) == ["nudge.coordinators"]
    assert level_of(pair) == Level.RISK


# The table


@pytest.mark.parametrize("sign", Sign)
def test_every_sign_has_a_fact_and_stages(sign):
    today = in_days(0)
    found = list(findings(Facts(**{sign.value: today - timedelta(days=50)}), today))
    assert {one.sign for one in found} == {sign}
    assert all(one.stage.level > Level.ON_TRACK for one in found)


def test_all_are_looked_at_in_a_fixed_number_of_queries(
    clock, pair, ada, harbour, django_assert_max_num_queries
):
    ada.offer(by=ada.membership, seats=20)
    for _ in range(8):
        a_milestone(a_pair(ada, a_mentee(harbour, goals=())))
    rows = Mentorship.objects.with_people().prefetch_related("pauses")
    pairs = list(rows)
    with django_assert_max_num_queries(4):
        assert len(health_of_all(pairs, progress_of_all(pairs))) == 9


def test_no_stage_is_told_twice_or_after_the_end(clock, pair):
    words = {"sign": Sign.SILENT, "since": in_days(0), "after": 21, "hears": "pair"}
    Nudge.tell(pair, **words)
    with refused(Refusal.TOLD):
        Nudge.tell(pair, **words)
    finish(pair)
    with refused(Refusal.ENDED):
        Nudge.tell(pair, **words | {"after": 28})
