"""The timeline of a mentorship on its page."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.workspace.models import Milestone, PlanTemplate
from tests.scheduling.gatherings import an_agreed_meeting, has_met
from tests.workspace.pieces import a_milestone, an_item, cancelled


def page_of(pair) -> str:
    return f"/w/{pair.key}/timeline/"


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def act(as_, member, stone, verb: str):
    return as_(member).post(f"/w/milestones/{stone.key}/{verb}/")


def test_an_empty_one_offers_templates_or_a_blank_start(as_, pair, mentee):
    page = words_of(as_(mentee).get(page_of(pair)))
    assert f'href="{page_of(pair)}templates/"' in page
    assert f'href="/w/{pair.key}/milestones/new/"' in page


def test_it_has_a_heading_for_each_week_and_a_word_for_each_state(as_, pair, mentee):
    a_milestone(pair, week=1).complete(by=mentee)
    a_milestone(pair, week=3).start(by=mentee)
    a_milestone(pair, week=3)
    answer = as_(mentee).get(page_of(pair))
    page = words_of(answer)
    assert [week.number for week, _meetings in answer.context["weeks"]] == [1, 3]
    assert page.count("<h3>Week") == 2
    for state in ("Not Started", "In Progress", "Completed"):
        assert state in page
    assert "1 of 3 milestones" in page
    assert "Expected end" in page


def test_the_present_week_is_marked_also_when_it_is_empty(as_, pair, mentee):
    a_milestone(pair, week=5)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        answer = as_(mentee).get(page_of(pair))
    assert [(week.number, week.is_now) for week, _meetings in answer.context["weeks"]] == [
        (2, True),
        (5, False),
    ]
    assert "Today, " in words_of(answer)


def test_a_change_of_the_plan_is_told(as_, pair, mentee):
    stones = [a_milestone(pair) for _ in range(2)]
    stones[0].complete(by=mentee)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        for _ in range(2):
            a_milestone(pair)
        page = words_of(as_(mentee).get(page_of(pair)))
    assert "Plan changed: 2 milestones added, 50 % → 25 %" in page
    assert "Show as table" in page


def test_a_milestone_goes_through_its_states(as_, pair, mentor, mentee):
    stone = a_milestone(pair)
    for verb, status in (
        ("start", "in_progress"),
        ("put-off", "not_started"),
        ("complete", "completed"),
        ("reopen", "in_progress"),
    ):
        answer = act(as_, mentor, stone, verb)
        assert answer["Location"] == f"{page_of(pair)}#m-{stone.key}"
        stone.refresh_from_db()
        assert stone.status == status


def test_it_is_moved_by_buttons(as_, pair, mentee):
    first, second = a_milestone(pair), a_milestone(pair)
    act(as_, mentee, second, "up")
    assert [*Milestone.objects.of(pair)] == [second, first]
    act(as_, mentee, second, "down")
    assert [*Milestone.objects.of(pair)] == [first, second]


def test_buttons_that_lead_nowhere_are_not_shown(as_, pair, mentee):
    stone = a_milestone(pair, week=1)
    page = words_of(as_(mentee).get(page_of(pair)))
    assert f"/w/milestones/{stone.key}/up/" not in page
    assert f"/w/milestones/{stone.key}/down/" in page


def test_a_removed_one_can_be_put_back(as_, pair, mentee):
    stone = a_milestone(pair)
    browser = as_(mentee)
    page = words_of(browser.post(f"/w/milestones/{stone.key}/remove/", follow=True))
    assert "Undo" in page
    assert "1 removed milestone" in page
    browser.post(f"/w/milestones/{stone.key}/put-back/")
    assert Milestone.objects.of(pair).standing().get() == stone


def test_one_is_added_with_a_week_or_a_day(as_, pair, mentee):
    browser, address = as_(mentee), f"/w/{pair.key}/milestones/new/"
    answer = browser.post(address, {"title": "Draft", "weight": 1})
    assert answer.status_code == 422
    assert "Give it a week or a day" in words_of(answer)
    assert browser.post(address, {"title": "Draft", "weight": 2, "week": 4}).status_code == 302
    assert Milestone.objects.get().week == 4


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2026-13-01", "soon"])
def test_it_takes_no_day_far_away(as_, pair, mentee, day):
    values = {"title": "Draft", "weight": 1, "due_on": day}
    assert as_(mentee).post(f"/w/{pair.key}/milestones/new/", values).status_code == 422


def test_whoever_was_slower_sees_both_texts_and_saves_again(as_, pair, mentor, mentee):
    stone = a_milestone(pair, notes="Begin small")
    browser, address = as_(mentee), f"/w/milestones/{stone.key}/edit/"
    form = browser.get(address).context["form"]
    typed = {"title": stone.title, "week": 2, "weight": 1, "notes": "Begin big"}
    typed["version"] = form["version"].value()
    stone.edit(by=mentor, version=stone.version, notes="Begin today")
    answer = browser.post(address, typed)
    page = words_of(answer)
    assert answer.status_code == 422
    assert "Begin big" in page
    assert "Begin today" in page
    assert [newer.label for newer in answer.context["form"].newer] == ["Notes"]
    typed["version"] = answer.context["form"]["version"].value()
    assert browser.post(address, typed).status_code == 302
    stone.refresh_from_db()
    assert stone.notes == "Begin big"


# Templates


def test_a_template_is_laid_out_from_a_week_on(as_, pair, mentee):
    browser = as_(mentee)
    page = words_of(browser.get(f"{page_of(pair)}templates/"))
    assert "Fits your request" in page
    address = f"{page_of(pair)}templates/software-4/"
    assert "Set up the tools on both sides" in words_of(browser.get(address))
    assert browser.post(address, {"begin": 3}).status_code == 302
    weeks = Milestone.objects.of(pair).values_list("week", flat=True)
    assert (min(weeks), max(weeks)) == (3, 6)


def test_a_template_that_goes_too_far_is_refused(as_, pair, mentee):
    answer = as_(mentee).post(f"{page_of(pair)}templates/software-12/", {"begin": 20})
    assert answer.status_code == 422
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("ident", ["software-5", "nothing"])
def test_a_template_that_is_not_offered_is_missing(as_, pair, mentee, ident):
    assert as_(mentee).get(f"{page_of(pair)}templates/{ident}/").status_code == 404


def test_a_hidden_template_is_missing(as_, pair, mentee, noor):
    PlanTemplate.found(noor.community, "software-4").offer(by=noor, hidden=True)
    assert as_(mentee).get(f"{page_of(pair)}templates/software-4/").status_code == 404


# Meetings


def test_meetings_stand_in_their_weeks(as_, pair, mentee):
    a_milestone(pair, week=1)
    soon = an_agreed_meeting(pair, 30, title="Read the plan")
    later = an_agreed_meeting(pair, 24 * 15)
    an_agreed_meeting(pair, 40, title="Not at all").cancel(by=mentee)
    answer = as_(mentee).get(page_of(pair))
    found = {
        week.number: [line.meeting for line in meetings]
        for week, meetings in answer.context["weeks"]
    }
    assert found == {1: [soon], 3: [later]}
    assert "Read the plan" in words_of(answer)
    assert f'href="/meetings/{soon.key}/"' in words_of(answer)
    assert "Not at all" not in words_of(answer)


# Who gets in, and what it costs


def test_it_is_missing_for_everybody_else(as_, pair, noor, sam):
    stone = a_milestone(pair)
    for other in (noor, sam):
        browser = as_(other)
        for address in ("", "templates/", "templates/software-4/"):
            assert browser.get(page_of(pair) + address).status_code == 404
        assert browser.get(f"/w/{pair.key}/milestones/new/").status_code == 404
        assert browser.post(f"/w/milestones/{stone.key}/complete/").status_code == 404


def test_an_ended_one_is_read_and_not_written(as_, pair, mentor, mentee):
    stone = a_milestone(pair)
    cancelled(pair)
    page = words_of(as_(mentee).get(page_of(pair)))
    assert stone.title in page
    assert f"/w/milestones/{stone.key}/" not in page
    for address in (f"/w/milestones/{stone.key}/edit/", f"/w/{pair.key}/milestones/new/"):
        assert "has ended" in words_of(as_(mentee).get(address))


@pytest.mark.parametrize("stones", [2, 40])
def test_it_costs_the_same_at_any_length(as_, pair, mentee, stones, django_assert_num_queries):
    for number in range(stones):
        stone = a_milestone(pair, week=number % 26 + 1)
        an_item(pair, milestone=stone)
    browser = as_(mentee)
    browser.get(page_of(pair))
    has_met(pair, *[30] * stones)
    with django_assert_num_queries(8):
        browser.get(page_of(pair))
