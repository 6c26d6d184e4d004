"""Two people agree on a time at once, where one of them has offered it."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cairn.activity.models import Event
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Meeting, Participant, Timetable
from cairn.scheduling.refusals import Refusal
from tests.cast import a_mentor, a_pair
from tests.clock import START, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import DAYTIME, a_meeting, in_hours, opens


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def kinds(meeting: Meeting) -> list[str]:
    return list(Event.objects.about(meeting).values_list("kind", flat=True))


def test_a_mentee_books_what_the_mentor_offers(pair):
    opens(pair.mentor.membership, gap_minutes=10)
    meeting = a_meeting(pair, title="The review", format="phone", place="+351 21")
    assert (meeting.status, meeting.expires_at, meeting.minutes) == ("confirmed", None, 30)
    assert (meeting.title, meeting.format, meeting.place) == ("The review", "phone", "+351 21")
    assert kinds(meeting) == ["meeting.booked"]
    mentor, mentee = meeting.participants.all()
    assert [mentor.role, mentee.role] == ["mentor", "mentee"]
    assert mentor.free_at - mentee.free_at == timedelta(minutes=10)


def test_another_time_becomes_a_proposal_that_holds_for_two_days(pair):
    meeting = a_meeting(pair, hours=72)
    assert (meeting.status, meeting.proposed_by) == ("proposed", pair.mentee.membership)
    assert meeting.expires_at == timezone.now() + timedelta(hours=48)
    assert kinds(meeting) == ["meeting.proposed"]


def test_a_proposal_ends_an_hour_before_its_time(pair):
    meeting = a_meeting(pair, hours=3)
    assert meeting.expires_at == meeting.starts_at - timedelta(hours=1)


@pytest.mark.parametrize(
    ("rules", "hours", "minutes"),
    [
        ({"notice_minutes": 600}, 9, 30),
        ({"horizon_days": 2}, 24 * 3, 30),
        ({"step_minutes": 60}, 24.5, 30),
        ({"lengths": [60]}, 24, 30),
        ({}, 24, 75),
    ],
)
def test_what_the_rules_do_not_offer_is_proposed(pair, rules, hours, minutes):
    """I7: what is not offered is never agreed at once."""
    opens(pair.mentor.membership, **rules)
    assert a_meeting(pair, hours, minutes=minutes).is_proposed


def test_whoever_asks_is_not_taken_at_their_word(pair):
    opens(pair.mentor.membership)
    assert a_meeting(pair, asks=True).is_proposed


def test_a_mentor_may_count_on_hours_of_the_mentee_only_where_there_are_any(pair):
    mentor, mentee = pair.people
    opens(mentor)
    pair.mentor.offer(by=mentor, minutes=120)
    assert a_meeting(pair, 24, by=mentor).is_proposed
    opens(mentee, DAYTIME)
    assert a_meeting(pair, 48, by=mentor).is_confirmed
    assert a_meeting(pair, 30, by=mentor).is_proposed


def test_the_same_form_books_once(pair):
    """I10"""
    opens(pair.mentor.membership)
    key = uuid4()
    first = a_meeting(pair, client_key=key)
    assert a_meeting(pair, client_key=key) == first
    assert a_meeting(pair, 30, client_key=key) == first
    assert Meeting.objects.count() == 1
    assert kinds(first) == ["meeting.booked"]


def test_a_key_of_another_pair_says_nothing(pair, harbour, lin):
    key = uuid4()
    theirs = a_meeting(a_pair(a_mentor(harbour), lin), client_key=key)
    assert a_meeting(pair, client_key=key) != theirs


@pytest.mark.parametrize(
    ("hours", "minutes", "refusal"),
    [
        (-1, 30, Refusal.PAST),
        (0, 30, Refusal.PAST),
        (24 * 901, 30, Refusal.TOO_FAR),
        (48, 5, Refusal.OTHER_LENGTH),
        (48, 241, Refusal.OTHER_LENGTH),
        (1.5, 30, Refusal.TOO_SOON),
    ],
)
def test_it_refuses_times_that_are_none(pair, hours, minutes, refusal):
    """E21: the server's clock decides."""
    with refused(refusal):
        a_meeting(pair, hours, minutes=minutes)
    assert not Meeting.objects.exists()


def test_it_refuses_parts_of_a_minute(pair):
    with refused(Refusal.OTHER_LENGTH):
        a_meeting(pair, starts_at=in_hours(48) + timedelta(seconds=1))


def test_it_refuses_a_fourth_open_proposal(pair, monday_noon):
    for day in range(2, 5):
        a_meeting(pair, 24 * day)
    with refused(Refusal.TOO_MANY_PROPOSALS):
        a_meeting(pair, 24 * 6)
    monday_noon.shift(timedelta(hours=49))
    assert a_meeting(pair, 24 * 6).is_proposed


@pytest.mark.parametrize("apart", [-29, 0, 29])
def test_it_refuses_time_that_is_taken(pair, apart):
    first = a_meeting(pair)
    with refused(Refusal.TAKEN):
        a_meeting(pair, starts_at=first.starts_at + timedelta(minutes=apart))
    assert Participant.objects.count() == 2


@pytest.mark.parametrize("apart", [-30, 30])
def test_meetings_may_touch(pair, apart):
    first = a_meeting(pair)
    a_meeting(pair, starts_at=first.starts_at + timedelta(minutes=apart))


def test_a_gap_is_kept_free_after_a_meeting(pair):
    opens(pair.mentee.membership, gap_minutes=15)
    first = a_meeting(pair)
    with refused(Refusal.TAKEN):
        a_meeting(pair, starts_at=first.ends_at)
    a_meeting(pair, starts_at=first.ends_at + timedelta(minutes=15))


def test_nobody_is_in_two_places_in_two_roles(pair, harbour):
    """E16: Ada mentors here and learns there."""
    ada = pair.mentor.membership
    there = a_pair(a_mentor(harbour), ada)
    first = a_meeting(pair)
    with refused(Refusal.TAKEN):
        a_meeting(there, starts_at=first.starts_at)


def test_an_overdue_proposal_holds_nobody_back(pair, monday_noon):
    """The job may be late."""
    opens(pair.mentor.membership)
    first = a_meeting(pair, 96, asks=True)
    monday_noon.shift(timedelta(hours=48))
    second = a_meeting(pair, starts_at=first.starts_at)
    assert second.is_confirmed
    assert not first.participants.filter(active=True).exists()
    with refused(Refusal.NOT_ANSWERED):
        first.confirm(by=pair.mentor.membership)


def test_it_refuses_strangers_rests_and_ends(pair, sam):
    with refused(Refusal.NOT_A_PARTNER):
        a_meeting(pair, by=sam)
    pair.pause(by=pair.mentor.membership, until=in_days(9), reason="busy")
    with refused(Refusal.PAUSED):
        a_meeting(pair)
    pair.cancel(by=pair.mentor.membership, reason="no_time")
    with refused(Refusal.ENDED):
        a_meeting(pair)


def test_it_refuses_when_one_has_left(pair):
    pair.mentee.membership.leave()
    with refused(Refusal.SOMEBODY_LEFT):
        a_meeting(pair, by=pair.mentor.membership)


def test_days_off_leave_what_is_booked(pair):
    """E14"""
    opens(pair.mentor.membership)
    meeting = a_meeting(pair)
    table, user = Timetable.of(pair.mentor.membership.user), pair.mentor.membership.user
    table.take_off(in_days(0), in_days(5), by=user)
    meeting.refresh_from_db()
    assert meeting.is_confirmed
    assert a_meeting(pair, 50).is_proposed


def test_another_clock_moves_no_meeting(pair):
    """E8, I20"""
    opens(pair.mentor.membership)
    meeting = a_meeting(pair)
    before = meeting.starts_at, list(meeting.participants.values())
    for who in pair.people:
        who.user.introduce(name=who.user.name, time_zone="Pacific/Auckland")
        Timetable.of(who.user).change_zone("Asia/Kathmandu", by=who.user, keep="moments")
    meeting.refresh_from_db()
    assert (meeting.starts_at, list(meeting.participants.values())) == before


def test_hours_over_midnight_are_offered_as_one(pair):
    """E5"""
    opens(pair.mentor.membership, [Range(22 * 60, 120)])
    late = in_hours(12).replace(hour=23, minute=45)
    assert a_meeting(pair, starts_at=late).is_confirmed


def test_booking_asks_the_same_number_of_questions_however_many_meetings(pair):
    opens(pair.mentor.membership)
    pair.mentor.offer(by=pair.mentor.membership, minutes=120)

    def questions(hours: float) -> int:
        with CaptureQueriesContext(connection) as asked:
            a_meeting(pair, hours)
        return len(asked)

    a_meeting(pair, 20)
    few = questions(24)
    for hour in range(30, 40):
        meeting = a_meeting(pair, hour)
        if meeting.is_proposed:
            meeting.confirm(by=pair.mentor.membership)
    assert questions(24 * 33) == few
    assert few <= 45
