"""A meeting takes another time, has its details changed, or is called off."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cairn.activity.models import Event
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Shown
from cairn.scheduling.models import Meeting, Participant
from cairn.scheduling.refusals import Refusal
from tests.cast import a_community, a_mentee, a_mentor, a_pair
from tests.clock import START
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, opens
from tests.scheduling.racing import booked_twice


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair: Mentorship) -> Meeting:
    """Agreed, within the mentor's open days."""
    opens(pair.mentor.membership)
    return a_meeting(pair, 48)


def last(meeting: Meeting) -> Event:
    return Event.objects.about(meeting).order_by("number").last()


def test_it_moves_where_the_other_is_open(pair, meeting):
    was = meeting.starts_at
    meeting.move(by=pair.mentee.membership, starts_at=in_hours(72), minutes=45)
    meeting.refresh_from_db()
    assert (meeting.status, meeting.minutes, meeting.moved_count) == ("confirmed", 45, 1)
    assert (meeting.shown, meeting.is_late_change) == (Shown.RESCHEDULED, False)
    assert (last(meeting).kind, last(meeting).data["was"]) == ("meeting.moved", was.isoformat())
    assert {claim.starts_at for claim in meeting.participants.all()} == {meeting.starts_at}
    assert a_meeting(pair, starts_at=was).stands


@pytest.mark.parametrize("apart", [-15, 0, 15])
def test_it_may_overlap_its_own_old_time(pair, meeting, apart):
    """I11"""
    wanted = meeting.starts_at + timedelta(minutes=apart)
    meeting.move(by=pair.mentee.membership, starts_at=wanted)
    assert (meeting.status, meeting.starts_at) == ("confirmed", wanted)


def test_elsewhere_the_other_is_asked_again(pair, meeting):
    mentor, mentee = pair.people
    meeting.move(by=mentor, starts_at=in_hours(72))
    meeting.refresh_from_db()
    assert (meeting.status, meeting.proposed_by) == ("proposed", mentor)
    assert last(meeting).kind == "meeting.proposed"
    meeting.confirm(by=mentee)
    assert meeting.shown == Shown.RESCHEDULED


def test_a_proposal_is_answered_with_another(pair):
    mentor, mentee = pair.people
    meeting = a_meeting(pair, 48)
    meeting.move(by=mentor, starts_at=in_hours(72))
    assert (meeting.status, meeting.proposed_by, meeting.moved_count) == ("proposed", mentor, 0)
    with refused(Refusal.WAITS_FOR_THE_OTHER):
        meeting.confirm(by=mentor)
    meeting.confirm(by=mentee)
    assert meeting.shown == Shown.SCHEDULED


def test_a_late_move_needs_a_reason(pair, meeting, monday_noon):
    monday_noon.move_to(meeting.starts_at - timedelta(hours=3))
    assert meeting.refusal_to_move(pair.mentee.membership, "") is None
    monday_noon.shift(timedelta(minutes=1))
    move = {"by": pair.mentee.membership, "starts_at": in_hours(30)}
    with refused(Refusal.REASON_NEEDED):
        meeting.move(**move)
    assert meeting.refusal_to_move(pair.mentee.membership) is None
    meeting.move(**move, reason="The train stands still")
    assert (meeting.is_late_change, meeting.reason) == (True, "The train stands still")


@pytest.mark.parametrize("hours", [0, 12, 48])
def test_how_late_is_late_is_set_for_the_site(pair, meeting, monday_noon, settings, hours):
    settings.MEETING_LATE_HOURS = hours
    mentee, edge = pair.mentee.membership, meeting.starts_at - timedelta(hours=hours)
    monday_noon.move_to(edge - timedelta(minutes=1))
    assert (meeting.is_late, meeting.refusal_to_move(mentee, "")) == (False, None)
    if hours:
        monday_noon.move_to(edge + timedelta(minutes=1))
        assert (meeting.is_late, meeting.refusal_to_move(mentee, "")) == (
            True,
            Refusal.REASON_NEEDED,
        )


def test_it_stays_where_the_new_time_is_taken(pair, meeting):
    other = an_agreed_meeting(pair, 72)
    with refused(Refusal.TAKEN):
        meeting.move(by=pair.mentee.membership, starts_at=other.starts_at)
    meeting.refresh_from_db()
    assert (meeting.starts_at, meeting.ical_sequence) == (in_hours(48), 0)


def test_it_moves_no_more_once_it_began_or_ended(pair, meeting, sam, monday_noon):
    with refused(Refusal.NOT_A_PARTNER):
        meeting.move(by=sam, starts_at=in_hours(72))
    monday_noon.move_to(meeting.starts_at)
    with refused(Refusal.OTHER_STATE):
        meeting.move(by=pair.mentee.membership, starts_at=in_hours(72), reason="Late")
    meeting.cancel(by=pair.mentee.membership)
    with refused(Refusal.OTHER_STATE):
        meeting.move(by=pair.mentee.membership, starts_at=in_hours(72), reason="Late")


def test_its_details_change_with_a_version(pair, meeting):
    mentor, mentee = pair.people
    version = meeting.version
    meeting.edit(by=mentor, version=version, place="The library", format="in_person")
    assert (meeting.place, meeting.title, meeting.ical_sequence) == ("The library", "", 1)
    with refused(Refusal.CHANGED):
        meeting.edit(by=mentee, version=version, place="The café")


def test_strangers_change_nothing(pair, meeting, sam):
    for act in (
        lambda: meeting.edit(by=sam, version=meeting.version, title="Mine"),
        lambda: meeting.cancel(by=sam),
        lambda: meeting.mark("met", by=sam),
    ):
        with refused(Refusal.NOT_A_PARTNER):
            act()


def test_either_calls_it_off_whatever_the_hour(pair, meeting, monday_noon):
    monday_noon.move_to(meeting.starts_at + timedelta(minutes=5))
    meeting.cancel(by=pair.mentor.membership, reason="Ill, sorry")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.ending, meeting.reason) == (
        "cancelled",
        "cancelled",
        "Ill, sorry",
    )
    assert (meeting.cancelled_by, meeting.is_late_change) == (pair.mentor.membership, True)
    assert not Participant.objects.active().exists()
    with refused(Refusal.OTHER_STATE):
        meeting.cancel(by=pair.mentor.membership)


def test_what_is_over_cannot_be_called_off(pair, meeting, monday_noon):
    monday_noon.move_to(meeting.ends_at)
    with refused(Refusal.OTHER_STATE):
        meeting.cancel(by=pair.mentor.membership)


class LifeOfAMeeting(TestCase):
    """I11, I14"""

    def setUp(self) -> None:
        self.clock = time_machine.travel(START, tick=False)
        self.clock.start()
        community = a_community()
        self.pair = a_pair(a_mentor(community), a_mentee(community))
        opens(self.pair.mentor.membership, [])

    def tearDown(self) -> None:
        self.clock.stop()

    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.sampled_from(["move", "counter", "confirm", "edit", "cancel"]),
            min_size=1,
            max_size=6,
        )
    )
    def test_its_uid_stays_and_its_sequence_rises_with_every_change(self, acts) -> None:
        meeting = an_agreed_meeting(self.pair)
        mentor, mentee = self.pair.people
        lives = {
            "move": lambda: meeting.move(by=mentee, starts_at=in_hours(72)),
            "counter": lambda: meeting.move(by=mentor, starts_at=in_hours(48)),
            "confirm": lambda: meeting.confirm(by=self.pair.partner_of(meeting.proposed_by)),
            "edit": lambda: meeting.edit(by=mentor, version=meeting.version, title="Again"),
            "cancel": lambda: meeting.cancel(by=mentee),
        }
        uid = meeting.ical_uid
        for act in acts:
            before = Meeting.objects.get(pk=meeting.pk)
            if self.happens(lives[act]):
                after = Meeting.objects.get(pk=meeting.pk)
                rises = act != "edit" or before.is_confirmed
                assert (after.ical_sequence > before.ical_sequence) == rises
                assert after.version > before.version
        assert Meeting.objects.get().ical_uid == uid
        assert booked_twice() == 0

    def happens(self, act) -> bool:
        try:
            act()
        except Refused:
            return False
        return True
