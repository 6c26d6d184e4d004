"""Whoever takes time off is away on every page that shows their badge, from the next one on."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.urls import reverse

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentor
from cairn.scheduling.models import TimeOff, Timetable
from tests.cast import a_community, a_mentee, a_mentor
from tests.clock import START, in_days

FIND = "/mentorship/find/"
AWAY = "away until 6 March"
SECRET = "The sea"


@pytest.fixture
def clock():
    with time_machine.travel(START) as traveller:
        yield traveller


@pytest.fixture
def table(clock, ada) -> Timetable:
    return Timetable.of(ada.membership.user)


def is_off(table: Timetable, first: int = 0, last: int = 5) -> TimeOff:
    return table.take_off(in_days(first), in_days(last), by=table.user, reason=SECRET)


def pages_of(ada: Mentor, lin: Membership) -> list[tuple[Membership, str]]:
    handle = [ada.membership.user.profile.handle]
    return [
        (lin, FIND),
        (lin, reverse("mentors:show", args=handle)),
        (lin, reverse("requests:new", args=handle)),
        (ada.membership, "/home/"),
        (ada.membership, reverse("preferences")),
    ]


def found(as_, ada: Mentor, lin: Membership, words: str) -> list[bool]:
    answers = [as_(who).get(page).content.decode() for who, page in pages_of(ada, lin)]
    assert SECRET not in "".join(answers)
    return [words in answer for answer in answers]


def test_every_page_says_so_at_once_and_never_the_reason(as_, ada, lin, table):
    assert found(as_, ada, lin, AWAY) == [False] * 5
    off = is_off(table)
    assert found(as_, ada, lin, AWAY) == [True] * 5
    table.come_back(off, by=table.user)
    assert found(as_, ada, lin, AWAY) == [False] * 5


def test_the_list_follows_the_days_by_itself(as_, ada, lin, table, clock):
    is_off(table, 20, 21)
    is_off(table, 30, 50)
    seen = []
    for day in (0, 6, 20, 22, 30, 40, 51):
        clock.move_to(START)
        clock.shift(day * 24 * 3600)
        (card,) = as_(lin).get(FIND).context["found"].cards
        seen.append(card.availability.badge)
    assert seen == ["available", *["limited"] * 3, "unavailable", "limited", "available"]


def test_the_score_and_who_is_listed_stay_as_they_are(as_, ada, lin, table):
    before = as_(lin).get(FIND).context["found"].cards
    is_off(table)
    after = as_(lin).get(FIND).context["found"].cards
    assert [(card.name, card.score, card.state) for card in after] == [
        (card.name, card.score, card.state) for card in before
    ]


def test_it_holds_in_all_communities_of_the_person_also_in_later_ones(as_, ada, table):
    is_off(table)
    elsewhere = a_community("Hilltop")
    member = Membership.join(elsewhere, by=table.user)
    Mentor.of(member).offer(by=member, offering=True)
    page = as_(a_mentee(elsewhere, "Sam")).get(FIND).content.decode()
    assert AWAY in page


def test_another_timetable_is_another_badge(as_, harbour, ada, lin, table):
    bo = a_mentor(harbour, "Bo")
    is_off(Timetable.of(bo.membership.user))
    assert found(as_, ada, lin, AWAY) == [True, False, False, False, False]
    is_off(table)
    assert Mentor.of(bo.membership).availability == Mentor.of(ada.membership).availability


def test_time_off_that_is_over_is_not_kept(table, clock):
    is_off(table, 0, 1)
    clock.shift(9 * 24 * 3600)
    off = is_off(table, 3, 4)
    table.user.profile.refresh_from_db()
    assert table.user.profile.away == [[off.first_day.isoformat(), off.last_day.isoformat()]]
    assert date.fromisoformat(table.user.profile.away[0][0]) == in_days(3)


def test_time_off_from_before_is_told_by_the_migration(as_, ada, lin, table):
    is_off(table)
    table.user.profile.stay_away([])
    assert found(as_, ada, lin, AWAY)[2] is False
    import_module("cairn.scheduling.migrations.0004_profiles_know_time_off").tell(apps, None)
    assert found(as_, ada, lin, AWAY)[2] is True
