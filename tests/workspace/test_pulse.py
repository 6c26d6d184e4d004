"""The early pulse: one question to each side, private to the coordinators."""

from __future__ import annotations

import pytest
import time_machine

from cairn.mentoring.models import Mentorship
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.workspace import jobs
from cairn.workspace.models import Pulse
from cairn.workspace.refusals import Refusal
from tests.cast import a_pair, finish
from tests.clock import START, day_after_day, in_days
from tests.refusing import refused
from tests.workspace.care_acts import pulses_of


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(clock, ada, lin) -> Mentorship:
    return a_pair(ada, lin)


def kinds_told_to(member) -> list[str]:
    while tell_some():
        pass
    told = Notification.objects.filter(user=member.user, kind__startswith="pulse")
    return sorted(told.values_list("kind", flat=True))


def test_both_are_asked_on_day_seven_and_twenty_one(clock, pair, ada, lin):
    assert day_after_day(clock, 60, jobs.ask_pulses) == [7, 21]
    for member in (ada.membership, lin):
        days = Pulse.objects.filter(member=member).values_list("day", flat=True)
        assert list(days) == [7, 21]
        assert kinds_told_to(member) == ["pulse.asked", "pulse.asked"]


def test_nobody_is_asked_while_paused_or_after_the_end(clock, pair, lin):
    pair.pause(by=lin, until=in_days(30), reason="busy")
    assert day_after_day(clock, 25, jobs.ask_pulses) == []
    pair.resume(by=lin)
    finish(pair)
    assert day_after_day(clock, 10, jobs.ask_pulses) == []


@pytest.mark.parametrize(("rating", "told"), [(1, 1), (2, 1), (3, 0), (5, 0)])
def test_coordinators_hear_of_low_answers_and_partners_of_none(pair, lin, noor, rating, told):
    _, mine = pulses_of(pair)
    mine.answer(by=lin, rating=rating)
    assert kinds_told_to(noor) == ["pulse.low"] * told
    assert kinds_told_to(pair.mentor.membership) == ["pulse.asked"]


def test_the_answer_is_read_by_its_author_and_coordinators(pair, ada, lin, noor, sam):
    _, mine = pulses_of(pair)
    mine.answer(by=lin, rating=4)
    readers = {who: Pulse.objects.visible_to(who) for who in (ada.membership, lin, noor, sam)}
    seen = {who: [pulse.rating for pulse in pulses] for who, pulses in readers.items()}
    assert seen == {ada.membership: [None], lin: [4], noor: [4], sam: []}


def test_it_is_answered_once_by_whom_it_asks_from_one_to_five(pair, ada, lin):
    _, mine = pulses_of(pair)
    with refused(Refusal.NOT_A_PARTNER):
        mine.answer(by=ada.membership, rating=3)
    for rating in (0, 6, -1, 10**30):
        with refused(Refusal.ONE_TO_FIVE):
            mine.answer(by=lin, rating=rating)
    mine.answer(by=lin, rating=3)
    with refused(Refusal.ANSWERED):
        mine.answer(by=lin, rating=5)


def test_it_is_not_asked_too_early_twice_or_of_those_who_rest(pair, lin):
    with refused(Refusal.TOLD):
        Pulse.ask(pair, 7)
    pulses_of(pair)
    with refused(Refusal.TOLD):
        Pulse.ask(pair, 7)
    pair.pause(by=lin, until=in_days(5), reason="busy")
    with refused(Refusal.ENDED):
        Pulse.ask(pair, 21)
