"""Time off, and single days with hours of their own."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.accounts.models import User
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Meeting, TimeOff, Timetable
from tests.cast import a_mentee, a_pair, a_person
from tests.clock import in_days
from tests.scheduling.gatherings import an_agreed_meeting

PAGE = "/settings/availability/"
DAYS = PAGE + "#days"


@pytest.fixture
def uma(client, db) -> User:
    uma = a_person("Uma")
    client.force_login(uma)
    return uma


@pytest.fixture
def pair(ada, harbour) -> Mentorship:
    return a_pair(ada, a_mentee(harbour, "Mia"))


# Time off


def test_it_takes_days_off_and_back(client, uma):
    sent = {"first": in_days(2), "last": in_days(5), "reason": "The sea"}
    assert client.post(PAGE + "off/new/", sent).headers["Location"] == DAYS
    off = TimeOff.objects.get(timetable__user=uma)
    assert (off.first_day, off.last_day, off.reason) == (in_days(2), in_days(5), "The sea")
    assert "The sea" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}off/{off.key}/end/").headers["Location"] == DAYS
    assert not TimeOff.objects.exists()


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"first": in_days(5), "last": in_days(2)}, "last"),
        ({"first": in_days(5), "last": in_days(9999)}, "last"),
        ({"first": "soon", "last": in_days(2)}, "first"),
        ({"first": "9999-99-99", "last": in_days(2)}, "first"),
        ({"first": in_days(1), "last": ""}, "last"),
        ({"first": in_days(1), "last": in_days(1), "reason": "x" * 10_000}, "reason"),
        ({"first": in_days(1), "last": in_days(1), "reason": "a\x00b"}, "reason"),
    ],
)
def test_it_says_at_the_field_what_is_wrong(client, uma, sent, field):
    answer = client.post(PAGE + "off/new/", {"reason": "Kept words"} | sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert field == "reason" or b"Kept words" in answer.content
    assert not TimeOff.objects.exists()


def test_time_off_that_is_over_is_not_shown(client, uma):
    Timetable.of(uma).take_off(in_days(-9), in_days(-1), by=uma, reason="Long ago")
    assert "Long ago" not in client.get(PAGE).content.decode()


def test_what_is_booked_on_days_off_is_shown_and_stays(as_, pair):
    """E14"""
    on_the_day, _later = an_agreed_meeting(pair, 48), an_agreed_meeting(pair, 24 * 9)
    browser = as_(pair.mentor.membership)
    sent = {"first": in_days(1), "last": in_days(4), "reason": ""}
    page = browser.post(PAGE + "off/new/", sent, follow=True)
    assert page.context["in_the_way"] == [on_the_day]
    words = page.content.decode()
    assert "1 meeting is still booked on days off" in words
    assert "Nothing was cancelled." in words
    assert Meeting.objects.confirmed().count() == 2
    assert as_(pair.mentee.membership).get(PAGE).context["in_the_way"] == []


def test_what_is_booked_on_a_day_without_hours_is_shown(as_, pair):
    """E14"""
    meeting = an_agreed_meeting(pair, 48)
    user = pair.mentor.membership.user
    day = meeting.starts_at.astimezone(Timetable.of(user).zone).date()
    Timetable.of(user).set_day(day, [Range(60, 120)], by=user)
    assert as_(pair.mentor.membership).get(PAGE).context["in_the_way"] == []
    Timetable.of(user).set_day(day, [], by=user)
    assert as_(pair.mentor.membership).get(PAGE).context["in_the_way"] == [meeting]


def test_many_meetings_on_days_off_cost_what_one_does(as_, pair):
    user, costs = pair.mentor.membership.user, []
    Timetable.of(user).take_off(in_days(0), in_days(30), by=user)
    browser = as_(pair.mentor.membership)
    for _ in range(2):
        for hours in range(3):
            an_agreed_meeting(pair, 30 + 2 * hours + 24 * len(costs))
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            assert len(browser.get(PAGE).context["in_the_way"]) == 3 * (len(costs) + 1)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 14


# One day


def test_it_gives_a_day_hours_of_its_own(client, uma):
    sent = {"day": in_days(3), "time-0_0": "18:00", "time-0_1": "00:00", "note": "Late shift"}
    assert client.post(PAGE + "days/new/", sent).headers["Location"] == DAYS
    assert Timetable.of(uma).hours().overrides == {in_days(3): ((1080, 1440),)}
    page = client.get(PAGE).content.decode()
    assert "18:00–00:00: Late shift" in page


def test_it_changes_a_day_and_gives_it_back(client, uma):
    day = in_days(3)
    Timetable.of(uma).set_day(day, [Range(60, 120)], by=uma, note="Early")
    address = f"{PAGE}days/{day}/"
    page = client.get(address + "edit/").content.decode()
    assert 'value="01:00"' in page
    assert 'value="Early"' in page
    moved = {"day": in_days(8), "time-0_0": "", "time-0_1": "", "note": ""}
    assert client.post(address + "edit/", moved).headers["Location"] == DAYS
    assert Timetable.of(uma).hours().overrides == {day: ()}
    assert "Day off" in client.get(PAGE).content.decode()
    assert client.post(address + "clear/").headers["Location"] == DAYS
    assert Timetable.of(uma).hours().overrides == {}


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"day": ""}, "day"),
        ({"day": in_days(2000)}, "day"),
        ({"day": "10000-01-01"}, "day"),
        ({"time-0_0": "18:00", "time-0_1": "17:00"}, "time-0"),
        ({"time-1_0": "18:00", "time-1_1": ""}, "time-1"),
        ({"note": "\x00"}, "note"),
    ],
)
def test_it_says_at_the_field_of_a_day_what_is_wrong(client, uma, sent, field):
    answer = client.post(PAGE + "days/new/", {"day": in_days(3), "time-2_0": ""} | sent)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Timetable.of(uma).hours().overrides == {}


@pytest.mark.parametrize("day", ["2026-02-31", "never", "0000-00-00", "2027-01-01"])
def test_a_day_without_hours_of_its_own_is_not_found(client, uma, day):
    assert client.get(f"{PAGE}days/{day}/edit/").status_code == 404
    assert client.post(f"{PAGE}days/{day}/clear/").status_code == 404


# Who gets in


def test_nobody_comes_near_the_days_of_others(client, uma):
    others = Timetable.of(a_person("Vic"))
    off = others.take_off(in_days(1), in_days(2), by=others.user)
    others.set_day(in_days(4), [], by=others.user)
    day = in_days(4)
    assert client.post(f"{PAGE}off/{off.key}/end/").status_code == 404
    assert client.get(f"{PAGE}days/{day}/edit/").status_code == 404
    assert client.post(f"{PAGE}days/{day}/clear/").status_code == 404
    assert (TimeOff.objects.count(), others.day_hours.count()) == (1, 1)


@pytest.mark.parametrize("path", ["off/new/", "days/new/", "clock/"])
def test_strangers_are_asked_to_sign_in(client, db, path):
    assert client.get(PAGE + path).headers["Location"].startswith("/accounts/login/")
