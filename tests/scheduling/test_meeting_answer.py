"""A proposal is answered, taken back, or runs out."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.scheduling.jobs import expire_proposals
from cairn.scheduling.models import Participant
from cairn.scheduling.refusals import Refusal
from tests.clock import START
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair: Mentorship):
    """Mia has proposed it to Ada."""
    return a_meeting(pair, 96)


@pytest.fixture
def ada_(pair: Mentorship):
    return pair.mentor.membership


@pytest.fixture
def mia(pair: Mentorship):
    return pair.mentee.membership


def free(meeting) -> bool:
    return not Participant.objects.active().filter(meeting=meeting).exists()


def last_kind(meeting) -> str:
    return Event.objects.about(meeting).order_by("number").last().kind


def test_the_other_one_confirms(meeting, ada_):
    meeting.confirm(by=ada_)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.expires_at) == ("confirmed", None)
    assert last_kind(meeting) == "meeting.confirmed"
    assert not free(meeting)


def test_the_other_one_declines_with_a_word(meeting, ada_):
    meeting.decline(by=ada_, reason="I travel that day")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.ending) == ("cancelled", "declined")
    assert (meeting.reason, meeting.cancelled_by) == ("I travel that day", ada_)
    assert free(meeting)


def test_whoever_proposed_takes_it_back(meeting, mia):
    meeting.withdraw(by=mia)
    assert (meeting.status, meeting.ending, free(meeting)) == ("cancelled", "withdrawn", True)


def test_nobody_answers_themself(meeting, mia, ada_, sam):
    for act in (meeting.confirm, meeting.decline):
        with refused(Refusal.WAITS_FOR_THE_OTHER):
            act(by=mia)
        with refused(Refusal.NOT_A_PARTNER):
            act(by=sam)
    with refused(Refusal.NOT_YOUR_PROPOSAL):
        meeting.withdraw(by=ada_)
    with refused(Refusal.NOT_A_PARTNER):
        meeting.withdraw(by=sam)


def test_it_is_answered_once(meeting, ada_, mia):
    meeting.confirm(by=ada_)
    for act in (
        lambda: meeting.confirm(by=ada_),
        lambda: meeting.decline(by=ada_),
        lambda: meeting.withdraw(by=mia),
    ):
        with refused(Refusal.OTHER_STATE):
            act()


def test_it_runs_out_after_two_days(meeting, ada_, monday_noon):
    monday_noon.shift(timedelta(hours=47, minutes=59))
    assert expire_proposals() == 0
    with refused(Refusal.NOT_DUE):
        meeting.expire()
    monday_noon.shift(timedelta(minutes=1))
    for act in (meeting.confirm, meeting.decline):
        with refused(Refusal.NOT_ANSWERED):
            act(by=ada_)
    assert [expire_proposals(), expire_proposals()] == [1, 0]
    meeting.refresh_from_db()
    assert (meeting.status, meeting.ending, free(meeting)) == ("cancelled", "expired", True)
    assert last_kind(meeting) == "meeting.expired"


def test_it_can_be_taken_back_although_it_ran_out(meeting, mia, monday_noon):
    monday_noon.shift(timedelta(hours=49))
    meeting.withdraw(by=mia)
    assert meeting.ending == "withdrawn"


def test_cancelled_time_can_be_booked_again(pair, meeting, ada_, mia):
    """I11"""
    meeting.decline(by=ada_)
    agreed = an_agreed_meeting(pair, starts_at=meeting.starts_at)
    agreed.cancel(by=mia)
    assert an_agreed_meeting(pair, starts_at=meeting.starts_at).is_confirmed
