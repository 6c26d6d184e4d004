"""Plain functions that make what two people keep together."""

from __future__ import annotations

from typing import Any

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import (
    ActionItem,
    Milestone,
    Piece,
    PlanTemplate,
    SharedGoal,
    SkillLevel,
)


def a_goal(pair: Mentorship, **values: Any) -> SharedGoal:
    title = {"title": "Review code with ease"}
    return SharedGoal.add(pair, by=pair.mentee.membership, **title | values)


def a_milestone(pair: Mentorship, **values: Any) -> Milestone:
    week = {} if "due_on" in values else {"week": 2}
    begin = {"title": "Show a first draft", **week}
    return Milestone.add(pair, by=pair.mentee.membership, **begin | values)


def an_item(pair: Mentorship, **values: Any) -> ActionItem:
    begin = {"text": "Read the guide", "owner": pair.mentee.membership}
    return ActionItem.add(pair, by=pair.mentor.membership, **begin | values)


def a_level(pair: Mentorship, **values: Any) -> SkillLevel:
    begin = {"skill": "Go", "start": 1, "target": 3}
    return SkillLevel.add(pair, by=pair.mentee.membership, **begin | values)


def a_template(by: Membership, title: str = "Sailing") -> PlanTemplate:
    return PlanTemplate.add(by=by, title=title, weeks=4, steps=["1: Begin", "4: Finish x2"])


def planned(pair: Mentorship, words: str) -> list[Piece]:
    """One of everything that a pair plans, with these words in each."""
    mentee = pair.mentee.membership
    goal = a_goal(pair, title=words, why=words, measure=words)
    goal.rate(by=mentee, score=4, sentence=words)
    stone = a_milestone(pair, title=words, notes=words, goal=goal)
    removed = a_milestone(pair, title=words)
    removed.remove(by=mentee)
    item = an_item(pair, text=words, milestone=stone)
    level = a_level(pair, skill=words)
    level.assess(by=mentee, level=2)
    return [goal, stone, removed, item, level]


def cancelled(pair: Mentorship) -> Mentorship:
    """The pair after its end."""
    pair.cancel(by=pair.mentee.membership, reason="moved_on")
    return pair
