"""Plain functions that make what two people keep together."""

from __future__ import annotations

from typing import Any

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import (
    ActionItem,
    CheckIn,
    Comment,
    Milestone,
    Note,
    Piece,
    PlanTemplate,
    Resource,
    SharedGoal,
    SkillLevel,
    Update,
)
from tests.files.corpus import an_upload


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


def an_update(pair: Mentorship, **values: Any) -> Update:
    begin = {"title": "The first review is through", "by": pair.mentee.membership}
    return Update.add(pair, **begin | values)


def a_check_in(pair: Mentorship, **values: Any) -> CheckIn:
    begin = {"mood": "on_track", "done": "Two reviews", "by": pair.mentee.membership}
    return CheckIn.give(pair, **begin | values)


def a_note(pair: Mentorship, **values: Any) -> Note:
    begin = {"title": "Questions", "text": "How to begin?", "by": pair.mentee.membership}
    return Note.add(pair, **begin | values)


def a_resource(pair: Mentorship, **values: Any) -> Resource:
    begin = {"title": "A guide", "url": "https://example.org/", "by": pair.mentor.membership}
    return Resource.add(pair, **begin | values)


def told(pair: Mentorship, words: str) -> list[Piece]:
    """One of everything that the two of a pair tell each other, with these words in each."""
    update = an_update(pair, title=words, done=words, next_steps=words)
    comment = Comment.write(words, on=update, by=pair.mentor.membership)
    said = a_check_in(pair, done=words, blocked=words, next_steps=words)
    note = a_note(pair, title=words, text=words)
    url = f"https://example.org/{words}"
    resource = a_resource(pair, title=words, url=url, words=words, why=words, tags=words)
    file = a_resource(pair, title=words, url="", upload=an_upload(f"{words}.txt", words.encode()))
    return [update, comment, said, note, resource, file]


def kept_back(pair: Mentorship, confided: str, private: str) -> list[Piece]:
    """What the mentee tells the coordinators alone, and what is for nobody else."""
    said = a_check_in(pair, blocked=confided, mood="need_help", readers="coordinators")
    return [said, a_note(pair, title=private, text=private, is_private=True)]
