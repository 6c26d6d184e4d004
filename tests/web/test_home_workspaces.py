"""Home brings together what goes on in all mentorships, on both sides."""

from __future__ import annotations

import pytest

from cairn.communities.models import Membership
from cairn.workspace.models import Update
from tests.cast import a_mentee, a_mentor, a_pair
from tests.clock import in_days
from tests.workspace.pieces import a_milestone, an_item

HOME = "/home/"


@pytest.fixture
def both(harbour, ada) -> Membership:
    """Somebody who mentors one and learns from another."""
    mentor = a_mentor(harbour, "Bo")
    a_pair(mentor, a_mentee(harbour))
    a_pair(ada, mentor.membership)
    return mentor.membership


def sides_in(browser, **query: str) -> set[str]:
    glimpses = browser.get(HOME, query).context["glimpses"]
    return {line.side for glimpse in glimpses for line in glimpse.lines}


def test_it_shows_both_sides_or_one_and_remembers_which(as_, both):
    browser = as_(both)
    assert sides_in(browser) == {"mentor", "mentee"}
    assert sides_in(browser, side="mentor") == {"mentor"}
    assert sides_in(browser) == {"mentor", "mentee"}
    assert sides_in(browser, side="mentee", remember="yes") == {"mentee"}
    assert sides_in(browser) == {"mentee"}
    lines = browser.get("/mentorship/mine/").context["lines"]
    assert {line.side for line in lines} == {"mentee"}
    assert sides_in(browser, side="", remember="yes") == {"mentor", "mentee"}


def test_those_on_one_side_need_no_filter(as_, ada, lin):
    a_pair(ada, lin)
    assert as_(lin).get(HOME).context["sides"] == []


def test_paused_and_cancelled_stand_aside_with_their_numbers(as_, ada, lin, harbour):
    a_pair(ada, lin).pause(by=lin, until=in_days(9), reason="busy")
    a_pair(a_mentor(harbour), lin).cancel(by=lin, reason="other")
    browser = as_(lin)
    for item in browser.get(HOME).context["aside"]:
        assert item.count == 1
        page = browser.get("/mentorship/mine/" + item.url).context["page"]
        assert page.paginator.count == 1


def test_it_tells_how_far_each_is_and_how_it_goes(as_, ada, lin):
    pair = a_pair(ada, lin)
    a_milestone(pair).complete(by=lin)
    a_milestone(pair)
    page = as_(lin).get(HOME).content.decode()
    assert "1 of 2 milestones" in page
    assert "On track" in page


def test_it_shows_what_partners_told_last(as_, ada, lin, harbour):
    pair = a_pair(ada, lin)
    for number in range(7):
        Update.add(pair, by=ada.membership, title=f"Chapter {number}")
    Update.add(a_pair(ada, a_mentee(harbour)), by=ada.membership, title="Of others")
    told = [update.title for update in as_(lin).get(HOME).context["updates"]]
    assert told == [f"Chapter {number}" for number in (6, 5, 4, 3, 2)]
    assert not as_(lin).get(HOME, {"side": "mentor"}).context["updates"]


def test_it_lists_what_i_have_to_do(as_, ada, lin):
    pair = a_pair(ada, lin)
    for number in range(5):
        an_item(pair, text=f"Read chapter {number}")
    an_item(pair, text="Send chapter one", owner=ada.membership)
    todo = as_(lin).get(HOME).context["todo"]
    assert (todo.number, len(todo.items)) == (5, 3)
