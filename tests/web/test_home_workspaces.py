"""Home brings together what goes on in all mentorships, on both sides."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.web.sections import Mine
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
    told = re.findall(r"Chapter \d|Of others", as_(lin).get(HOME).content.decode())
    assert told == [f"Chapter {number}" for number in (6, 5, 4, 3, 2)]
    assert not as_(lin).get(HOME, {"side": "mentor"}).context["updates"]


def test_it_lists_what_i_have_to_do(as_, ada, lin):
    pair = a_pair(ada, lin)
    for number in range(5):
        an_item(pair, text=f"Read chapter {number}")
    an_item(pair, text="Send chapter one", owner=ada.membership)
    todo = as_(lin).get(HOME).context["todo"]
    assert (todo.number, len(todo.items)) == (5, 3)


# What is over


def have_past(mentor: Mentor, mentee: Membership, many: int) -> None:
    """So many requests that were declined, and mentorships that were completed."""
    pair = {"mentor": mentor, "mentee": Mentee.of(mentee)}
    answered = {"status": "declined", "answered_at": timezone.now()}
    Request.objects.bulk_create(Request(**pair, **answered, need="No") for _ in range(many))
    ended = {"status": "completed", "ended_at": timezone.now()}
    Mentorship.objects.bulk_create(Mentorship(**pair, **ended, topic="Done") for _ in range(many))


def test_a_long_past_is_counted_and_not_read(both, ada, harbour):
    mentor, sizes = Mentor.of(both), []
    for many in (10, 90):
        have_past(mentor, a_mentee(harbour), many)
        have_past(ada, both, many)
        mine = Mine(both)
        sizes.append((len(mine.rows), mine.of("rejected"), mine.of("completed", "mentor")))
    assert sizes == [(16, 20, 10), (16, 200, 100)]


def test_the_latest_of_both_sides_come_first(both, ada, harbour):
    have_past(Mentor.of(both), a_mentee(harbour), 9)
    have_past(ada, both, 2)
    have_past(Mentor.of(both), a_mentee(harbour), 1)
    mine, listed = Mine(both), Request.objects.visible_to(both).filter(status="declined")
    assert mine.keys("rejected") == [asked.pk for asked in listed[:3]]
    assert mine.of("rejected") == 12
    assert (mine.of("rejected", "mentor"), mine.of("rejected", "mentee")) == (10, 2)


# Pauses


def test_a_past_pause_is_reckoned_as_everywhere(as_, ada, lin):
    pair = a_pair(ada, lin)
    a_milestone(pair)
    begun = timezone.now() - timedelta(days=42)
    Mentorship.objects.filter(pk=pair.pk).update(began_at=begun)
    for weeks in (1, 2):
        began = begun + timedelta(weeks=weeks, days=1)
        values = {"began_at": began, "ended_at": began + timedelta(days=5), "until": began.date()}
        pair.pauses.create(by=lin, reason="busy", **values)
    (glimpse,) = [one for one in as_(lin).get(HOME).context["glimpses"] if one.name == "active"]
    (line,) = glimpse.lines
    plain = Mentorship.objects.get(pk=pair.pk)
    assert line.noun.rested == timedelta(days=10)
    assert line.noun.weeks_gone() == pytest.approx(plain.weeks_gone(), abs=0.001)
    assert line.progress.expected == round(100 * plain.share_gone())
