"""Who hears of meetings, and that both clocks are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.urls import reverse

from cairn.mentoring.models import Mentorship
from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.scheduling.models import HoursWish, Meeting
from tests.cast import a_mentee, a_pair
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, opens


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def pair(ada, harbour) -> Mentorship:
    pair = a_pair(ada, a_mentee(harbour, "Mia"), need="Review <b>code</b>")
    for who, zone in zip(pair.people, ("Pacific/Auckland", "Europe/Lisbon"), strict=True):
        who.user.introduce(name=who.user.name, time_zone=zone)
    told()
    return pair


def told() -> list[str]:
    """Who gets which mail of what happened since: "mia: meeting.booked"."""
    mail.outbox.clear()
    while tell_some():
        pass
    deliver_some()
    return sorted(
        f"{one.to[0].split('.')[0]}: {one.extra_headers['X-Reason'].split()[0]}"
        for one in mail.outbox
    )


def test_the_other_one_hears_of_a_booking_with_both_clocks(pair):
    opens(pair.mentor.membership)
    meeting = a_meeting(pair, join_url="https://meet.example.org/ada")
    assert told() == ["ada: meeting.booked"]
    body = mail.outbox[0].body
    assert "Thursday, 4 March 2027, 01:00 Auckland" in body
    assert "Wednesday, 3 March 2027, 12:00 Lisbon" in body
    assert "https://meet.example.org/ada" in body
    assert Notification.objects.get(kind="meeting.booked").path == reverse(
        "meetings:show", args=[meeting.key]
    )


def test_one_clock_is_enough_where_both_have_it(pair):
    for who in pair.people:
        who.user.introduce(name=who.user.name, time_zone="Europe/Lisbon")
    an_agreed_meeting(pair)
    told()
    assert mail.outbox[0].body.count("March 2027") == 1


LIVES = {
    "proposed": (lambda m: None, ["ada: meeting.proposed"]),
    "confirmed": (lambda m: m.confirm(by=m.mentorship.people[0]), ["mia: meeting.confirmed"]),
    "declined": (
        lambda m: m.decline(by=m.mentorship.people[0], reason="I travel"),
        ["mia: meeting.declined"],
    ),
    "withdrawn": (lambda m: m.withdraw(by=m.mentorship.people[1]), ["ada: meeting.withdrawn"]),
    "countered": (
        lambda m: m.move(by=m.mentorship.people[0], starts_at=in_hours(30)),
        ["mia: meeting.proposed"],
    ),
}


@pytest.mark.parametrize("life", LIVES)
def test_who_hears_of_a_proposal(pair, life):
    act, expected = LIVES[life]
    meeting = a_meeting(pair, 72)
    act(meeting)
    assert told() == expected


def test_a_proposal_that_ran_out_is_told_to_who_made_it(pair, monday_noon):
    meeting = a_meeting(pair, 96)
    told()
    monday_noon.shift(timedelta(hours=48))
    meeting.expire()
    assert told() == ["mia: meeting.expired"]
    assert Notification.objects.filter(kind="meeting.expired").count() == 2


def test_nobody_is_asked_to_answer_what_ran_out_meanwhile(pair, monday_noon):
    a_meeting(pair, 96)
    monday_noon.shift(timedelta(hours=48))
    assert told() == []


def test_a_move_and_a_cancellation_are_told_with_their_reason(pair):
    opens(pair.mentor.membership)
    meeting = a_meeting(pair)
    told()
    meeting.move(by=pair.mentee.membership, starts_at=in_hours(72), reason="The train\r\nBcc: x")
    assert told() == ["ada: meeting.moved"]
    message = mail.outbox[0]
    assert "> The train" in message.body
    for part in (message.body, message.alternatives[0].content):
        assert "Was: Thursday, 4 March 2027, 01:00 Auckland" in part
        assert "Friday, 5 March 2027, 01:00 Auckland" in part
    meeting.cancel(by=pair.mentor.membership, reason="Ill")
    assert told() == ["mia: meeting.cancelled"]
    assert "> Ill" in mail.outbox[0].body


def test_another_proposal_names_the_time_before_and_a_first_one_has_none(pair):
    meeting = a_meeting(pair, 72)
    assert told() == ["ada: meeting.proposed"]
    assert "Was:" not in mail.outbox[0].body
    meeting.move(by=pair.mentor.membership, starts_at=in_hours(96))
    assert told() == ["mia: meeting.proposed"]
    assert "Was: Friday, 5 March 2027, 01:00 Auckland" in mail.outbox[0].body


def test_both_hear_when_it_falls_with_the_mentorship(pair):
    an_agreed_meeting(pair)
    told()
    pair.pause(by=pair.mentor.membership, until=(in_hours(240)).date(), reason="holiday")
    assert [one for one in told() if "meeting" in one] == [
        "ada: meeting.cancelled",
        "mia: meeting.cancelled",
    ]
    assert "The mentorship takes a rest." in mail.outbox[0].body


def test_both_are_asked_whether_they_met_until_one_has_said_so(pair, monday_noon):
    meeting = an_agreed_meeting(pair)
    told()
    monday_noon.move_to(meeting.ends_at + timedelta(minutes=10))
    meeting.ask()
    while tell_some():
        pass
    assert Notification.objects.filter(kind="meeting.asked").count() == 2
    meeting.mark("met", by=pair.mentor.membership)
    assert told() == []


def test_words_of_people_stand_in_no_header_and_are_escaped(pair):
    title = "Hi\r\nBcc: all@example.org <script>"
    meeting = an_agreed_meeting(pair, title=title[:120])
    told()
    message = mail.outbox[0]
    assert "\n" not in message.subject
    assert "<script>" not in message.alternatives[0].content
    assert Meeting.objects.get(pk=meeting.pk).title == title


def test_a_wish_for_hours_leads_one_to_the_hours_and_then_the_other_to_the_times(pair):
    HoursWish.ask(pair, by=pair.mentee.membership, words="Weekdays after six")
    assert told() == ["ada: hours_wish.asked"]
    assert "> Weekdays after six" in mail.outbox[0].body
    assert Notification.objects.latest("pk").path == reverse("availability:index")
    opens(pair.mentor.membership)
    assert told() == ["mia: hours_wish.met"]
    book = reverse("meetings:book", args=[pair.key])
    assert Notification.objects.latest("pk").path == book


def test_nobody_is_asked_for_hours_once_there_is_a_meeting(pair):
    HoursWish.ask(pair, by=pair.mentee.membership)
    an_agreed_meeting(pair)
    assert "ada: hours_wish.asked" not in told()
