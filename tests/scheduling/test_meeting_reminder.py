"""People are reminded as they like it, of what is still true, and never absurdly late."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail

from cairn.mentoring.models import Mentorship
from cairn.notifications.delivering import deliver_some
from cairn.notifications.telling import tell_some
from cairn.scheduling.jobs import remind_of_meetings
from cairn.scheduling.models import Meeting, MeetingReminder
from cairn.scheduling.models.meeting_reminder import stale_after
from tests.clock import START
from tests.scheduling.gatherings import an_agreed_meeting, in_hours, opens

A_DAY, AN_HOUR = 24 * 60, 60


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair: Mentorship) -> Meeting:
    return an_agreed_meeting(pair, 48)


def travel(clock, meeting: Meeting, **before) -> None:
    clock.move_to(meeting.starts_at - timedelta(**before))


def mails() -> list[str]:
    """Who gets a mail of the reminders that are told now."""
    mail.outbox.clear()
    while tell_some():
        pass
    deliver_some()
    return sorted(one.to[0].split(".")[0] for one in mail.outbox if "Soon" in one.subject)


def test_both_are_reminded_a_day_and_an_hour_before(meeting, monday_noon):
    told = []
    for minutes in (A_DAY + 1, A_DAY, A_DAY - 30, AN_HOUR + 1, AN_HOUR, AN_HOUR - 20, 1):
        travel(monday_noon, meeting, minutes=minutes)
        told += [minutes] * remind_of_meetings()
    assert told == [A_DAY, A_DAY, AN_HOUR, AN_HOUR]


def test_it_is_told_by_mail_with_both_clocks(pair, meeting, monday_noon):
    for who, zone in zip(pair.people, ("Pacific/Auckland", "Europe/Lisbon"), strict=True):
        who.user.introduce(name=who.user.name, time_zone=zone)
    travel(monday_noon, meeting, hours=1)
    mails()
    remind_of_meetings()
    assert mails() == ["ada", "mia"]
    assert "Thursday, 4 March 2027, 01:00 Auckland" in mail.outbox[0].body
    assert "Wednesday, 3 March 2027, 12:00 Lisbon" in mail.outbox[0].body


@pytest.mark.parametrize(("minutes", "wish"), [(A_DAY, "day_before"), (AN_HOUR, "hour_before")])
def test_each_chooses(pair, meeting, monday_noon, minutes, wish):
    opens(pair.mentor.membership, **{wish: False})
    travel(monday_noon, meeting, minutes=minutes)
    assert remind_of_meetings() == 1
    assert MeetingReminder.objects.get().participant.user == pair.mentee.membership.user


def test_whoever_wants_none_keeps_nobody_else_waiting(pair, meeting, monday_noon, monkeypatch):
    opens(pair.mentor.membership, hour_before=False)
    monkeypatch.setattr("cairn.scheduling.jobs.AT_ONCE", 1)
    travel(monday_noon, meeting, hours=1)
    assert remind_of_meetings() == 1


@pytest.mark.parametrize("minutes", [A_DAY, AN_HOUR])
def test_after_an_outage_nobody_is_reminded_absurdly_late(meeting, monday_noon, minutes):
    late = stale_after(minutes)
    monday_noon.move_to(meeting.starts_at - timedelta(minutes=minutes) + late)
    assert remind_of_meetings() == 0
    monday_noon.shift(timedelta(seconds=-1))
    assert remind_of_meetings() == 2
    assert late == timedelta(hours=2 if minutes == A_DAY else 0.5)


CHANGES = {
    "cancelled": lambda pair, one: one.cancel(by=pair.mentee.membership),
    "moved": lambda pair, one: one.move(
        by=pair.mentee.membership, starts_at=in_hours(30), reason="Ill"
    ),
    "agreed anew": lambda pair, one: [
        opens(pair.mentor.membership),
        one.move(by=pair.mentee.membership, starts_at=in_hours(30), reason="Ill"),
    ],
    "unwished": lambda pair, one: [opens(who, hour_before=False) for who in pair.people],
    "closed": lambda pair, one: pair.cancel(by=pair.mentee.membership, reason="no_time"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_no_longer_true_is_not_sent(pair, meeting, monday_noon, change):
    """I17: told already, changed before the mail goes out."""
    travel(monday_noon, meeting, hours=1)
    assert remind_of_meetings() == 2
    while tell_some():
        pass
    CHANGES[change](pair, meeting)
    assert mails() == []


def test_a_mail_server_that_slept_sends_nothing_stale(meeting, monday_noon):
    travel(monday_noon, meeting, hours=1)
    remind_of_meetings()
    while tell_some():
        pass
    monday_noon.shift(timedelta(minutes=30))
    assert mails() == []


def test_only_what_is_agreed_is_reminded_of(pair, meeting, monday_noon):
    """I17"""
    travel(monday_noon, meeting, hours=24)
    meeting.cancel(by=pair.mentor.membership)
    assert remind_of_meetings() == 0


def test_another_time_is_reminded_of_anew(pair, meeting, monday_noon):
    travel(monday_noon, meeting, hours=24)
    assert remind_of_meetings() == 2
    meeting.move(by=pair.mentee.membership, starts_at=in_hours(48))
    meeting.confirm(by=pair.mentor.membership)
    assert remind_of_meetings() == 0
    travel(monday_noon, meeting, hours=24)
    assert remind_of_meetings() == 2
