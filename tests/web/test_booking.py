"""Booking: the free times on both clocks, and what becomes of the chosen one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from cairn.scheduling.choices import Range
from cairn.scheduling.models import CalendarSource, Meeting, MeetingNote
from tests.scheduling.gatherings import DAYTIME, an_agreed_meeting, opens

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def hours(mentor, mentee):
    """The mentor in Lisbon is free all day, and the mentee lives in Auckland."""
    for member, zone in ((mentor, "Europe/Lisbon"), (mentee, "Pacific/Auckland")):
        member.user.time_zone = zone
        member.user.save()
    return opens(mentor, DAYTIME, step_minutes=60, horizon_days=14)


def address_of(pair, act: str = "book") -> str:
    return f"/w/{pair.key}/{act}/"


def typed(**values):
    given = {"minutes": "60", "starts_at": "2026-03-03T10:00Z", "format": "video"}
    return {**given, "client_key": str(uuid4()), **values}


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_it_is_there_for_the_two_and_nobody_else(as_, pair, noor, sam):
    for act in ("book", "propose"):
        for member in pair.people:
            assert as_(member).get(address_of(pair, act)).status_code == 200
        for other in (noor, sam):
            assert as_(other).get(address_of(pair, act)).status_code == 404


def test_each_time_is_shown_on_both_clocks(as_, pair, mentor, hours):
    page = words_of(as_(mentor).get(address_of(pair)))
    assert "Tuesday, 3 March 2026" in page
    assert '09:00 <span class="visually-hidden">Lisbon' in page
    assert ">22:00 Auckland<" in page  # the same day
    assert ">Wed 00:00 Auckland<" in page


def test_what_is_early_or_late_for_the_mentee_comes_second(as_, pair, mentee, hours):
    offer = as_(mentee).get(address_of(pair), {"zone": "Asia/Tokyo"}).context["offer"]
    monday = offer.days[0]
    assert [time.mine for time in monday.good] == ["18:00", "19:00", "20:00", "21:00"]
    assert [time.mine for time in monday.others] == ["22:00", "23:00"]
    assert (monday.flaw, {time.note for time in monday.others}) == ("early or late for you", {""})


def test_own_hours_count_more_than_what_is_usual(as_, pair, mentee, hours):
    opens(mentee, [Range(22 * 60, 23 * 60)])
    offer = as_(mentee).get(address_of(pair)).context["offer"]
    tuesday = offer.days[1]
    assert [time.mine for time in tuesday.good] == ["22:00"]
    assert "outside your hours" in {tuesday.flaw, *(time.note for time in tuesday.others)}


def test_the_clock_of_a_journey_is_chosen(as_, pair, mentee, hours):
    page = as_(mentee).get(address_of(pair), {"zone": "Asia/Tokyo"})
    assert page.context["offer"].clock.city == "Tokyo"
    assert 'name="zone" value="Asia/Tokyo"' in words_of(page)


def test_weeks_are_turned_over_in_the_address(as_, pair, mentee, hours):
    browser = as_(mentee)
    first = browser.get(address_of(pair)).context["offer"]
    assert (first.earlier, first.week.isoformat()) == ("", "2026-03-02")
    later = browser.get(address_of(pair) + first.later).context["offer"]
    assert later.week.isoformat() == "2026-03-09"
    assert browser.get(address_of(pair) + later.earlier).context["offer"].week == first.week


def test_a_part_is_answered_with_the_times_alone(as_, pair, mentee, hours):
    answer = as_(mentee).get(address_of(pair), headers={"HX-Request": "true"})
    assert answer.content.decode().strip().startswith('<section class="stack gap-4" id="times"')
    assert "HX-Request" in answer.headers["Vary"]


@pytest.mark.parametrize(
    "said",
    [
        {"week": "soon", "minutes": "many", "zone": "Mars/Olympus"},
        {"week": "9999-12-31", "minutes": "9" * 40},
        {"week": "0001-01-01", "minutes": "-5", "zone": "\0"},
    ],
)
def test_nonsense_in_the_address_shows_what_there_is(as_, pair, mentee, hours, said):
    offer = as_(mentee).get(address_of(pair), said).context["offer"]
    assert (offer.week.isoformat(), offer.minutes) == ("2026-03-02", 60)


def test_an_empty_week_shows_the_nearest_times(as_, pair, mentee, hours):
    page = words_of(as_(mentee).get(address_of(pair), {"week": "2026-04-20"}))
    assert "No time suits both of you in this week" in page
    assert page.count('name="starts_at"') == 3


def test_without_hours_a_time_is_proposed(as_, pair, mentee, mentor):
    for member in (mentee, mentor):
        page = words_of(as_(member).get(address_of(pair)))
        assert "No hours are published yet" in page
        assert f"/w/{pair.key}/propose/" in page


def test_the_two_times_of_an_autumn_night_are_told_apart(as_, pair, mentor, mentee):
    """E2: the clock shows one o'clock twice."""
    for member in (mentor, mentee):
        member.user.time_zone = "Europe/Lisbon"
        member.user.save()
    opens(mentor, [Range(60, 180)], step_minutes=60, horizon_days=180)
    with time_machine.travel(datetime(2026, 10, 23, tzinfo=UTC), tick=False):
        offer = as_(mentee).get(address_of(pair), {"minutes": "30"}).context["offer"]
    sunday = offer.days[-1]
    assert [time.mine for time in sunday.others] == ["01:00 (first)", "01:00 (second)", "02:00"]


def test_what_goes_over_the_month_is_said(as_, pair, mentee, hours):
    type(pair.mentor).objects.update(minutes=15)
    page = as_(mentee).get(address_of(pair))
    assert page.context["offer"].all_are_proposals
    assert "These times are proposals" in words_of(page)


def test_it_says_how_old_other_calendars_are(as_, pair, mentee, hours):
    CalendarSource.connect("https://example.org/mine.ics", by=mentee.user)
    CalendarSource.objects.update(last_ok_at=NOW - timedelta(minutes=12))
    assert "last read" in words_of(as_(mentee).get(address_of(pair)))
    assert "last read" not in words_of(as_(pair.mentor.membership).get(address_of(pair)))


# Booking


def test_what_other_calendars_said_long_ago_is_asked_anew(as_, pair, mentee, hours, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(CalendarSource, "refresh", lambda self, **_: asked.append(self.key))
    source = CalendarSource.connect("https://example.org/mine.ics", by=pair.mentor.membership.user)
    as_(mentee).get(address_of(pair))
    assert asked == []
    as_(mentee).post(address_of(pair), typed())
    assert asked == [source.key]


def test_an_offered_time_is_agreed_at_once(as_, pair, mentee, hours):
    said = typed(title="Queues", join_url="meet.example.org/q", agenda="first")
    answer = as_(mentee).post(address_of(pair), said)
    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == f"/meetings/{meeting.key}/"
    assert (meeting.status, meeting.starts_at.hour, meeting.minutes) == ("confirmed", 10, 60)
    assert (meeting.title, meeting.join_url) == ("Queues", "https://meet.example.org/q")
    assert "Introductions" in MeetingNote.objects.get(kind="agenda").text


def test_sent_twice_it_books_once(as_, pair, mentee, hours):
    said, browser = typed(agenda="later"), as_(mentee)
    first, second = (browser.post(address_of(pair), said) for _ in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    assert Meeting.objects.count() == 1


def test_a_time_that_is_taken_comes_back_with_the_nearest(as_, pair, mentee, hours):
    an_agreed_meeting(pair, starts_at=datetime(2026, 3, 3, 10, tzinfo=UTC), minutes=60)
    answer = as_(mentee).post(address_of(pair), typed(title="Queues"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["starts_at"] == [
        "This time has just been taken. Choose another one."
    ]
    assert len(answer.context["offer"].nearest) == 3
    assert 'value="Queues"' in words_of(answer)


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts_at": ""},
        {"starts_at": "tomorrow"},
        {"starts_at": "9999-12-31T23:59Z"},
        {"starts_at": "2026-13-03T10:00Z"},
        {"starts_at": "2026-03-03T10:00Z\0"},
        {"starts_at": "2026-03-01T10:00Z"},
        {"minutes": "9" * 30},
        {"format": "telepathy"},
        {"title": "x" * 10_000},
        {"join_url": "javascript:alert(1)"},
        {"client_key": "twice"},
        {"agenda": "hidden"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(as_, pair, mentee, hours, wrong):
    answer = as_(mentee).post(address_of(pair), typed(place="The café", **wrong))
    assert answer.status_code == 422
    assert 'value="The café"' in words_of(answer)
    assert not Meeting.objects.exists()


def test_a_paused_mentorship_says_why_there_is_nothing_to_book(as_, pair, mentee, hours):
    pair.pause(by=mentee, until=NOW.date().replace(day=20), reason="busy")
    page = words_of(as_(mentee).get(address_of(pair)))
    assert "takes a rest" in page
    assert 'name="starts_at"' not in page
    assert as_(mentee).post(address_of(pair), typed()).status_code == 422


def test_it_costs_a_number_of_queries_that_does_not_grow(
    as_, pair, mentee, hours, django_assert_max_num_queries
):
    browser = as_(mentee)
    browser.get(address_of(pair))
    for day in range(2, 12):
        an_agreed_meeting(pair, hours=24 * day)
    with django_assert_max_num_queries(22):
        browser.get(address_of(pair))
