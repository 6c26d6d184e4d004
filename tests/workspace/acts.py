"""Every act on what two people plan together, with what has to be there before it."""

from __future__ import annotations

from typing import Any

from cairn.workspace.models import (
    ActionItem,
    Milestone,
    PlanTemplate,
    SharedGoal,
    SkillLevel,
)
from cairn.workspace.outline import Step
from tests.acts import Ready, World, at_once, given
from tests.workspace.pieces import a_goal, a_level, a_milestone, an_item

# The version of a milestone that was added and started.
STARTED = 2
LINES = ["1: Begin", "4: Finish"]


def _goal(world: World, **values: Any) -> SharedGoal:
    return a_goal(world.pair, **values)


def _settled(world: World) -> SharedGoal:
    goal = _goal(world)
    goal.let_go(by=world.mentor.membership)
    return goal


def _stone(world: World) -> Milestone:
    """One of two in a plan of which no picture was kept today, with an action item."""
    first, second = a_milestone(world.pair), a_milestone(world.pair)
    an_item(world.pair, milestone=second)
    second.start(by=world.mentor.membership)
    first.mentorship.snapshots.all().delete()
    return second


def _completed(world: World) -> Milestone:
    stone = _stone(world)
    stone.complete(by=world.mentor.membership)
    return stone


def _fresh(world: World) -> Milestone:
    return a_milestone(world.pair)


def _removed(world: World) -> Milestone:
    stone = _stone(world)
    stone.remove(by=world.mentor.membership)
    stone.mentorship.snapshots.all().delete()
    return stone


def _item(world: World) -> ActionItem:
    return an_item(world.pair)


def _ticked(world: World) -> ActionItem:
    item = _item(world)
    item.tick(by=world.mentor.membership)
    return item


def _level(world: World) -> SkillLevel:
    return a_level(world.pair)


def _template(world: World) -> PlanTemplate:
    return PlanTemplate.add(by=world.coordinator, title="Sailing", weeks=4, steps=LINES)


def _shipped(world: World) -> PlanTemplate:
    return PlanTemplate.found(world.community, "software-4")


def _changed(world: World) -> PlanTemplate:
    template = _shipped(world)
    template.edit(by=world.coordinator, version=0, title="Our craft")
    return template


def _named(world: World) -> None:
    request = world.pair.request
    request.goals = [
        {"skill": "Go", "now": 0, "wanted": 2},
        {"skill": "SQL", "now": 1, "wanted": 3},
    ]
    request.save()


WORKSPACE_ACTS: dict[str, Ready] = {
    "Piece.add": at_once(lambda w: a_milestone(w.pair, goal=None, notes="Begin small")),
    "Piece.edit": given(
        _stone, lambda w, one: one.edit(by=w.mentor.membership, version=STARTED, weight=3)
    ),
    "Piece.remove": given(_goal, lambda w, goal: goal.remove(by=w.mentor.membership)),
    "SharedGoal.reach": given(_goal, lambda w, goal: goal.reach(by=w.mentor.membership)),
    "SharedGoal.let_go": given(_goal, lambda w, goal: goal.let_go(by=w.mentor.membership)),
    "SharedGoal.take_up": given(_settled, lambda w, goal: goal.take_up(by=w.mentor.membership)),
    "SharedGoal.rate": given(
        _goal, lambda w, goal: goal.rate(by=w.pair.mentee.membership, score=4, sentence="So so")
    ),
    "Placed.move": given(_stone, lambda w, stone: stone.move(by=w.mentor.membership, up=True)),
    "Milestone.lay_out": given(
        _stone,
        lambda w, _: Milestone.lay_out(
            w.pair, by=w.mentor.membership, steps=[Step(1, "Begin"), Step(2, "Go on")]
        ),
    ),
    "Milestone.start": given(_fresh, lambda w, stone: stone.start(by=w.mentor.membership)),
    "Milestone.put_off": given(_stone, lambda w, stone: stone.put_off(by=w.mentor.membership)),
    "Milestone.complete": given(_stone, lambda w, stone: stone.complete(by=w.mentor.membership)),
    "Milestone.reopen": given(_completed, lambda w, stone: stone.reopen(by=w.mentor.membership)),
    "Milestone.remove": given(_stone, lambda w, stone: stone.remove(by=w.mentor.membership)),
    "Milestone.put_back": given(_removed, lambda w, stone: stone.put_back(by=w.mentor.membership)),
    "ActionItem.tick": given(_item, lambda w, item: item.tick(by=w.mentor.membership)),
    "ActionItem.untick": given(_ticked, lambda w, item: item.untick(by=w.mentor.membership)),
    "ActionItem.carry_over": given(_item, lambda w, item: item.carry_over(by=w.mentor.membership)),
    "SkillLevel.prefill": given(
        _named, lambda w, _: SkillLevel.prefill(w.pair, by=w.pair.mentee.membership)
    ),
    "SkillLevel.assess": given(
        _level, lambda w, level: level.assess(by=w.pair.mentee.membership, level=2)
    ),
    "SkillLevel.suggest": given(
        _level, lambda w, level: level.suggest(by=w.mentor.membership, level=2)
    ),
    "PlanTemplate.add": at_once(_template),
    "PlanTemplate.edit": given(
        _shipped, lambda w, one: one.edit(by=w.coordinator, version=0, title="Our craft")
    ),
    "PlanTemplate.offer": given(_shipped, lambda w, one: one.offer(by=w.coordinator, hidden=True)),
    "PlanTemplate.restore": given(_changed, lambda w, one: one.restore(by=w.coordinator)),
    "PlanTemplate.remove": given(_template, lambda w, one: one.remove(by=w.coordinator)),
}
