"""A goal is reached, let go, taken up again, removed."""

from __future__ import annotations

from contextlib import nullcontext

import pytest

from cairn.workspace.models import SharedGoal
from cairn.workspace.models.shared_goal import NEXT, Status
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_goal, cancelled

TURNS = {
    "reached": lambda goal, by: goal.reach(by=by),
    "let_go": lambda goal, by: goal.let_go(by=by),
    "active": lambda goal, by: goal.take_up(by=by),
}


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("status", Status)
def test_it_turns_only_where_the_table_allows(pair, mentor, status, turn):
    goal = a_goal(pair)
    if status != "active":
        TURNS[status](goal, mentor)
    allowed = turn in NEXT[status]
    with nullcontext() if allowed else refused(Refusal.OTHER_STATE):
        TURNS[turn](goal, mentor)
    goal.refresh_from_db()
    assert goal.status == (turn if allowed else status)
    assert (goal.settled_at is None) == (goal.status == "active")


def test_it_is_taken_up_only_where_there_is_room(pair, mentee):
    goal = a_goal(pair)
    goal.reach(by=mentee)
    for _ in range(3):
        a_goal(pair)
    with refused(Refusal.ENOUGH_GOALS):
        goal.take_up(by=mentee)


def test_it_refuses_others_and_after_the_end(pair, noor, mentor):
    goal = a_goal(pair)
    with refused(Refusal.NOT_A_PARTNER):
        goal.reach(by=noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        goal.reach(by=mentor)


def test_it_can_be_removed_as_long_as_nothing_was_rated(pair, mentor, mentee):
    goal, rated = a_goal(pair), a_goal(pair)
    rated.rate(by=mentee, score=3)
    goal.remove(by=mentor)
    with refused(Refusal.GOAL_RATED):
        rated.remove(by=mentor)
    assert list(SharedGoal.objects.of(pair)) == [rated]


def test_it_refuses_what_is_gone(pair, mentor):
    goal = a_goal(pair)
    same = SharedGoal.objects.get(pk=goal.pk)
    goal.remove(by=mentor)
    with refused(Refusal.GONE):
        same.reach(by=mentor)
