"""Page 18: pause, resume, finish, cancel, and what was proposed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cairn.mentoring.models import EndNote, Mentorship
from tests.cast import a_pair, finish
from tests.clock import in_days


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_pair(ada, lin, need="Lead with calm")


def address_of(pair: Mentorship, act: str = "show") -> str:
    return reverse(f"closing:{act}", args=[pair.key])


def post(browser, pair: Mentorship, act: str, **words):
    answer = browser.post(address_of(pair, act), words)
    pair.refresh_from_db()
    return answer


def read(browser, pair: Mentorship, act: str = "show") -> str:
    return browser.get(address_of(pair, act)).content.decode()


def overview(browser, pair: Mentorship) -> str:
    return browser.get(reverse("mentorships:show", args=[pair.key])).content.decode()


ASKING = ("pause", "finish", "cancel", "note")


@pytest.mark.parametrize("act", ["show", *ASKING])
def test_it_is_there_for_the_two_and_nobody_else(as_, pair, noor, sam, act):
    for member in pair.people:
        assert as_(member).get(address_of(pair, act)).status_code == 200
    for other in (noor, sam):
        assert as_(other).get(address_of(pair, act)).status_code == 404


@pytest.mark.parametrize("act", ["resume", "go-on"])
def test_what_acts_at_once_takes_no_visits(as_, pair, lin, noor, act):
    assert as_(lin).get(address_of(pair, act)).status_code == 405
    assert as_(noor).post(address_of(pair, act)).status_code == 404


def test_it_costs_a_fixed_number_of_queries(as_, pair, lin, django_assert_max_num_queries):
    browser = as_(lin)
    read(browser, pair)
    with django_assert_max_num_queries(7):
        read(browser, pair)


# Pausing


def test_it_pauses_and_goes_on(as_, pair, lin):
    browser = as_(lin)
    post(browser, pair, "pause", until=in_days(20), reason="holiday")
    assert (pair.status, pair.running_pause.until) == ("paused", in_days(20))
    assert "Paused until" in overview(browser, pair)
    post(browser, pair, "resume")
    assert pair.status == "active"


def test_a_long_pause_is_the_word_of_both(as_, pair, ada, lin):
    post(as_(lin), pair, "pause", until=in_days(90), reason="focus")
    assert "is asked for a long pause" in overview(as_(lin), pair)
    browser = as_(ada.membership)
    assert "Lin proposes a long pause" in overview(browser, pair)
    post(browser, pair, "pause", until=in_days(90), reason="focus")
    assert pair.status == "paused"


@pytest.mark.parametrize(
    "words",
    [
        {"reason": ""},
        {"until": "soon", "reason": "busy"},
        {"until": "2001-01-01", "reason": "busy"},
        {"until": "9999-12-31", "reason": "busy"},
        {"until": str(in_days(5)), "reason": "safety"},
    ],
)
def test_a_wrong_pause_comes_back_with_what_was_typed(as_, pair, lin, words):
    answer = post(as_(lin), pair, "pause", **words)
    assert (answer.status_code, pair.status) == (422, "active")
    assert words.get("until", "") in answer.content.decode()


def test_it_asks_at_the_end_of_the_pause(as_, pair, lin):
    pair.pause(by=lin, until=in_days(2), reason="busy")
    pair.pauses.update(until=in_days(0))
    page = overview(as_(lin), pair)
    assert "Your pause is over" in page
    assert "Pause longer" in page


# Finishing


def test_finishing_is_proposed_and_confirmed(as_, pair, ada, lin):
    post(as_(lin), pair, "finish", reason="reached", note="")
    assert (pair.status, pair.proposal) == ("active", "finish")
    assert "Take it back" in overview(as_(lin), pair)
    browser = as_(ada.membership)
    assert "Lin proposes to finish" in overview(browser, pair)
    assert 'value="reached"' in read(browser, pair, "finish")
    post(browser, pair, "finish", reason="reached", note="A pleasure.")
    assert (pair.status, EndNote.objects.get().text) == ("completed", "A pleasure.")
    assert "We reached the goal" in read(browser, pair)


def test_it_can_be_turned_down(as_, pair, ada, lin):
    pair.finish(by=lin)
    post(as_(ada.membership), pair, "go-on")
    assert pair.proposal == ""


def test_it_says_why_it_cannot_be_finished_twice(as_, pair, lin):
    pair.finish(by=lin)
    assert "proposed this already" in read(as_(lin), pair, "finish")
    assert post(as_(lin), pair, "finish", reason="reached").status_code == 422


# Cancelling


@pytest.mark.parametrize("reason", ["early", "no_time", "no_response", "moved_on", "other"])
def test_it_ends_at_once_with_a_reason_for_both(as_, pair, ada, lin, reason):
    post(as_(lin), pair, "cancel", reason=reason)
    assert (pair.status, pair.end_reason) == ("cancelled", reason)
    assert pair.get_end_reason_display() in read(as_(ada.membership), pair)


@pytest.mark.parametrize("reason", ["not_a_fit", "safety"])
def test_it_keeps_some_reasons_from_the_partner(as_, pair, ada, lin, reason):
    post(as_(lin), pair, "cancel", reason=reason, note="Please call me.")
    page = read(as_(ada.membership), pair) + overview(as_(ada.membership), pair)
    assert "by agreement of the programme" in page
    assert pair.get_end_reason_display() not in page
    assert "Please call me" not in page
    assert pair.get_end_reason_display() in read(as_(lin), pair)


@pytest.mark.parametrize(
    ("act", "reason"), [("finish", "no_time"), ("cancel", "reached"), ("cancel", "")]
)
def test_it_asks_for_a_reason_that_fits(as_, pair, lin, act, reason):
    assert post(as_(lin), pair, act, reason=reason, note="y").status_code == 422
    assert pair.status == "active"


def test_it_says_when_it_has_ended_already(as_, pair, ada, lin):
    finish(pair)
    browser = as_(ada.membership)
    for act in ("pause", "finish", "cancel"):
        assert "has ended already" in read(browser, pair, act)
    assert post(browser, pair, "cancel", reason="other").status_code == 422


# Silence, and the private note


def test_two_silent_people_are_asked_and_may_go_on(as_, pair, lin):
    Mentorship.objects.update(offered_at=timezone.now() - timedelta(days=2))
    browser = as_(lin)
    assert "Do you still work together?" in overview(browser, pair)
    post(browser, pair, "go-on")
    assert pair.offered_at is None


def test_each_may_tell_the_coordinators_something_later(as_, pair, ada, lin):
    finish(pair)
    post(as_(lin), pair, "note", note="It helped.")
    assert EndNote.objects.get().author == lin
    assert "It helped." not in read(as_(ada.membership), pair)
