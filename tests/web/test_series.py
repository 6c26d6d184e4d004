"""Series: planned with every date in sight, answered and changed together, and ended."""

from __future__ import annotations

import pytest
import time_machine

from cairn.mentoring.models import Mentor
from cairn.scheduling.models import Meeting, MeetingSeries
from tests.clock import START, in_days
from tests.scheduling.gatherings import an_agreed_meeting, in_hours
from tests.scheduling.series import a_proposed_series, a_series, has_time


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def timely(pair):
    """The mentor has time, at all hours."""
    for person in pair.people:
        person.user.time_zone = "Europe/Lisbon"
        person.user.save()
    return has_time(pair)


def asked(**values):
    """Four Wednesdays at ten in Lisbon."""
    pattern = {"rhythm": "weekly", "first": in_days(2), "time": "10:00", "minutes": "15"}
    return {**pattern, "clock": "Europe/Lisbon", "count": "4", **values}


def page_of(pair) -> str:
    return f"/w/{pair.key}/repeat/"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def send(browser, pair, pattern, **said):
    """The form below the dates, as the page has drawn it."""
    seen = browser.get(page_of(pair), pattern).context["dates"].seen
    return browser.post(
        page_of(pair), {"seen": seen, "format": "video", **said}, query_params=pattern
    )


PAGES = ("", "decline/", "end/")


def test_it_is_there_for_the_two_and_nobody_else(as_, timely, noor, sam):
    series = a_series(timely)
    meeting = series.meetings.first()
    pages = [page_of(timely), f"/meetings/{meeting.key}/later/"]
    for page in (*pages, *(f"/meetings/series/{series.key}/{end}" for end in PAGES)):
        for member in timely.people:
            assert as_(member).get(page).status_code == 200
        for other in (noor, sam):
            assert as_(other).get(page).status_code == 404


def test_it_begins_with_the_first_free_time_and_the_agreed_rhythm(as_, timely, mentee):
    form = as_(mentee).get(page_of(timely)).context["form"]
    assert form["rhythm"].value() == "every_2_weeks"
    assert form["clock"].value() == "Europe/Lisbon"
    assert form["first"].value() >= in_days(0)


def test_a_quarter_of_an_hour_a_month_is_a_meeting_a_month(as_, timely, mentee):
    """E6"""
    Mentor.objects.update(minutes=15)
    form = as_(mentee).get(page_of(timely)).context["form"]
    assert form["rhythm"].value() == "monthly_weekday"


def test_each_date_is_shown_before_anything_is_booked(as_, timely, mentee):
    answer = as_(mentee).get(page_of(timely), asked())
    assert len(answer.context["dates"].rows) == 4
    assert "Book 4 of 4" in words_of(answer)
    assert not Meeting.objects.exists()


def test_what_is_asked_for_is_booked(as_, timely, mentee):
    answer = send(as_(mentee), timely, asked(), title="Queues")
    assert answer.headers["Location"] == f"/w/{timely.key}/meetings/"
    assert {one.title for one in MeetingSeries.objects.get().coming()} == {"Queues"}
    assert "4 of 4 meetings are booked." in words_of(as_(mentee).get(answer.headers["Location"]))


@pytest.mark.parametrize(
    ("choice", "number"), [("next_free", 4), ("skip", 4), ("leave_out", 3), ("", None)]
)
def test_a_conflict_is_named_and_somebody_says_what_becomes_of_it(
    as_, timely, mentee, choice, number
):
    second = in_hours(24 * 9 - 2)
    an_agreed_meeting(timely, starts_at=second, minutes=15)
    browser, name = as_(mentee), f"on-{in_days(9).isoformat()}"
    page = browser.get(page_of(timely), asked())
    assert "the mentor is taken" in words_of(page)
    assert f'name="{name}"' in words_of(page)
    said = {"format": "video", name: choice, "title": "Kept"}
    looked = browser.post(page_of(timely), {**said, "look": "yes"}, query_params=asked())
    assert 'value="Kept"' in words_of(looked)
    assert looked.context["dates"].plan.is_settled is (number is not None)
    said["seen"] = looked.context["dates"].seen
    answer = browser.post(page_of(timely), said, query_params=asked())
    assert answer.status_code == (302 if number else 422)
    assert Meeting.objects.exclude(series=None).count() == (number or 0)


def test_dates_that_changed_meanwhile_are_shown_again(as_, timely, mentee):
    said = {"seen": ["2027-03-03T09:00Z"], "format": "video"}
    answer = as_(mentee).post(page_of(timely), said, query_params=asked())
    assert answer.status_code == 422
    assert "Look at them again" in words_of(answer)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"rhythm": "daily"},
        {"first": "soon"},
        {"first": "9999-12-31"},
        {"first": "2027-09-01"},
        {"count": "27"},
        {"count": "9" * 30},
        {"time": "25:00"},
        {"clock": "Mars/Olympus"},
        {"minutes": "\0"},
    ],
)
def test_what_is_wrong_is_said_beside_what_was_typed(as_, timely, mentee, wrong):
    answer = as_(mentee).get(page_of(timely), asked(**wrong))
    assert answer.status_code == 422
    assert answer.context["dates"] is None
    assert as_(mentee).post(page_of(timely), {}, query_params=asked(**wrong)).status_code == 422


def test_nonsense_about_single_dates_chooses_nothing(as_, timely, mentee):
    said = {"on-never": "skip", "on-2027-03-03": "dance", "seen": "x"}
    said |= {"format": "video", "look": "yes"}
    answer = as_(mentee).post(page_of(timely), said, query_params=asked())
    assert answer.status_code == 200
    assert len(answer.context["dates"].rows) == 4


def test_on_the_spring_date_it_is_later_and_said(as_, timely, mentee):
    """E3: half past one does not exist on 28 March 2027 in Lisbon."""
    pattern = asked(first="2027-03-14", time="01:30", count="3")
    page = words_of(as_(mentee).get(page_of(timely), pattern))
    assert "the clock is put forward over it" in page
    assert "02:30–02:45" in page


# Answering, changing, ending


def test_all_of_it_is_answered_at_once(as_, timely, mentor, mentee):
    Mentor.objects.filter(pk=timely.mentor_id).update(minutes=120)
    series = a_proposed_series(timely)
    address = f"/meetings/series/{series.key}/"
    assert "Agree to all" not in words_of(as_(mentor).get(address))
    assert "Agree to all" in words_of(as_(mentee).get(address))
    as_(mentee).post(f"{address}agree/")
    assert {one.status for one in series.meetings.all()} == {"confirmed"}


def test_all_of_it_is_declined_with_words(as_, timely, mentee):
    series = a_proposed_series(timely)
    page = f"/meetings/series/{series.key}/decline/"
    assert words_of(as_(mentee).get(page)).count("<time") == 4
    as_(mentee).post(page, {"reason": "Too early for me"})
    assert {one.reason for one in series.meetings.all()} == {"Too early for me"}


def test_this_and_all_later_are_changed(as_, timely, mentee):
    series = a_series(timely)
    third = series.meetings.get(series_index=3)
    address, browser = f"/meetings/{third.key}/later/", as_(mentee)
    assert f'href="{address}"' in words_of(browser.get(f"/meetings/{third.key}/"))
    form = browser.get(address).context["form"]
    assert (form["count"].value(), form["rhythm"].value()) == (2, "weekly")
    pattern = asked(first=in_days(16), time="11:00", count="2")
    dates = browser.get(address, pattern).context["dates"]
    said = {"seen": dates.seen, "format": "phone"}
    assert browser.post(address, said, query_params=pattern).status_code == 302
    new = MeetingSeries.objects.get(replaces=series)
    assert [one.format for one in new.coming()] == ["phone", "phone"]
    assert series.meetings.filter(status="cancelled").count() == 2


def test_one_that_stands_alone_has_none_after_it(as_, timely, mentee):
    meeting = an_agreed_meeting(timely)
    assert as_(mentee).get(f"/meetings/{meeting.key}/later/").status_code == 404


def test_the_series_is_ended(as_, timely, mentee, mentor):
    series = a_series(timely)
    as_(mentee).post(f"/meetings/series/{series.key}/end/", {"reason": "We are done"})
    series.refresh_from_db()
    assert series.ended_at
    page = words_of(as_(mentor).get(f"/meetings/series/{series.key}/"))
    assert page.count("Cancelled") == 4
    assert "/end/" not in page


def test_it_costs_the_same_with_many_dates(as_, timely, mentee, django_assert_max_num_queries):
    browser = as_(mentee)
    browser.get(page_of(timely))
    for count in ("2", "26"):
        with django_assert_max_num_queries(32):
            browser.get(page_of(timely), asked(count=count))
