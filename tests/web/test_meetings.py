"""Meetings in lists, in a week and in a month, and within their mentorship."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.people.choices import Audience
from cairn.scheduling.models import Meeting
from tests.cast import a_community, a_mentee, a_mentor, a_pair
from tests.clock import START
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting

AT_MOST = 12
VIEWS = ("/meetings/", "/meetings/week/", "/meetings/month/")


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("view", VIEWS)
def test_it_leads_strangers_to_the_sign_in(client, db, view):
    assert client.get(view).status_code == 302


@pytest.mark.parametrize("part", ["coming", "waiting", "past", "nonsense"])
@pytest.mark.parametrize("side", ["", "mentor", "mentee"])
def test_an_empty_list_says_what_belongs_there(as_, lin, part, side):
    page = as_(lin).get("/meetings/", {"part": part, "side": side})
    assert b'class="empty"' in page.content


def test_the_tabs_count_what_they_list(as_, pair, mentor, harbour):
    an_agreed_meeting(pair, hours=48)
    a_meeting(pair, hours=72, asks=True)
    other = a_pair(a_mentor(harbour, "Joan"), mentor, need="Lead with calm")
    an_agreed_meeting(other, hours=96).cancel(by=mentor)
    browser = as_(mentor)
    page = browser.get("/meetings/", {"side": ""})
    assert [tab.count for tab in page.context["tabs"]] == [2, 1, 1]
    for tab in (*page.context["tabs"], *page.context["sides"]):
        found = browser.get(f"/meetings/{tab.url}").context["page"]
        assert found.paginator.count == tab.count


def test_a_proposal_waits_for_the_other_alone(as_, pair, mentor, mentee):
    a_meeting(pair, asks=True)
    assert "Waits for you" in words_of(as_(mentor).get("/meetings/?part=waiting"))
    assert 'class="empty"' in words_of(as_(mentee).get("/meetings/?part=waiting"))


def test_the_next_comes_first_and_the_last_one_too(as_, pair, mentee, monday):
    for hours in (72, 24, 48):
        an_agreed_meeting(pair, hours=hours)
    browser = as_(mentee)
    hours = [line.meeting.starts_at for line in browser.get("/meetings/").context["lines"]]
    assert hours == sorted(hours)
    monday.shift(timedelta(days=9))
    past = browser.get("/meetings/?part=past").context["lines"]
    assert [line.meeting.starts_at for line in past] == sorted(hours, reverse=True)


def test_a_clock_that_is_to_stay_unknown_is_not_shown(as_, pair, mentor, mentee):
    mentor.user.time_zone = "Pacific/Auckland"
    mentor.user.save()
    an_agreed_meeting(pair)
    (line,) = as_(mentee).get("/meetings/").context["lines"]
    assert line.theirs.city == "Auckland"
    mentor.user.profile.choose_audiences({"location": Audience.ONLY_ME})
    (line,) = as_(mentee).get("/meetings/").context["lines"]
    assert line.theirs is None


def test_on_a_journey_the_day_is_that_of_the_other_place(as_, pair, mentee):
    an_agreed_meeting(pair, hours=24)
    browser = as_(mentee)
    assert "12:00–12:30" in words_of(browser.get("/meetings/"))
    page = words_of(browser.get("/meetings/?zone=Pacific/Auckland"))
    assert "01:00–01:30" in page
    assert ", Wednesday, 3 March 2027<" in page


@pytest.mark.parametrize("on", ["2027-03-01", "", "soon", "9999-12-31", "0001-01-01", "\0"])
def test_a_week_lists_its_days(as_, pair, mentee, on):
    meeting = an_agreed_meeting(pair)
    page = as_(mentee).get("/meetings/week/", {"on": on})
    days = page.context["days"]
    assert [len(day.lines) for day in days] == [0, 0, 1, 0, 0, 0, 0]
    assert [day.is_today for day in days] == [True, *[False] * 6]
    assert f"/meetings/{meeting.key}/" in words_of(page)
    later = as_(mentee).get(f"/meetings/week/{page.context['later']}").context
    assert later["words"] == "8 March to 14 March 2027"


def test_a_month_is_a_table_of_weeks(as_, pair, mentee):
    an_agreed_meeting(pair)
    page = as_(mentee).get("/meetings/month/", {"on": "2027-02-14"})
    assert (page.context["words"], len(page.context["weeks"])) == ("February 2027", 4)
    assert "/meetings/month/" in page.context["views"][2].url
    later = as_(mentee).get(f"/meetings/month/{page.context['later']}")
    assert later.context["words"] == "March 2027"
    assert words_of(later).count('class="calendar-entry"') == 1
    earlier = as_(mentee).get(f"/meetings/month/{page.context['earlier']}")
    assert earlier.context["words"] == "January 2027"


def test_a_side_is_chosen_in_calendars_too(as_, pair, mentor):
    an_agreed_meeting(pair)
    for view in VIEWS[1:]:
        shown = [as_(mentor).get(view, {"side": side}) for side in ("mentor", "mentee")]
        hits = [words_of(page).count("/meetings/" + Meeting.objects.get().key) for page in shown]
        assert hits == [1, 0]


# Within the mentorship


def test_the_workspace_has_them(as_, pair, mentor, noor):
    an_agreed_meeting(pair)
    an_agreed_meeting(pair, hours=72).cancel(by=mentor)
    address = f"/w/{pair.key}/meetings/"
    page = as_(mentor).get(address)
    assert (len(page.context["coming"]), len(page.context["past"])) == (1, 1)
    assert f"/w/{pair.key}/book/" in words_of(page)
    assert as_(noor).get(address).status_code == 404


def test_after_the_end_nothing_is_offered(as_, pair, mentee):
    pair.cancel(by=mentee, reason="moved_on")
    page = words_of(as_(mentee).get(f"/w/{pair.key}/meetings/"))
    assert f"/w/{pair.key}/book/" not in page
    assert "has ended" in page


# Costs


def many(rows: int) -> tuple[Membership, Mentorship]:
    """A mentee with so many meetings, as many behind as before them."""
    community = a_community(f"Full of {rows}")
    pair = a_pair(a_mentor(community), a_mentee(community))
    now = timezone.now()
    starts = [now + timedelta(hours=hour) for hour in range(-rows // 2, rows // 2)]
    Meeting.objects.bulk_create(
        Meeting(
            mentorship=pair, status="confirmed", starts_at=at, ends_at=at + timedelta(minutes=30)
        )
        for at in starts
    )
    return pair.mentee.membership, pair


@pytest.mark.django_db
def test_a_thousand_meetings_cost_what_ten_do(as_):
    found = []
    for rows in (10, 1000):
        member, pair = many(rows)
        browser, counts = as_(member), []
        for page in (*VIEWS, "/meetings/?part=past", f"/w/{pair.key}/meetings/"):
            assert browser.get(page).status_code == 200
            with CaptureQueriesContext(connection) as queries:
                browser.get(page)
            counts.append(len(queries))
        found.append(counts)
    assert found[0] == found[1]
    assert max(found[0]) <= AT_MOST, found[0]
