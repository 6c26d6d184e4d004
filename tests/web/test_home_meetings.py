"""Home tells which meetings come next, on both sides, on the reader's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting
from tests.cast import a_mentee, a_mentor, a_pair
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, has_met

HOME = "/home/"


@pytest.fixture
def both(harbour, ada) -> tuple[Mentorship, Mentorship]:
    """Bo mentors Mia, and learns from Ada."""
    mentor = a_mentor(harbour, "Bo", time_zone="Asia/Tokyo")
    return a_pair(mentor, a_mentee(harbour, "Mia")), a_pair(ada, mentor.membership)


@pytest.fixture
def bo(both) -> Membership:
    return both[0].mentor.membership


def number_of(page) -> int:
    (card,) = [one for one in page.context["cards"] if one.label == "Upcoming meetings"]
    return card.number


def test_the_number_is_that_of_the_list_it_links_to(as_, both, bo):
    for hours in (30, 40, 50):
        an_agreed_meeting(both[0], hours)
    an_agreed_meeting(both[1], 60).cancel(by=bo)
    a_meeting(both[1], 70, asks=True)
    browser = as_(bo)
    for side, number in ((None, 4), ("mentor", 3), ("mentee", 1)):
        page = browser.get(HOME, {"side": side or ""})
        (card,) = [one for one in page.context["cards"] if one.label == "Upcoming meetings"]
        listed = browser.get(card.url).context["page"].paginator.count
        assert card.number == page.context["coming"].number == listed == number


def test_the_next_one_that_is_agreed_comes_first_with_the_way_to_it(as_, both, bo):
    asked = a_meeting(both[1], 26, asks=True)
    link = "https://rooms.example/bo"
    first = an_agreed_meeting(both[0], 30, title="Plan the talk", join_url=link)
    later = an_agreed_meeting(both[1], 40)
    page = as_(bo).get(HOME)
    coming = page.context["coming"]
    assert coming.next.meeting == first
    assert [line.meeting for line in coming.others] == [asked, later]
    words = page.content.decode()
    assert f'button-secondary" href="{link}"' in words
    assert f"/meetings/{first.key}/move/" in words
    assert "Tokyo" in words
    with time_machine.travel(first.starts_at - timedelta(minutes=10)):
        assert f'button-primary" href="{link}"' in as_(bo).get(HOME).content.decode()


def test_nothing_is_said_without_a_mentorship(as_, harbour):
    page = as_(a_mentee(harbour)).get(HOME)
    assert "Upcoming meetings" not in page.content.decode()


def test_a_mentorship_without_meetings_says_what_to_do(as_, bo):
    page = as_(bo).get(HOME)
    assert number_of(page) == 0
    assert "Book the next one" in page.content.decode()
    assert page.context["coming"].next is None


def test_meetings_of_others_are_not_told(as_, both, bo, ada, harbour):
    an_agreed_meeting(a_pair(ada, a_mentee(harbour)), 30)
    assert number_of(as_(bo).get(HOME)) == 0


@pytest.fixture
def march():
    """Noon of the fifteenth in Greenwich; in Tokyo the month began nine hours earlier."""
    with time_machine.travel("2027-03-15T12:00Z", tick=False) as clock:
        yield clock


def hours_of(page) -> int | str | None:
    return next((one.number for one in page.context["cards"] if "Hours" in one.label), None)


def held(pair: Mentorship, start: str, minutes: int, status: str = "held") -> None:
    begin = datetime.fromisoformat(f"2027-{start}Z")
    times = {"starts_at": begin, "ends_at": begin + timedelta(minutes=minutes)}
    Meeting.objects.create(mentorship=pair, status=status, **times)


def test_the_hours_of_this_month_are_those_that_were_held(march, as_, both, bo):
    held(both[0], "03-02T09:00", 45)
    held(both[0], "03-09T09:00", 60)
    held(both[1], "03-14T09:00", 30)
    held(both[0], "03-10T09:00", 30, "missed")
    held(both[0], "03-11T09:00", 30, "confirmed")
    held(both[0], "02-20T09:00", 30)
    browser = as_(bo)
    sides = {"": "2.25", "mentor": "1.75", "mentee": "0.5"}
    assert {side: hours_of(browser.get(HOME, {"side": side})) for side in sides} == sides


@pytest.mark.parametrize(
    ("start", "counts"),
    [
        ("02-28T14:45", False),
        ("02-28T15:00", True),
        ("03-31T14:45", True),
        ("03-31T15:00", False),
    ],
)
@pytest.mark.usefixtures("march")
def test_the_month_is_that_of_the_reader(as_, both, bo, start, counts):
    held(both[0], start, 60)
    assert hours_of(as_(bo).get(HOME)) == ("1" if counts else 0)


def test_december_is_followed_by_january(as_, both, bo):
    with time_machine.travel("2027-12-31T14:00Z", tick=False):
        held(both[0], "12-31T09:00", 30)
        assert hours_of(as_(bo).get(HOME)) == "0.5"
    with time_machine.travel("2027-12-31T15:00Z", tick=False):
        assert hours_of(as_(bo).get(HOME)) == 0


def test_hours_of_others_are_nobodys(march, as_, both, harbour, ada):
    held(both[0], "03-02T09:00", 45)
    assert hours_of(as_(ada.membership).get(HOME)) == 0
    assert hours_of(as_(a_mentee(harbour)).get(HOME)) is None


def test_a_thousand_meetings_cost_what_ten_do(as_, both, bo):
    browser, costs, now = as_(bo), [], timezone.now()
    for many in (10, 990):
        Meeting.objects.bulk_create(
            Meeting(
                mentorship=both[0],
                status="confirmed",
                starts_at=now + timedelta(hours=n),
                ends_at=now + timedelta(hours=n, minutes=30),
            )
            for n in range(1, many + 1)
        )
        browser.get(HOME)
        with CaptureQueriesContext(connection) as queries:
            page = browser.get(HOME)
        costs.append(len(queries))
    assert (number_of(page), len(page.context["coming"].lines)) == (1000, 5)
    assert costs[0] == costs[1] <= 12


@pytest.mark.parametrize("page", [HOME, "/mentorship/mine/"])
def test_mentorships_say_when_the_two_meet(as_, both, bo, page):
    has_met(both[0], 30, 30, days_ago=4)
    has_met(both[1], 30)
    meeting = an_agreed_meeting(both[1], 40)
    an_agreed_meeting(both[1], 60)
    words = strip_tags(" ".join(as_(bo).get(page).content.decode().split()))
    met = timezone.localtime(timezone.now() - timedelta(days=4, minutes=30), bo.user.zone)
    assert f"Last met {date_format(met)}" in words
    assert f"Next meeting {date_format(meeting.starts_at.astimezone(bo.user.zone))}" in words
    assert words.count("Next meeting") == words.count("Last met") == 1
