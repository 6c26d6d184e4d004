"""Feedback on its page: unseen by the other one until both have answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.mentoring.models import EndNote, Mentorship
from cairn.workspace import jobs
from cairn.workspace.models import Feedback
from tests.cast import a_pair
from tests.workspace.ending_acts import a_feedback, completed

TYPED = {"helpful": "4", "met": "partly", "again": "yes", "words": "You listened.", "note": ""}


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return completed(a_pair(ada, lin))


def address_of(pair) -> str:
    return f"/w/{pair.key}/feedback/"


def everything(browser, pair) -> str:
    """All pages of the workspace."""
    parts = ("", "close/", "updates/", "resources/", "goals/", "timeline/", "feedback/")
    return "".join(browser.get(f"/w/{pair.key}/{part}").content.decode() for part in parts)


def test_the_other_one_sees_it_when_both_have_answered(as_, pair, mentor, lin):
    assert as_(lin).post(address_of(pair), TYPED).status_code == 302
    assert "You listened." not in everything(as_(mentor), pair)
    as_(mentor).post(address_of(pair), TYPED | {"words": "You prepared."})
    assert "You prepared." in everything(as_(lin), pair)
    assert "You listened." in everything(as_(mentor), pair)


def test_the_other_one_sees_it_after_two_weeks(as_, pair, mentor):
    a_feedback(pair)
    with time_machine.travel(timezone.now() + timedelta(days=13, hours=23)):
        jobs.open_feedback()
        assert "You listened." not in everything(as_(mentor), pair)
    with time_machine.travel(timezone.now() + timedelta(days=14)):
        jobs.open_feedback()
        page = everything(as_(mentor), pair)
    assert "You listened." in page
    assert "The two weeks for feedback are over" in page


def test_only_coordinators_read_the_note(as_, pair, mentor, lin, noor):
    as_(lin).post(address_of(pair), TYPED | {"note": "Please call me."})
    a_feedback(pair, by=mentor)
    assert "Please call me." not in everything(as_(mentor), pair)
    assert "Please call me." in as_(noor).get("/care/?part=notes").content.decode()
    assert "You listened." not in as_(noor).get("/care/?part=notes").content.decode()


def test_it_begins_with_what_was_answered_before(as_, pair, lin):
    EndNote.write(pair, "As before", by=lin)
    a_feedback(pair, helpful=2)
    form = as_(lin).get(address_of(pair)).context["form"]
    assert [form[name].value() for name in ("helpful", "met", "note")] == [2, "yes", "As before"]


@pytest.mark.parametrize("field", ["helpful", "met", "again"])
@pytest.mark.parametrize("value", ["", "9", "never"])
def test_a_wrong_answer_comes_back_with_the_words(as_, pair, lin, field, value):
    answer = as_(lin).post(address_of(pair), TYPED | {field: value})
    assert answer.status_code == 422
    assert "You listened." in answer.content.decode()
    assert not Feedback.objects.given().exists()


def test_it_says_when_it_is_too_late(as_, pair, lin):
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert "they are over" in as_(lin).get(address_of(pair)).content.decode()
        assert as_(lin).post(address_of(pair), TYPED).status_code == 422


def test_it_costs_a_fixed_number_of_queries(as_, pair, lin, django_assert_max_num_queries):
    browser = as_(lin)
    browser.get(address_of(pair))
    with django_assert_max_num_queries(8):
        browser.get(address_of(pair))
