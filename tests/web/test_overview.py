"""The overview of a workspace: what comes next, and where the two stand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cairn.accounts.models import User
from cairn.mentoring.models import Mentorship, Request
from cairn.scheduling.models import Meeting
from cairn.workspace.health import Level
from cairn.workspace.jobs import look_after_mentorships
from cairn.workspace.models import CheckIn, Update
from tests.cast import a_pair, finish
from tests.clock import in_days
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, gathers, in_hours
from tests.workspace.care_acts import an_agreement
from tests.workspace.pieces import a_goal, a_milestone, an_item

QUERIES = 12


def open_(browser, pair: Mentorship):
    return browser.get(reverse("mentorships:show", args=[pair.key]))


def next_of(browser, pair: Mentorship) -> str | None:
    step = open_(browser, pair).context["overview"].next
    return step and str(step.title)


def states_of(browser, pair: Mentorship) -> list[str]:
    return [step.state for step in open_(browser, pair).context["overview"].setup]


def agree(pair: Mentorship) -> None:
    agreement = an_agreement(pair, confirm=True)
    agreement.confirm(by=pair.mentee.membership, version=1)


# The first ten minutes


def test_it_leads_through_the_first_ten_minutes(as_, pair, lin):
    browser = as_(lin)
    assert states_of(browser, pair) == ["now", "later", "later", "later"]
    assert next_of(browser, pair) == "Agree how you work"
    an_agreement(pair, confirm=True)
    assert next_of(browser, pair) == "Read what you agree on, and give your word"
    pair.agreements.get().confirm(by=lin, version=1)
    assert next_of(browser, pair) == "Choose a goal"
    a_goal(pair)
    assert states_of(browser, pair) == ["done", "done", "now", "later"]
    a_milestone(pair, title="A first draft")
    assert next_of(browser, pair) == "Book the first meeting"
    a_meeting(pair, asks=True)
    assert states_of(browser, pair) == []
    assert next_of(browser, pair) == "Check in"


def test_those_with_a_quarter_of_an_hour_need_no_timeline(as_, ada, lin):
    pair = a_pair(ada, lin, minutes=15)
    assert states_of(as_(lin), pair) == ["now", "later", "later"]


def test_there_is_always_a_next_step(as_, pair, ada, lin):
    agree(pair)
    a_goal(pair)
    stone = a_milestone(pair, title="A first draft")
    item = an_item(pair, text="Read the guide")
    an_agreed_meeting(pair, 3)
    Meeting.objects.update(starts_at=in_hours(-3), ends_at=in_hours(-2))
    assert next_of(as_(lin), pair) == "Check in"
    for member in pair.people:
        CheckIn.give(pair, by=member, mood="on_track")
    assert next_of(as_(lin), pair) == "Book the next meeting"
    an_agreed_meeting(pair)
    assert next_of(as_(lin), pair) == "Read the guide"
    assert next_of(as_(ada.membership), pair) == "A first draft"
    item.tick(by=lin)
    stone.complete(by=lin)
    assert next_of(as_(lin), pair) == "Decide on the next step"


def test_what_the_other_asks_comes_first(as_, pair, ada, lin):
    pair.finish(by=lin)
    page = open_(as_(ada.membership), pair)
    assert page.context["overview"].next is None
    assert page.content.decode().count("button-primary") == 1


def test_one_button_stands_out(as_, pair, lin):
    assert open_(as_(lin), pair).content.decode().count("button-primary") == 1


# Where they stand


def test_it_shows_progress_goals_and_what_both_have_to_do(as_, pair, ada, lin):
    a_milestone(pair).complete(by=lin)
    a_milestone(pair)
    a_goal(pair, title="Sail alone").rate(by=lin, score=6)
    an_item(pair, text="Read the guide")
    an_item(pair, text="Send the guide", owner=ada.membership)
    page = open_(as_(lin), pair).content.decode()
    for words in ("1 of 2 milestones", "Sail alone", "6 of 10", "Read the guide", "Send the guide"):
        assert words in page


def test_it_shows_what_was_told_last(as_, pair, ada, lin):
    for title in ("Half of it", "All of it"):
        Update.add(pair, by=ada.membership, title=title)
    page = open_(as_(lin), pair).content.decode()
    assert "All of it" in page
    assert "Half of it" not in page


def test_it_says_who_the_other_one_is_even_without_a_letter(as_, pair, ada, lin):
    page = open_(as_(lin), pair).content.decode()
    assert "Your mentor" in page
    assert ada.membership.user.name in page
    assert "Time per month" in page
    Request.objects.filter(mentorship=pair).delete()
    page = open_(as_(ada.membership), pair).content.decode()
    assert "Your mentee" in page
    assert "Time per month" not in page


def test_it_tells_how_it_goes_and_why(as_, pair, lin):
    assert "On track" in open_(as_(lin), pair).content.decode()
    Mentorship.objects.update(moved_at=timezone.now() - timedelta(days=22))
    page = open_(as_(lin), pair).content.decode()
    assert "Needs attention" in page
    assert "Nobody has been heard of here" in page


def test_where_no_meeting_is_planned_booking_comes_next(as_, pair, ada, lin):
    Mentorship.objects.update(began_at=timezone.now() - timedelta(days=11))
    for member in (lin, ada.membership):
        page = open_(as_(member), pair)
        step = page.context["overview"].next
        assert step.title == "Book the first meeting"
        assert step.url == reverse("meetings:book", args=[pair.key])
        words = page.content.decode()
        assert "Needs attention" in words
        assert "The first meeting is due, and none is planned" in words
    gathers(pair, "missed", -1)
    assert next_of(as_(lin), pair) == "Book the first meeting"
    a_meeting(pair, asks=True)
    assert "On track" in open_(as_(lin), pair).content.decode()


def test_it_says_when_a_meeting_was_missed_last(as_, pair, lin):
    gathers(pair, "missed", -9)
    last = gathers(pair, "missed", -2)
    page = open_(as_(lin), pair).content.decode()
    day = date_format(timezone.localtime(last.starts_at, lin.user.zone))
    assert "Two meetings or more did not take place" in page
    assert f"the last one on {day}" in page


def test_both_read_the_history(as_, pair, ada, lin):
    pair.pause(by=lin, until=in_days(20), reason="holiday")
    pair.resume(by=ada.membership)
    pair.plan(by=lin, planned_weeks=8)
    for member in pair.people:
        page = open_(as_(member), pair).content.decode()
        for words in ("Began", "Paused", "A holiday", "Went on", "8 weeks"):
            assert words in page


@pytest.mark.parametrize("reason", ["not_a_fit", "safety"])
def test_the_history_keeps_some_reasons_from_the_partner(as_, pair, ada, lin, reason):
    pair.cancel(by=lin, reason=reason)
    page = open_(as_(ada.membership), pair).content.decode()
    assert pair.get_end_reason_display() not in page
    assert pair.get_end_reason_display() in open_(as_(lin), pair).content.decode()


def test_everything_stays_readable_after_the_end(as_, pair, lin):
    a_goal(pair, title="Sail alone")
    an_item(pair, text="Read the guide")
    finish(pair)
    page = open_(as_(lin), pair)
    assert "Sail alone" in page.content.decode()
    assert page.context["overview"].next is None


# Meetings


def test_it_shows_the_next_meeting_on_both_clocks(as_, pair, ada, lin):
    User.objects.filter(pk=lin.user_id).update(time_zone="Asia/Tokyo")
    an_agreed_meeting(pair, 90, title="The one after")
    meeting = an_agreed_meeting(pair, 40, title="Read the plan")
    an_agreed_meeting(pair, 20, title="Not at all").cancel(by=lin)
    for member, other in ((lin, ada.membership), (ada.membership, lin)):
        page = open_(as_(member), pair)
        assert page.context["overview"].meeting.meeting == meeting
        words = page.content.decode()
        assert "Read the plan" in words
        assert other.user.profile.city in words
        assert "The one after" not in words
        assert "Not at all" not in words


def test_there_is_no_next_meeting_where_none_is_planned(as_, pair, lin):
    assert open_(as_(lin), pair).context["overview"].meeting is None


# Cost


def test_it_costs_the_same_at_any_size(as_, pair, lin):
    def queries_after(more: int) -> int:
        for _ in range(more):
            a_milestone(pair)
            an_item(pair)
            an_agreed_meeting(pair, 30 + 2 * Meeting.objects.count())
            Update.add(pair, by=lin, title="Some more")
        browser = as_(lin)
        open_(browser, pair)
        with CaptureQueriesContext(connection) as queries:
            open_(browser, pair)
        return len(queries)

    a_goal(pair)
    assert queries_after(1) == queries_after(12) <= QUERIES


def test_it_costs_no_more_when_things_go_badly(as_, pair, lin):
    a_milestone(pair)
    long_ago = timezone.now() - timedelta(days=80)
    Mentorship.objects.update(began_at=long_ago, moved_at=long_ago)
    look_after_mentorships()
    browser = as_(lin)
    open_(browser, pair)
    with CaptureQueriesContext(connection) as queries:
        page = open_(browser, pair)
    assert page.context["overview"].health.level == Level.RISK
    assert len(queries) <= QUERIES
