"""Invitations, through a real mail server, as the calendars of two people read them."""

from __future__ import annotations

from datetime import timedelta
from email.message import EmailMessage
from itertools import pairwise

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Delivery
from cairn.scheduling.choices import CalendarDelivery
from cairn.scheduling.models import Meeting, Participant, Timetable
from tests.cast import a_mentee, a_pair
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, opens

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(ada, harbour):
    return a_pair(ada, a_mentee(harbour, "Mia"))


@pytest.fixture
def meeting(pair) -> Meeting:
    return an_agreed_meeting(pair, join_url="https://meet.example/x", title="First steps")


@pytest.fixture(autouse=True)
def _open(post_office):
    """Everything here goes through the mail server."""


def sent(post_office) -> list[EmailMessage]:
    """What arrives of calendar mails when all that is owed is sent."""
    owe_calendar_mails()
    before = len(post_office.letters)
    deliver_some()
    return post_office.letters[before:]


def after(**time) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def file_in(letter: EmailMessage) -> bytes:
    (part,) = [part for part in letter.walk() if part.get_content_type() == "text/calendar"]
    return part.get_payload(decode=True)


def event_in(letter: EmailMessage):
    (event,) = Calendar.from_ical(file_in(letter)).walk("VEVENT")
    return event


def method_in(letter: EmailMessage) -> str:
    return str(Calendar.from_ical(file_in(letter))["METHOD"])


def kinds(letters: list[EmailMessage]) -> list[tuple[str, int]]:
    """What each letter does to a calendar: the same for both of the two."""
    return [(method_in(letter), event_in(letter)["SEQUENCE"]) for letter in letters]


def test_each_of_the_two_gets_one_with_the_very_address_that_it_goes_to(post_office, meeting):
    letters = sent(post_office)
    assert kinds(letters) == [("REQUEST", 0)] * 2
    assert {letter["To"] for letter in letters} == {user.email for user in meeting.users}
    for letter in letters:
        event = event_in(letter)
        assert str(event["ATTENDEE"]) == f"mailto:{letter['To']}"
        assert str(event["UID"]) == meeting.ical_uid
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (meeting.starts_at, meeting.ends_at)
        assert letter["From"].addresses[0].addr_spec == "cairn@testserver"
        assert str(event["ORGANIZER"]) == "mailto:cairn@testserver"
        others = {user.email for user in meeting.users} - {letter["To"]}
        assert not any(other.encode() in letter.as_bytes() for other in others)


def test_it_is_built_as_calendars_expect(post_office, meeting):
    letter = sent(post_office)[0]
    assert letter.get_content_type() == "multipart/mixed"
    alternatives, attached = letter.iter_parts()
    assert alternatives.get_content_type() == "multipart/alternative"
    types = [part.get_content_type() for part in alternatives.iter_parts()]
    assert types == ["text/plain", "text/html", "text/calendar"]
    calendar = list(alternatives.iter_parts())[2]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_param("charset").lower() == "utf-8"
    assert attached.get_content_type() == "application/ics"
    assert attached.get_filename() == "invite.ics"
    assert attached.get_payload(decode=True) == file_in(letter)
    assert file_in(letter).count(b"\r\n") == file_in(letter).count(b"\n")


def test_it_says_when_in_both_zones_where_and_who_sends_it(post_office, meeting):
    mentor = meeting.users[0]
    mentor.time_zone = "Pacific/Auckland"
    mentor.save()
    letter = sent(post_office)[0]
    text, event = letter.get_body(("plain",)).get_content(), event_in(letter)
    for words in (text, str(event["DESCRIPTION"])):
        assert "Auckland" in words
        assert "UTC" in words
        assert "https://meet.example/x" in words
    assert "I know the sender" in text
    assert str(event["SUMMARY"]).startswith("First steps, with ")
    assert "Ada & Mia" in event["ORGANIZER"].params["CN"]


def test_every_change_that_is_mailed_has_a_higher_sequence_and_the_same_identity(
    post_office, pair, meeting
):
    """I14 and I16: one for each person and state, whatever else happens."""
    opens(pair.people[0])
    stories = [sent(post_office)]
    by = meeting.mentorship.people[1]
    meeting.move(by=by, starts_at=in_hours(50))
    stories.append(sent(post_office))
    meeting.edit(by=by, version=meeting.version, title="Other steps")
    stories.append(sent(post_office))
    meeting.cancel(by=by, reason="Ill")
    stories.append(sent(post_office))
    assert [sorted(set(kinds(story))) for story in stories] == [
        [("REQUEST", 0)],
        [("REQUEST", 1)],
        [("REQUEST", 2)],
        [("CANCEL", 3)],
    ]
    assert [len(story) for story in stories] == [2, 2, 2, 2]
    events = [event_in(story[0]) for story in stories]
    assert len({str(event["UID"]) for event in events}) == 1
    assert all(a["DTSTAMP"].dt <= b["DTSTAMP"].dt for a, b in pairwise(events))
    assert str(events[-1]["STATUS"]) == "CANCELLED"
    assert sent(post_office) == []


def test_running_twice_owes_nothing_twice(post_office, meeting):
    assert owe_calendar_mails() == 2
    assert owe_calendar_mails() == 0
    assert len(sent(post_office)) == 2


def test_a_proposal_is_nothing_for_a_calendar(post_office, pair):
    a_meeting(pair)
    assert sent(post_office) == []


def test_a_proposed_move_shows_the_new_time_as_not_agreed(post_office, pair, meeting):
    sent(post_office)
    meeting.move(by=pair.people[1], starts_at=in_hours(60), asks=True)
    letters = sent(post_office)
    assert kinds(letters) == [("REQUEST", 1)] * 2
    assert {str(event_in(letter)["STATUS"]) for letter in letters} == {"TENTATIVE"}
    meeting.confirm(by=pair.people[0])
    assert {str(event_in(letter)["STATUS"]) for letter in sent(post_office)} == {"CONFIRMED"}


@pytest.mark.parametrize("chosen", [CalendarDelivery.FEED, CalendarDelivery.NONE])
def test_whoever_chose_otherwise_is_not_invited(post_office, meeting, chosen):
    mentor = meeting.users[0]
    Timetable.of(mentor).change_rules(by=mentor, calendar_delivery=chosen)
    assert [letter["To"] for letter in sent(post_office)] == [meeting.users[1].email]


def test_whoever_was_invited_hears_of_changes_after_choosing_otherwise(post_office, pair, meeting):
    sent(post_office)
    mentor = meeting.users[0]
    Timetable.of(mentor).change_rules(by=mentor, calendar_delivery=CalendarDelivery.FEED)
    meeting.cancel(by=pair.people[0])
    assert kinds(sent(post_office)) == [("CANCEL", 1)] * 2


def test_nobody_is_uninvited_who_was_not_invited(post_office, pair, meeting):
    """I16: cancelled before anything went out, by being quicker than the mail server."""
    owe_calendar_mails()
    meeting.cancel(by=pair.people[0])
    assert sent(post_office) == []
    states = Delivery.objects.filter(kind__contains="invited").values_list("state", flat=True)
    assert set(states) == {"skipped"}


def test_a_meeting_that_is_cancelled_before_it_is_near_is_never_mailed(post_office, pair):
    meeting = an_agreed_meeting(pair)
    meeting.cancel(by=pair.people[0])
    assert sent(post_office) == []


def test_what_is_far_away_waits_for_its_time(post_office, pair):
    """The next two of a pair, and whatever is within four weeks."""
    weeks = [an_agreed_meeting(pair, hours=24 * 7 * week) for week in range(5, 9)]
    owe_calendar_mails()
    told = Participant.objects.exclude(told_sequence=None).values_list("meeting", flat=True)
    assert set(told) == {weeks[0].pk, weeks[1].pk}
    with after(days=25):
        owe_calendar_mails()
        assert set(told.all()) == {weeks[0].pk, weeks[1].pk, weeks[2].pk}


def test_what_is_over_is_told_to_nobody(post_office, meeting):
    with after(hours=49):
        assert owe_calendar_mails() == 0


def test_what_changed_while_the_server_was_down_is_told_as_it_is_now(post_office, pair, meeting):
    owe_calendar_mails()
    meeting.move(by=pair.people[0], starts_at=in_hours(70), asks=True)
    meeting.confirm(by=pair.people[1])
    letters = sent(post_office)
    assert kinds(letters) == [("REQUEST", 2)] * 2
    assert {event_in(letter)["DTSTART"].dt for letter in letters} == {meeting.starts_at}


def test_an_account_that_is_closed_gets_none(post_office, meeting):
    meeting.users[0].is_active = False
    meeting.users[0].save()
    assert [letter["To"] for letter in sent(post_office)] == [meeting.users[1].email]


def test_a_name_writes_no_header_and_no_line(post_office, meeting):
    for user in meeting.users:
        user.name = 'Ada\r\nBcc: all@example.org\r\nATTENDEE:mailto:x@example.org;"'
        user.save()
    for letter in sent(post_office):
        assert letter["Bcc"] is None
        assert str(event_in(letter)["ATTENDEE"]) == f"mailto:{letter['To']}"


def test_it_asks_no_more_questions_for_more_people(
    post_office, pair, meeting, django_assert_max_num_queries
):
    owe_calendar_mails()
    with django_assert_max_num_queries(1):
        assert owe_calendar_mails() == 0
