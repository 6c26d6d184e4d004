"""Afterwards the two say how it was; hours count what both can agree on."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Shown
from cairn.scheduling.jobs import ask_whether_they_met
from cairn.scheduling.models import Meeting
from cairn.scheduling.refusals import Refusal
from tests.clock import START
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair: Mentorship, monday_noon) -> Meeting:
    """Agreed, and just over."""
    meeting = an_agreed_meeting(pair, 48)
    monday_noon.move_to(meeting.ends_at)
    return meeting


def said(meeting: Meeting, *accounts: str) -> str:
    """The status once the mentor, and then the mentee, have said how it was."""
    for who, account in zip(meeting.mentorship.people, accounts, strict=False):
        if account:
            meeting.mark(account, by=who)
    meeting.refresh_from_db()
    return meeting.status


@pytest.mark.parametrize(
    ("accounts", "status"),
    [
        (("met",), "held"),
        (("", "met"), "held"),
        (("met", "met"), "held"),
        (("met", "late"), "held"),
        (("absent",), "missed"),
        (("excused", "excused"), "missed"),
        (("absent", "alone"), "missed"),
        (("met", "alone"), "confirmed"),
        (("alone", "met"), "confirmed"),
    ],
)
def test_one_word_counts_as_long_as_nobody_denies_it(meeting, accounts, status):
    assert said(meeting, *accounts) == status
    denied = status == "confirmed"
    assert meeting.is_questioned == denied
    assert (
        meeting.shown
        == {
            "held": Shown.COMPLETED,
            "missed": Shown.MISSED,
            "confirmed": Shown.UNCONFIRMED,
        }[status]
    )
    kind = {"confirmed": "meeting.questioned"}.get(status, f"meeting.{status}")
    assert Event.objects.about(meeting).order_by("number").last().kind == kind


def test_both_may_change_their_word(meeting):
    assert said(meeting, "met", "alone") == "confirmed"
    assert said(meeting, "", "late") == "held"
    assert said(meeting, "absent", "alone") == "missed"
    assert not meeting.is_questioned


def test_it_is_said_within_a_week_after_the_end(meeting, monday_noon):
    mentor, mentee = meeting.mentorship.people
    monday_noon.shift(timedelta(seconds=-1))
    with refused(Refusal.NOT_OVER):
        meeting.mark("met", by=mentor)
    monday_noon.shift(timedelta(days=7))
    assert meeting.refusal_to_mark(mentor) is None
    monday_noon.shift(timedelta(seconds=1))
    with refused(Refusal.WEEK_OVER):
        meeting.mark("met", by=mentee)
    assert meeting.shown == Shown.UNCONFIRMED


def test_it_is_said_of_meetings_alone(pair, meeting):
    proposed = a_meeting(pair, 48)
    with time_machine.travel(proposed.ends_at), refused(Refusal.OTHER_STATE):
        proposed.mark("met", by=pair.mentor.membership)


def test_it_is_said_after_the_end_of_the_mentorship_as_well(pair, meeting):
    pair.cancel(by=pair.mentor.membership, reason="moved_on")
    assert said(meeting, "met") == "held"


def test_minutes_count_what_was_held(pair, meeting, monday_noon):
    """I18"""
    others = [an_agreed_meeting(pair, 24 * n, minutes=15 * n) for n in range(2, 5)]
    monday_noon.shift(timedelta(days=5))
    assert said(meeting, "met") == "held"
    assert [
        said(one, *words)
        for one, words in zip(others, [("met", "met"), ("met", "alone"), ("absent",)], strict=True)
    ] == ["held", "confirmed", "missed"]
    held = Meeting.objects.held()
    assert held.minutes() == sum(one.minutes for one in held) == 30 + 30
    assert Meeting.objects.none().minutes() == 0


def test_both_are_asked_once_ten_minutes_after_the_end(meeting, monday_noon):
    monday_noon.shift(timedelta(minutes=9))
    assert ask_whether_they_met() == 0
    monday_noon.shift(timedelta(minutes=1))
    assert [ask_whether_they_met(), ask_whether_they_met()] == [1, 0]
    assert Event.objects.about(meeting).filter(kind="meeting.asked").count() == 1
    with refused(Refusal.NOT_DUE):
        meeting.refresh_from_db()
        meeting.ask()


@pytest.mark.parametrize("late", [timedelta(days=2), timedelta(days=40)])
def test_a_worker_that_slept_asks_nobody(meeting, monday_noon, late):
    monday_noon.shift(late)
    assert ask_whether_they_met() == 0


def test_who_has_said_it_is_not_asked(meeting, monday_noon):
    said(meeting, "met")
    monday_noon.shift(timedelta(minutes=10))
    assert ask_whether_they_met() == 0
