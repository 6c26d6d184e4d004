"""Meetings fall away with what they hang on, in the same transaction."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.mentoring.models.proposal import ANSWER_WITHIN
from cairn.mentoring.models.silence import FADES_AFTER, OFFER_AFTER
from cairn.scheduling.models import Meeting, Participant
from tests.cast import a_mentor, a_pair, finish
from tests.clock import START, in_days
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def lapse(pair: Mentorship) -> None:
    pair.finish(by=pair.mentor.membership)
    with time_machine.travel(pair.proposed_at + ANSWER_WITHIN):
        pair.lapse()


def fade(pair: Mentorship) -> None:
    pair.moved_at -= OFFER_AFTER + FADES_AFTER
    pair.offered_at = pair.moved_at
    pair.save()
    pair.fade()


ENDS = {
    "closed": [finish, lapse, fade, lambda p: p.cancel(by=p.mentee.membership, reason="no_time")],
    "left": [lambda p: p.mentee.membership.leave()],
}


@pytest.mark.parametrize(
    ("ending", "act"), [(ending, act) for ending, acts in ENDS.items() for act in acts]
)
def test_all_to_come_are_called_off(pair, ending, act):
    """E20"""
    agreed, proposed = an_agreed_meeting(pair, 24 * 40), a_meeting(pair, 24 * 45)
    act(Mentorship.objects.with_people().get(pk=pair.pk))
    assert {(one.status, one.ending) for one in Meeting.objects.all()} == {("cancelled", ending)}
    assert not Participant.objects.active().exists()
    assert agreed.ical_sequence < Meeting.objects.get(pk=agreed.pk).ical_sequence
    for one in (agreed, proposed):
        event = Event.objects.about(one).last()
        assert (event.kind, event.actor) == ("meeting.cancelled", None)


def test_a_removed_member_keeps_none_in_any_mentorship(pair, harbour, noor):
    """E20"""
    ada = pair.mentor.membership
    there = a_pair(a_mentor(harbour), ada)
    a_meeting(pair, 48)
    a_meeting(there, 50, by=ada)
    ada.remove(by=noor)
    assert {one.ending for one in Meeting.objects.all()} == {"left"}


def test_a_pause_calls_off_what_lies_within_it(pair):
    soon, later = an_agreed_meeting(pair, 48), an_agreed_meeting(pair, 24 * 20)
    pair.pause(by=pair.mentor.membership, until=in_days(10), reason="holiday")
    soon.refresh_from_db()
    later.refresh_from_db()
    assert (soon.status, soon.ending) == ("cancelled", "paused")
    assert later.is_confirmed


def test_the_day_on_which_a_pause_ends_is_free_again(pair):
    last, first = an_agreed_meeting(pair, 24 * 9 + 11), an_agreed_meeting(pair, 24 * 9 + 13)
    pair.pause(by=pair.mentor.membership, until=in_days(10), reason="holiday")
    last.refresh_from_db()
    first.refresh_from_db()
    assert (last.ending, first.ending) == ("paused", "")


def test_what_is_over_or_running_stays(pair, monday_noon):
    over, running = an_agreed_meeting(pair, 24), an_agreed_meeting(pair, 25)
    monday_noon.move_to(running.starts_at + timedelta(minutes=1))
    pair.cancel(by=pair.mentor.membership, reason="no_time")
    assert set(Meeting.objects.values_list("status", flat=True)) == {"confirmed"}
    assert over.pk != running.pk


def test_it_does_not_happen_without_its_cause(pair):
    meeting = an_agreed_meeting(pair)
    with transaction.atomic():
        pair.cancel(by=pair.mentor.membership, reason="no_time")
        transaction.set_rollback(True)
    meeting.refresh_from_db()
    assert meeting.is_confirmed
