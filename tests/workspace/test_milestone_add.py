"""A milestone is put into the plan, and changed there."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from cairn.workspace.models import Milestone
from cairn.workspace.refusals import Refusal
from tests.cast import a_mentee, a_request
from tests.refusing import refused
from tests.workspace.pieces import a_goal, a_milestone, cancelled

A_DAY = date(2026, 5, 4)


def test_it_comes_behind_the_others(pair):
    first, second = a_milestone(pair), a_milestone(pair)
    assert first.place < second.place
    assert (first.status, first.weight) == ("not_started", 1)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [({"week": 3, "due_on": A_DAY}, Refusal.WEEK_OR_DAY), ({"week": None}, Refusal.WEEK_OR_DAY)],
)
def test_it_has_a_week_or_a_day(pair, values, refusal):
    with refused(refusal):
        a_milestone(pair, **values)
    stone = a_milestone(pair, due_on=A_DAY)
    with refused(refusal):
        stone.edit(by=pair.mentor.membership, version=stone.version, week=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=stone.pk).update(week=3)


def test_its_goal_is_one_of_the_same_two(pair, ada, harbour):
    other = a_request(ada, a_mentee(harbour)).accept(by=ada.membership)
    assert a_milestone(pair, goal=a_goal(pair)).goal.mentorship == pair
    with refused(Refusal.NOT_OF_THIS_PAIR):
        a_milestone(pair, goal=a_goal(other))


def test_it_refuses_more_than_fit(pair, mentee, monkeypatch):
    monkeypatch.setattr(Milestone, "AT_MOST", 2)
    a_milestone(pair)
    a_milestone(pair).remove(by=mentee)
    a_milestone(pair)
    with refused(Refusal.TOO_MANY):
        a_milestone(pair)


def test_it_refuses_others_and_after_the_end(pair, noor):
    with refused(Refusal.NOT_A_PARTNER):
        Milestone.add(pair, by=noor, title="Mine", week=1)
    with refused(Refusal.ENDED):
        a_milestone(cancelled(pair))


def test_words_of_two_who_write_at_once_are_not_lost(pair, mentor, mentee):
    stone = a_milestone(pair)
    read = stone.version
    stone.edit(by=mentor, version=read, notes="Begin small")
    with refused(Refusal.CHANGED):
        stone.edit(by=mentee, version=read, notes="Begin big")
    stone.refresh_from_db()
    assert stone.notes == "Begin small"
