"""The closing page of a mentorship that has ended."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import LookBack
from tests.cast import a_pair
from tests.scheduling.gatherings import an_agreed_meeting, has_met
from tests.workspace.ending_acts import a_certificate, a_feedback, a_thank_you, completed
from tests.workspace.pieces import (
    a_check_in,
    a_goal,
    a_level,
    a_milestone,
    a_resource,
    an_update,
    cancelled,
)

AT_MOST = 12


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_pair(ada, lin, need="Lead with calm")


def read(browser, pair, part: str = "close") -> str:
    answer = browser.get(f"/w/{pair.key}/{part}/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def queries_of(browser, pair) -> int:
    read(browser, pair)
    with CaptureQueriesContext(connection) as queries:
        read(browser, pair)
    return len(queries)


def kept(pair, lin, times: int = 1) -> None:
    """So many of everything that two people keep."""
    for number in range(times):
        a_milestone(pair).complete(by=lin)
        an_update(pair)
        a_resource(pair)
        if number < 3:
            goal = a_goal(pair, title=f"Goal {number}")
            goal.rate(by=lin, score=2)
            a_level(pair, skill=f"Skill {number}")


@pytest.mark.parametrize("part", ["close", "look-back", "feedback", "thanks", "certificate"])
def test_it_is_there_for_the_two_and_nobody_else(as_, pair, noor, sam, part):
    completed(pair)
    for member in pair.people:
        read(as_(member), pair, part)
    for other in (noor, sam):
        assert as_(other).get(f"/w/{pair.key}/{part}/").status_code == 404


def test_it_counts_what_there_really_is(as_, pair, mentor, lin):
    kept(pair, lin, times=2)
    a_milestone(pair)
    a_check_in(pair)
    a_check_in(pair, by=mentor, readers="coordinators")
    an_agreed_meeting(pair)
    lasted = has_met(pair, 30, 45)
    reached = as_(lin).get(f"/w/{completed(pair).key}/close/").context["ending"].reached
    assert reached._asdict() == {
        "milestones": 2,
        "planned": 3,
        "items": 0,
        "updates": 2,
        "check_ins": 1,
        "resources": 2,
        "meetings": 2,
        "lasted": lasted,
    }
    assert "meetings, 1 h 15 min in all" in read(as_(lin), pair)


def test_it_costs_the_same_for_much_as_for_little(as_, pair, lin, ada, harbour):
    kept(pair, lin)
    little = queries_of(as_(lin), completed(pair))
    again = a_pair(ada, lin)
    kept(again, lin, times=8)
    assert queries_of(as_(lin), completed(again)) == little <= AT_MOST


def test_the_mentee_looks_back_with_last_ratings_and_levels(as_, pair, lin):
    goal, level = a_goal(pair, title="Lead a review"), a_level(pair, skill="Go")
    goal.rate(by=lin, score=3)
    browser = as_(lin)
    form = read(browser, completed(pair), "look-back")
    assert "How near did we come to “Lead a review”?" in form
    typed = {"words": "To ask first", f"goal-{goal.key}": "9", f"level-{level.key}": "3"}
    assert browser.post(f"/w/{pair.key}/look-back/", typed).status_code == 302
    page = read(browser, pair)
    for words in ("To ask first", "3 → 9 of 10", "Change my words"):
        assert words in page
    assert goal.ratings.count() == 2
    assert level.assessments.get().level == 3


def test_what_is_not_changed_is_not_said_again(as_, pair, lin):
    goal, level = a_goal(pair), a_level(pair)
    completed(pair)
    typed = {"words": "To ask", f"goal-{goal.key}": "", f"level-{level.key}": "1"}
    as_(lin).post(f"/w/{pair.key}/look-back/", typed)
    assert LookBack.objects.get().words == "To ask"
    assert not goal.ratings.exists()
    assert not level.assessments.exists()


def test_the_mentor_is_asked_for_a_sentence_alone(as_, pair, mentor):
    a_goal(pair)
    assert "How near" not in read(as_(mentor), completed(pair), "look-back")
    as_(mentor).post(f"/w/{pair.key}/look-back/", {"words": "Patience"})
    assert "Patience" in read(as_(mentor), pair)


@pytest.mark.parametrize("words", [{"words": ""}, {"words": "Well", "goal": "11"}])
def test_wrong_words_come_back(as_, pair, lin, words):
    goal = a_goal(pair)
    completed(pair)
    typed = {"words": words["words"], f"goal-{goal.key}": words.get("goal", "")}
    answer = as_(lin).post(f"/w/{pair.key}/look-back/", typed)
    assert answer.status_code == 422
    assert not LookBack.objects.exists()


def test_there_is_one_primary_button_until_all_is_done(as_, pair, lin):
    completed(pair)
    steps = []
    for act in (
        lambda: LookBack.write(pair, by=lin, words="Calm"),
        lambda: a_feedback(pair),
        lambda: a_thank_you(pair),
        lambda: a_certificate(pair),
    ):
        steps.append(as_(lin).get(f"/w/{pair.key}/close/").context["ending"].next)
        assert read(as_(lin), pair).count("button-primary") == 1
        act()
    assert steps == ["words", "feedback", "thanks", "certificate"]
    assert read(as_(lin), pair).count("button-primary") == 0


def test_a_cancelled_one_closes_well_too(as_, pair, mentor, lin):
    pair.cancel(by=lin, reason="not_a_fit", note="Please call me.")
    page = read(as_(mentor), pair)
    assert "by agreement of the programme" in page
    assert "not a good fit" not in page
    assert "Please call me" not in page
    assert "Get your certificate" not in page
    for words in ("Give feedback", "Say thank you", "Look back"):
        assert words in page


def test_the_mentee_asks_again_with_what_was_asked_before(as_, pair, mentor, lin):
    completed(pair)
    handle = mentor.user.profile.handle
    address = f"/mentorship/mentors/{handle}/request/?from={pair.request.key}"
    browser = as_(lin)
    assert address in read(browser, pair)
    assert "Lead with calm" in browser.get(address).content.decode()
    assert "/request/" not in read(as_(mentor), pair)


def test_it_stays_when_the_other_one_is_gone(as_, pair, mentor, lin):
    completed(pair)
    a_thank_you(pair)
    mentor.leave()
    page = read(as_(lin), pair)
    assert "has left the community since" in page
    assert "/request/" not in page
    a_feedback(pair)
    assert "You listened." in read(as_(lin), pair)


def test_an_open_one_keeps_its_page(as_, pair, lin):
    assert "Pause" in read(as_(lin), pair)
    for part in ("look-back", "feedback"):
        assert "comes when the mentorship has ended" in read(as_(lin), pair, part)


def test_the_overview_leads_there(as_, pair, lin):
    page = as_(lin).get(f"/w/{cancelled(pair).key}/").content.decode()
    assert f'href="/w/{pair.key}/close/"' in page
