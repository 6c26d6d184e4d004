"""The page of a meeting: what each of the two can do, before it and afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.scheduling.models import Meeting, MeetingNote
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting

ACTS = ("confirm", "decline", "withdraw", "move", "cancel")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def meeting(pair) -> Meeting:
    return an_agreed_meeting(pair, join_url="https://meet.example.org/q", place="Room 2")


@pytest.fixture
def over(meeting, monday) -> Meeting:
    monday.shift(timedelta(hours=49))
    return meeting


def address_of(meeting: Meeting, act: str = "") -> str:
    return f"/meetings/{meeting.key}/{act and act + '/'}"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def offered(page: str, meeting: Meeting) -> set[str]:
    return {act for act in ACTS if f'"{address_of(meeting, act)}"' in page}


PAGES = ("", "edit", "decline", "move", "move/propose", "cancel", "items/new", "notes/agenda")


@pytest.mark.parametrize("page", PAGES)
def test_it_is_there_for_the_two_and_nobody_else(as_, meeting, noor, sam, page):
    for member in meeting.mentorship.people:
        assert as_(member).get(address_of(meeting, page)).status_code == 200
    for other in (noor, sam):
        assert as_(other).get(address_of(meeting, page)).status_code == 404


@pytest.mark.parametrize("act", ["confirm", "withdraw", "mark"])
def test_what_acts_at_once_takes_no_visits(as_, meeting, mentee, noor, act):
    assert as_(mentee).get(address_of(meeting, act)).status_code == 405
    assert as_(noor).post(address_of(meeting, act)).status_code == 404


def test_it_says_when_how_and_where(as_, meeting, mentor, mentee):
    mentor.user.time_zone, mentee.user.time_zone = "Europe/Lisbon", "Pacific/Auckland"
    for member in (mentor, mentee):
        member.user.save()
    page = words_of(as_(mentee).get(address_of(meeting)))
    assert "Thursday, 4 March 2027" in page  # where it is noon on Wednesday for the mentor
    assert "Wednesday, 3 March 2027" in page
    assert "Auckland" in page
    assert 'href="https://meet.example.org/q" rel="noopener nofollow ugc"' in page
    assert "Room 2" in page
    assert f"{address_of(meeting)}download.ics" in page


def test_a_proposal_is_answered_by_the_other(as_, pair, mentor, mentee):
    meeting = a_meeting(pair, asks=True)
    assert offered(words_of(as_(mentee).get(address_of(meeting))), meeting) == {"move", "withdraw"}
    page = words_of(as_(mentor).get(address_of(meeting)))
    assert offered(page, meeting) == {"confirm", "decline", "move"}
    assert "proposes this time" in page
    as_(mentor).post(address_of(meeting, "confirm"))
    meeting.refresh_from_db()
    assert meeting.status == "confirmed"


def test_a_proposal_is_declined_with_words(as_, pair, mentor):
    meeting = a_meeting(pair, asks=True)
    as_(mentor).post(address_of(meeting, "decline"), {"reason": "I teach on Wednesdays."})
    page = words_of(as_(mentor).get(address_of(meeting)))
    assert "Declined" in page
    assert "I teach on Wednesdays." in page
    assert f"/w/{pair.key}/book/" in page


def test_a_proposal_is_withdrawn(as_, pair, mentee):
    meeting = a_meeting(pair, asks=True)
    as_(mentee).post(address_of(meeting, "withdraw"))
    meeting.refresh_from_db()
    assert (meeting.status, meeting.ending) == ("cancelled", "withdrawn")


def test_it_is_cancelled_with_a_reason(as_, meeting, mentee, mentor):
    browser = as_(mentee)
    assert offered(words_of(browser.get(address_of(meeting))), meeting) == {"move", "cancel"}
    browser.post(address_of(meeting, "cancel"), {"reason": "A **cold**."})
    page = words_of(as_(mentor).get(address_of(meeting)))
    assert "<strong>cold</strong>" in page
    assert offered(page, meeting) == set()


@pytest.mark.parametrize("reason", ["x" * 10_000, "\0"])
def test_a_reason_that_cannot_be_kept_comes_back(as_, meeting, mentee, reason):
    answer = as_(mentee).post(address_of(meeting, "cancel"), {"reason": reason})
    assert answer.status_code == 422
    meeting.refresh_from_db()
    assert meeting.status == "confirmed"


def test_two_who_change_how_and_where_lose_nothing(as_, meeting, mentor, mentee):
    typed = {"title": "", "format": "phone", "place": "Call me", "join_url": ""}
    typed["version"] = str(meeting.version)
    assert as_(mentee).post(address_of(meeting, "edit"), typed).status_code == 302
    answer = as_(mentor).post(address_of(meeting, "edit"), {**typed, "place": "The café"})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Call me" in page
    assert "The café" in page


# Afterwards


def test_did_you_meet_is_answered_with_one_press(as_, over, pair, mentee, mentor):
    browser = as_(mentee)
    page = words_of(browser.get(address_of(over)))
    assert "Did you meet?" in page
    assert "Not confirmed" in page
    browser.post(address_of(over, "mark"), {"account": "met"})
    page = words_of(browser.get(address_of(over)))
    assert "You said:" in page
    assert "Completed" in page
    assert f"/w/{pair.key}/book/" in page
    as_(mentor).post(address_of(over, "mark"), {"account": "alone"})
    page = words_of(as_(mentor).get(address_of(over)))
    assert "You tell it differently" in page
    assert "Not confirmed" in page


@pytest.mark.parametrize("account", ["", "perhaps", "\0", "x" * 10_000])
def test_another_answer_changes_nothing(as_, over, mentee, account):
    answer = as_(mentee).post(address_of(over, "mark"), {"account": account}, follow=True)
    assert "Choose one of the answers." in words_of(answer)
    over.refresh_from_db()
    assert over.status == "confirmed"


def test_before_it_is_over_nobody_is_asked(as_, meeting, mentee):
    browser = as_(mentee)
    assert "Did you meet?" not in words_of(browser.get(address_of(meeting)))
    answer = browser.post(address_of(meeting, "mark"), {"account": "met"}, follow=True)
    assert "once it is over" in words_of(answer)


# What is written


def test_an_agenda_begins_with_a_template(as_, meeting, mentee, mentor):
    browser = as_(mentee)
    assert "What would make these weeks worth it?" in words_of(browser.get(address_of(meeting)))
    address = address_of(meeting, "notes/agenda")
    form = browser.get(address, {"agenda": "last"}).context["form"]
    assert "Look back at where we began" in form["text"].value()
    typed = {"text": "- Only *one* thing", "version": "0"}
    assert browser.post(address, typed).headers["Location"] == f"{address_of(meeting)}#agenda"
    assert "Only <em>one</em> thing" in words_of(as_(mentor).get(address_of(meeting)))


def test_private_notes_are_seen_by_their_author_alone(as_, meeting, mentee, mentor, noor):
    address = address_of(meeting, "notes/private")
    as_(mentee).post(address, {"text": "Am I too slow?", "version": "0"})
    assert "Am I too slow?" in words_of(as_(mentee).get(address_of(meeting)))
    for page in (address_of(meeting), address):
        assert "Am I too slow?" not in words_of(as_(mentor).get(page))
    assert as_(noor).get(address).status_code == 404


def test_two_who_write_at_once_see_both_texts(as_, meeting, mentee, mentor):
    address = address_of(meeting, "notes/shared")
    as_(mentor).post(address, {"text": "By doing", "version": "0"})
    answer = as_(mentee).post(address, {"text": "By reading", "version": "0"})
    page = words_of(answer)
    assert answer.status_code == 422
    assert "By doing" in page
    assert "By reading" in page
    version = answer.context["form"]["version"].value()
    assert as_(mentee).post(address, {"text": "Both", "version": version}).status_code == 302
    assert MeetingNote.objects.get().text == "Both"


@pytest.mark.parametrize("text", ["x" * 10_001, "\0"])
def test_a_text_that_cannot_be_kept_comes_back(as_, meeting, mentee, text):
    address = address_of(meeting, "notes/shared")
    answer = as_(mentee).post(address, {"text": text, "version": "9" * 30})
    assert answer.status_code == 422
    assert not MeetingNote.objects.exists()


def test_there_is_no_fourth_kind_of_text(as_, meeting, mentee):
    assert as_(mentee).get(address_of(meeting, "notes/secret")).status_code == 404


def test_its_history_is_told_on_the_readers_clock(as_, meeting, mentee, mentor):
    meeting.move(by=mentor, starts_at=meeting.starts_at + timedelta(days=1), asks=True)
    page = words_of(as_(mentee).get(address_of(meeting)))
    assert "It was on Wednesday, 3 March 2027, 12:00" in page
    assert timezone.get_current_timezone_name() == "UTC"


def test_it_costs_a_fixed_number_of_queries(as_, meeting, mentee, django_assert_max_num_queries):
    browser = as_(mentee)
    browser.get(address_of(meeting))
    with django_assert_max_num_queries(16):
        browser.get(address_of(meeting))


def test_an_answer_of_a_calendar_is_told_and_changes_nothing(as_, meeting, mentor, mentee):
    row = meeting.participants.get(user=mentee.user)
    row.hear("declined", sequence=meeting.ical_sequence)
    seen = {member: words_of(as_(member).get(address_of(meeting))) for member in (mentor, mentee)}
    assert f"calendar of {mentee.user.get_short_name()} has declined" in seen[mentor]
    assert "Your calendar has declined" in seen[mentee]
    assert all("stands until one of you" in page for page in seen.values())
    meeting.refresh_from_db()
    assert meeting.is_confirmed


def test_nothing_is_said_of_calendars_that_agree(as_, meeting, mentor, mentee):
    meeting.participants.get(user=mentee.user).hear("accepted", sequence=meeting.ical_sequence)
    assert "calendar of" not in words_of(as_(mentor).get(address_of(meeting)))
