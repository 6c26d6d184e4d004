"""Calendar files over the web: the private feed, and one meeting to save."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import FeedToken, Meeting
from tests.cast import a_mentee, a_pair
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours


@pytest.fixture
def pair(ada, harbour) -> Mentorship:
    return a_pair(ada, a_mentee(harbour, "Mia"))


@pytest.fixture
def meeting(pair) -> Meeting:
    return an_agreed_meeting(pair, title="First steps", join_url="https://meet.example/x")


@pytest.fixture
def mia(pair):
    return pair.mentee.membership


@pytest.fixture
def address(mia) -> str:
    return address_of(mia)


def address_of(member, **choices) -> str:
    return f"/calendar/{FeedToken.make(by=member.user, **choices)[1]}.ics"


def look(address: str, **headers):
    """As a calendar looks: without a sign-in, and a minute after anybody looked before."""
    FeedToken.objects.update(last_used_at=None)
    return Client().get(address, headers=headers)


def events_in(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_sees_the_meetings_of_whoever_made_the_address(address, meeting):
    answer = look(address)
    (event,) = events_in(answer)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert str(event["UID"]) == meeting.ical_uid
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (meeting.starts_at, meeting.ends_at)
    assert str(event["SUMMARY"]) == "First steps, with Ada"
    assert "https://meet.example/x" in str(event["DESCRIPTION"])
    assert b"@example.org" not in answer.content
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


def test_it_shows_nobody_elses(meeting, sam):
    assert events_in(look(address_of(sam))) == []


def test_proposed_and_cancelled_ones_are_absent(address, pair, meeting):
    a_meeting(pair, hours=72, asks=True)
    assert len(events_in(look(address))) == 1
    meeting.cancel(by=pair.people[0])
    assert events_in(look(address)) == []


def test_it_goes_back_ninety_days(address, meeting):
    with time_machine.travel(meeting.ends_at + timedelta(days=89), tick=False):
        assert len(events_in(look(address))) == 1
    with time_machine.travel(meeting.ends_at + timedelta(days=91), tick=False):
        assert events_in(look(address)) == []


def test_it_can_say_no_more_than_that_one_is_busy(mia, meeting):
    answer = look(address_of(mia, is_busy_only=True))
    (event,) = events_in(answer)
    assert str(event["SUMMARY"]) == "Busy"
    assert event["DTSTART"].dt == meeting.starts_at
    for secret in (b"First steps", b"Ada", b"meet.example", b"mentorship"):
        assert secret not in answer.content


def test_what_is_unchanged_is_not_sent_again(address, pair, meeting):
    etag = look(address)["ETag"]
    again = look(address, if_none_match=etag)
    assert (again.status_code, again.content) == (304, b"")
    meeting.edit(by=pair.people[0], version=meeting.version, title="Other steps")
    changed = look(address, if_none_match=etag)
    assert changed.status_code == 200
    assert changed["ETag"] != etag


def test_a_calendar_may_look_once_a_minute(address, meeting):
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        assert Client().get(address).status_code == 200
        busy = Client().get(address)
        assert (busy.status_code, busy["Retry-After"]) == (429, "60")
        assert Client().head(address).status_code == 200
        clock.shift(timedelta(minutes=1))
        assert Client().get(address).status_code == 200


@pytest.mark.parametrize("token", ["x", "x" * 400, "-"])
def test_an_address_that_was_made_up_leads_nowhere(db, token):
    assert Client().get(f"/calendar/{token}.ics").status_code == 404


def test_a_closed_address_leads_nowhere(mia, address):
    FeedToken.objects.get().revoke(by=mia.user)
    assert look(address).status_code == 404


def test_it_asks_the_same_questions_for_many_meetings(address, pair, meeting):
    with CaptureQueriesContext(connection) as few:
        look(address)
    for day in range(3, 13):
        an_agreed_meeting(pair, hours=24 * day)
    with CaptureQueriesContext(connection) as many:
        assert len(events_in(look(address))) == 11
    assert len(many) == len(few) <= 8


def test_each_of_the_two_saves_a_copy(as_, pair, meeting):
    for member in pair.people:
        answer = as_(member).get(f"/meetings/{meeting.key}/download.ics")
        (event,) = events_in(answer)
        assert b"METHOD:PUBLISH" in answer.content
        assert b"ATTENDEE" not in answer.content
        assert event["DTSTART"].dt == meeting.starts_at
        assert answer["Content-Disposition"] == (
            f'attachment; filename="meeting-{meeting.key}.ics"'
        )


@pytest.mark.parametrize("who", ["grace", "noor", "sam"])
def test_nobody_else_does(as_, who, meeting, request):
    member = request.getfixturevalue(who)
    member = getattr(member, "membership", member)
    assert as_(member).get(f"/meetings/{meeting.key}/download.ics").status_code == 404


def test_there_is_nothing_to_save_of_what_is_not_agreed(as_, pair):
    proposed = a_meeting(pair, starts_at=in_hours(90), asks=True)
    answer = as_(pair.people[0]).get(f"/meetings/{proposed.key}/download.ics")
    assert answer.status_code == 404
