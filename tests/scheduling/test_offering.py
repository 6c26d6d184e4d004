"""What two people are offered follows from everything that is known of both, in few queries."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.communities.models import Community, Membership
from cairn.mentoring.models import Mentor, Mentorship
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Timetable
from cairn.scheduling.offering import nearest_slots, slots_for
from tests.cast import a_community, a_mentee, a_mentor, a_pair
from tests.clock import START, in_days
from tests.scheduling.gatherings import DAYTIME, a_meeting, an_agreed_meeting, in_hours, opens


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def offered(pair: Mentorship, minutes: int = 30, days: int = 2, **values):
    window = {"lo": in_hours(0), "hi": in_hours(24 * days)}
    return slots_for(pair, minutes=minutes, **window | values)


def the_same_mentor_in(community: Community, pair: Mentorship) -> Mentorship:
    member = Membership.admit(community, user=pair.mentor.membership.user, invited_by=None)
    mentor = Mentor.of(member)
    mentor.offer(by=member, offering=True, minutes=60)
    return a_pair(mentor, a_mentee(community))


def starts(pair: Mentorship, **values) -> set:
    return {slot.start for slot in offered(pair, **values)}


def test_nobody_without_hours_is_offered(pair):
    assert offered(pair) == []
    opens(pair.mentor.membership, [])
    assert offered(pair) == []


def test_the_hours_of_the_mentor_are_offered_on_their_clock(pair):
    user = pair.mentor.membership.user
    user.introduce(name=user.name, time_zone="Asia/Kathmandu")
    opens(pair.mentor.membership, [Range(9 * 60, 10 * 60)], step_minutes=30)
    found = sorted(starts(pair))
    assert [f"{at:%H:%M}" for at in found] == ["03:15", "03:45"] * 2


def test_claims_of_both_and_in_both_roles_are_cut_out(pair, harbour):
    opens(pair.mentor.membership)
    ada, mia = pair.people
    elsewhere = a_pair(a_mentor(harbour), mia)
    learning = a_pair(a_mentor(harbour), ada)
    taken = [
        a_meeting(elsewhere, 20, by=mia),
        a_meeting(learning, 30, by=ada),
        a_meeting(pair, 40, asks=True),
    ]
    free = starts(pair)
    for meeting in taken:
        for minutes in (-15, 0, 15):
            assert meeting.starts_at + timedelta(minutes=minutes) not in free
        assert meeting.ends_at in free


def test_a_meeting_that_moves_gives_up_its_own_time(pair):
    opens(pair.mentor.membership)
    meeting = an_agreed_meeting(pair, 20)
    assert meeting.starts_at not in starts(pair)
    assert meeting.starts_at in starts(pair, moving=meeting.pk)


def test_what_nobody_answered_is_free_again(pair, monday_noon):
    opens(pair.mentor.membership)
    meeting = a_meeting(pair, 72, asks=True)
    monday_noon.shift(timedelta(hours=48))
    assert meeting.starts_at in starts(pair)


def test_the_mentees_hours_are_a_wish(pair):
    opens(pair.mentor.membership)
    assert all(slot.fits_guest for slot in offered(pair))
    opens(pair.mentee.membership, DAYTIME)
    fitting = [slot for slot in offered(pair) if slot.fits_guest]
    assert 0 < len(fitting) < len(offered(pair))
    assert all(9 <= slot.start.hour < 17 for slot in fitting)


def test_the_time_of_a_month_counts_in_its_own_community(pair):
    """One person, who mentors in two communities and gives an hour a month in each."""
    opens(pair.mentor.membership)
    elsewhere = the_same_mentor_in(a_community("Hilltop"), pair)
    an_agreed_meeting(elsewhere, 30, minutes=60)
    assert not any(slot.over_time for slot in offered(pair, minutes=60))
    an_agreed_meeting(pair, 34, minutes=60)
    assert all(slot.over_time for slot in offered(pair, minutes=60))


def test_limits_count_the_days_of_the_mentors_clock(pair):
    opens(pair.mentor.membership, max_per_day=1)
    pair.mentor.offer(by=pair.mentor.membership, minutes=120)
    assert a_meeting(pair, 24).is_confirmed
    assert a_meeting(pair, 26).is_proposed
    assert a_meeting(pair, 48).is_confirmed


def test_what_is_called_off_gives_its_minutes_back(pair):
    opens(pair.mentor.membership)
    meeting = an_agreed_meeting(pair, 30, minutes=60)
    meeting.cancel(by=pair.mentee.membership)
    assert not any(slot.over_time for slot in offered(pair))


def test_the_nearest_free_starts_are_named(pair):
    """E15"""
    opens(pair.mentor.membership)
    meeting = a_meeting(pair, 20)
    near = [
        slot.start - meeting.starts_at
        for slot in nearest_slots(pair, meeting.starts_at, minutes=30)
    ]
    assert near == [timedelta(minutes=minutes) for minutes in (-45, -30, 30)]


def test_days_off_are_not_offered(pair):
    table = opens(pair.mentor.membership)
    table.take_off(in_days(1), in_days(1), by=table.user)
    assert {at.date() for at in starts(pair, days=3)} == {in_days(0), in_days(2), in_days(3)}


def test_it_asks_as_many_questions_however_much_there_is(pair, harbour):
    opens(pair.mentor.membership)
    people = Mentorship.objects.with_people()

    def questions() -> int:
        fresh = people.get(pk=pair.pk)
        with CaptureQueriesContext(connection) as asked:
            offered(fresh, days=31)
        return len(asked)

    few = questions()
    table = Timetable.of(pair.mentor.membership.user)
    for day in range(1, 12):
        table.take_off(in_days(day), in_days(day), by=table.user)
        table.set_day(in_days(day + 20), [Range(0, 60)], by=table.user)
        an_agreed_meeting(pair, 24 * day)
    assert questions() == few
    assert few <= 8
