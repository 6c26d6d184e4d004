"""The two set a goal."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.workspace.models import SharedGoal
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_goal, cancelled


def test_a_title_is_enough(pair, mentee):
    goal = SharedGoal.add(pair, by=mentee, title="Ship it")
    assert (goal.status, goal.why, goal.due_on, goal.author) == ("active", "", None, mentee)
    assert Event.objects.about(goal).get().kind == "shared_goal.added"


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_both_may_set_one(pair, side):
    SharedGoal.add(pair, by=getattr(pair, side).membership, title="Ship it")
    assert SharedGoal.objects.visible_to(pair.mentor.membership).count() == 1


def test_it_refuses_a_fourth_active_one(pair):
    goals = [a_goal(pair) for _ in range(3)]
    with refused(Refusal.ENOUGH_GOALS):
        a_goal(pair)
    goals[0].let_go(by=pair.mentee.membership)
    a_goal(pair)


def test_it_refuses_others(pair, noor, sam):
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            SharedGoal.add(pair, by=other, title="Ship it")
    assert not SharedGoal.objects.visible_to(noor).exists()


def test_it_refuses_when_the_mentorship_has_ended(pair):
    with refused(Refusal.ENDED):
        a_goal(cancelled(pair))


def test_it_is_changed_by_whoever_read_the_newest(pair, mentor, mentee):
    goal = a_goal(pair)
    read = goal.version
    goal.edit(by=mentor, version=read, why="It opens doors")
    with refused(Refusal.CHANGED):
        goal.edit(by=mentee, version=read, why="I like it")
    goal.refresh_from_db()
    assert (goal.why, goal.title) == ("It opens doors", "Review code with ease")
