"""A mentor gives some time a month: what goes beyond it is proposed."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting
from cairn.scheduling.offering import slots_for
from tests.cast import a_pair
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, met, opens


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def is_spent(pair: Mentorship, minutes: int = 30) -> bool:
    """Whether everything that is offered in the next days goes beyond the hour of this month."""
    window = {"lo": in_hours(24), "hi": in_hours(24 * 5)}
    return {slot.over_time for slot in slots_for(pair, minutes=minutes, **window)} == {True}


def test_the_time_of_a_month_is_kept(pair):
    """§2.5.7: what goes beyond the hour of a month is proposed; so much is always possible."""
    opens(pair.mentor.membership)
    assert a_meeting(pair, 24, minutes=60).is_confirmed
    assert a_meeting(pair, 30, minutes=15).is_proposed
    assert a_meeting(pair, 24 * 32, minutes=60).is_confirmed


def test_a_short_commitment_bears_one_short_meeting_a_month(pair):
    """E6"""
    opens(pair.mentor.membership)
    pair.mentor.offer(by=pair.mentor.membership, minutes=15)
    assert a_meeting(pair, 24, minutes=15).is_confirmed
    assert a_meeting(pair, 20, minutes=30).is_proposed
    assert a_meeting(pair, 30, minutes=15).is_proposed


def test_every_pair_gets_its_short_meeting_whatever_others_took(pair, harbour, lin):
    opens(pair.mentor.membership)
    a_meeting(pair, 24, minutes=60)
    other = a_pair(pair.mentor, lin)
    assert a_meeting(other, 30, minutes=15).is_confirmed
    assert a_meeting(other, 36, minutes=15).is_proposed


def called_off(pair: Mentorship, **values) -> Meeting:
    meeting = an_agreed_meeting(pair, **values)
    meeting.cancel(by=pair.mentee.membership)
    return meeting


def an_open_proposal(pair: Mentorship, **values) -> Meeting:
    return a_meeting(pair, asks=True, **values)


def met_today(pair: Mentorship, **values) -> Meeting:
    return met(pair, 3, **values)


@pytest.mark.parametrize(
    ("begin", "counts"),
    [(an_open_proposal, True), (an_agreed_meeting, True), (met_today, True), (called_off, False)],
)
def test_what_counts_is_proposed_agreed_or_held(pair, begin, counts):
    opens(pair.mentor.membership)
    begin(pair, minutes=45)
    assert is_spent(pair) == counts


def test_what_nobody_answered_counts_no_more(pair, monday_noon):
    opens(pair.mentor.membership)
    a_meeting(pair, 24 * 5, minutes=45, asks=True)
    assert is_spent(pair)
    monday_noon.shift(timedelta(hours=48))
    assert not is_spent(pair)
