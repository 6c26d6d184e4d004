"""Goals, action items and skill levels on their page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.workspace.models import ActionItem, SharedGoal, SkillLevel
from tests.workspace.pieces import a_goal, a_level, a_milestone, an_item, cancelled


def page_of(pair) -> str:
    return f"/w/{pair.key}/goals/"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


# Goals


def test_an_empty_page_asks_what_would_be_different(as_, pair, mentee):
    page = words_of(as_(mentee).get(page_of(pair)))
    assert "What would be different in 12 weeks?" in page


def test_only_the_title_is_needed(as_, pair, mentor):
    browser = as_(mentor)
    assert browser.post(f"{page_of(pair)}new/", {"why": "It matters"}).status_code == 422
    assert browser.post(f"{page_of(pair)}new/", {"title": "Ship it"}).status_code == 302
    assert "Ship it" in words_of(browser.get(page_of(pair)))


def test_a_fourth_goal_is_refused_in_words(as_, pair, mentor):
    for _ in range(3):
        a_goal(pair)
    browser = as_(mentor)
    assert "Set another goal" not in words_of(browser.get(page_of(pair)))
    assert "Three goals at a time" in words_of(browser.get(f"{page_of(pair)}new/"))
    assert browser.post(f"{page_of(pair)}new/", {"title": "x"}).status_code == 422


def test_the_mentee_rates_and_the_history_is_drawn(as_, pair, mentor, mentee):
    goal = a_goal(pair)
    with time_machine.travel(timezone.now() - timedelta(days=14)):
        goal.rate(by=mentee, score=2)
    browser, address = as_(mentee), f"/w/goals/{goal.key}/rate/"
    for wrong in ("", "11", "-1", "x", "9" * 30):
        assert browser.post(address, {"score": wrong}).status_code == 422
    assert browser.post(address, {"score": "7", "sentence": "It clicks"}).status_code == 302
    page = words_of(browser.get(page_of(pair)))
    for part in ("7 of 10", "It clicks", "Show as table", "chart-field"):
        assert part in page
    assert "Only the mentee" in words_of(as_(mentor).get(address))


@pytest.mark.parametrize(
    ("verbs", "status"),
    [(["reach"], "reached"), (["let-go"], "let_go"), (["reach", "take-up"], "active")],
)
def test_a_goal_goes_through_its_states(as_, pair, mentor, verbs, status):
    goal = a_goal(pair)
    for verb in verbs:
        as_(mentor).post(f"/w/goals/{goal.key}/{verb}/")
    goal.refresh_from_db()
    assert goal.status == status
    assert goal.title in words_of(as_(mentor).get(page_of(pair)))


def test_a_goal_is_changed_and_removed(as_, pair, mentor):
    goal = a_goal(pair)
    browser, address = as_(mentor), f"/w/goals/{goal.key}/"
    values = {"title": "Better", "version": goal.version}
    assert browser.post(f"{address}edit/", values).status_code == 302
    goal.refresh_from_db()
    assert goal.title == "Better"
    assert browser.get(f"{address}remove/").status_code == 200
    browser.post(f"{address}remove/")
    assert not SharedGoal.objects.exists()


# Action items


def test_an_item_is_somebodys_and_is_ticked_where_it_is_seen(as_, pair, mentor, mentee):
    browser, stone = as_(mentor), a_milestone(pair)
    values = {"text": "Send it", "owner": mentee.key, "milestone": stone.key}
    assert browser.post(f"/w/{pair.key}/actions/new/", values).status_code == 302
    item = ActionItem.objects.get()
    assert (item.owner, item.milestone) == (mentee, stone)
    page = page_of(pair)
    answer = browser.post(
        f"/w/actions/{item.key}/tick/", headers={"Referer": f"http://testserver{page}"}
    )
    assert answer["Location"].endswith(page)
    assert "1 done" in words_of(browser.get(page))
    browser.post(f"/w/actions/{item.key}/untick/")
    item.refresh_from_db()
    assert item.done_at is None


@pytest.mark.parametrize("owner", ["", "x", "a\x00b", "aaaaaaaaaaaa"])
def test_an_owner_is_one_of_the_two(as_, pair, mentor, noor, owner):
    for value in (owner, noor.key):
        answer = as_(mentor).post(f"/w/{pair.key}/actions/new/", {"text": "x", "owner": value})
        assert answer.status_code == 422


def test_an_overdue_one_says_so_and_is_carried_over(as_, pair, mentee):
    item = an_item(pair, due_on=timezone.localdate() - timedelta(days=2))
    browser = as_(mentee)
    assert "2 days overdue" in words_of(browser.get(page_of(pair)))
    browser.post(f"/w/actions/{item.key}/carry-over/")
    page = words_of(browser.get(page_of(pair)))
    assert "due in 7 days" in page
    assert "carried over once" in page


def test_an_item_is_changed_and_removed(as_, pair, mentee):
    item = an_item(pair)
    browser, address = as_(mentee), f"/w/actions/{item.key}/"
    values = {"text": "Write it", "owner": mentee.key, "version": item.version}
    assert browser.post(f"{address}edit/", values).status_code == 302
    item.refresh_from_db()
    assert item.text == "Write it"
    browser.post(f"{address}remove/")
    assert not ActionItem.objects.exists()


def test_the_newer_owner_is_shown_by_name(as_, pair, mentor, mentee):
    item = an_item(pair)
    read = item.version
    item.edit(by=mentor, version=read, owner=mentor)
    values = {"text": item.text, "owner": mentee.key, "version": read}
    answer = as_(mentee).post(f"/w/actions/{item.key}/edit/", values)
    assert [tuple(newer) for newer in answer.context["form"].newer] == [("Who does it", "Ada")]


# Skill levels


def test_the_skills_of_the_request_are_one_click_away(as_, pair, mentor, mentee):
    browser = as_(mentee)
    assert "Your request named: Python, Rust" in words_of(browser.get(page_of(pair)))
    browser.post(f"/w/{pair.key}/levels/prefill/")
    page = words_of(browser.get(page_of(pair)))
    assert "Your request named" not in page
    assert SkillLevel.objects.of(pair).count() == 2
    assert "Your request named" not in words_of(as_(mentor).get(page_of(pair)))


def test_the_mentor_suggests_and_the_mentee_says(as_, pair, mentor, mentee):
    level = a_level(pair)
    as_(mentor).post(f"/w/levels/{level.key}/suggest/", {"level": 4})
    browser = as_(mentee)
    assert "Your mentor sees" in words_of(browser.get(page_of(pair)))
    form = browser.get(f"/w/levels/{level.key}/assess/").context["form"]
    assert form["level"].value() == 4
    browser.post(f"/w/levels/{level.key}/assess/", {"level": 3})
    level.refresh_from_db()
    assert (level.now, level.suggested) == (3, None)
    assert "Level over time" in words_of(browser.get(page_of(pair)))


def test_a_skill_is_followed_changed_and_left(as_, pair, mentee):
    browser, address = as_(mentee), f"/w/{pair.key}/levels/new/"
    wrong = browser.post(address, {"skill": "Go", "start": 3, "target": 2})
    assert "above the one at the start" in words_of(wrong)
    browser.post(address, {"skill": "Go", "start": 1, "target": 3})
    level = SkillLevel.objects.get()
    values = {"start": 1, "target": 5, "version": level.version}
    assert browser.post(f"/w/levels/{level.key}/edit/", values).status_code == 302
    level.refresh_from_db()
    assert level.target == 5
    browser.post(f"/w/levels/{level.key}/remove/")
    assert not SkillLevel.objects.exists()


# Who gets in, and what it costs


def test_it_is_missing_for_everybody_else(as_, pair, noor, sam):
    goal, item, level = a_goal(pair), an_item(pair), a_level(pair)
    for other in (noor, sam):
        browser = as_(other)
        assert browser.get(page_of(pair)).status_code == 404
        assert browser.get(f"/w/goals/{goal.key}/edit/").status_code == 404
        assert browser.post(f"/w/actions/{item.key}/tick/").status_code == 404
        assert browser.get(f"/w/levels/{level.key}/assess/").status_code == 404


def test_an_ended_one_is_read_and_not_written(as_, pair, mentee):
    goal, item, level = a_goal(pair), an_item(pair), a_level(pair)
    cancelled(pair)
    page = words_of(as_(mentee).get(page_of(pair)))
    for piece, words in ((goal, goal.title), (item, item.text), (level, level.skill.name)):
        assert words in page
        assert piece.key + "/" not in page


def fill(pair, mentee, number: int) -> None:
    for count in range(number):
        an_item(pair, milestone=a_milestone(pair))
        a_level(pair, skill=f"Craft {count}").assess(by=mentee, level=2)
        goal = a_goal(pair)
        goal.rate(by=mentee, score=4)
        goal.let_go(by=mentee)


@pytest.mark.parametrize("number", [1, 10])
def test_it_costs_the_same_at_any_length(as_, pair, mentee, number, django_assert_num_queries):
    fill(pair, mentee, number)
    browser = as_(mentee)
    browser.get(page_of(pair))
    with django_assert_num_queries(10):
        browser.get(page_of(pair))
