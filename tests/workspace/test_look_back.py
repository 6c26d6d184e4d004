"""Looking back: what each takes with them, and the last word on goals and skills."""

from __future__ import annotations

from cairn.workspace.models import LookBack
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.ending_acts import completed
from tests.workspace.pieces import a_goal, a_level, cancelled


def test_the_mentee_rates_for_the_last_time(pair, mentee):
    goal, level = a_goal(pair), a_level(pair)
    goal.rate(by=mentee, score=3)
    completed(pair)
    LookBack.write(pair, by=mentee, words="To ask first", ratings={goal: 9}, levels={level: 3})
    level.refresh_from_db()
    scores = list(goal.ratings.values_list("occasion", "score"))
    assert scores == [("baseline", 3), ("final", 9)]
    assert (level.start, level.now) == (1, 3)


def test_each_side_has_one_and_changes_it(pair, mentor, mentee):
    cancelled(pair)
    for words in ("Patience", "Calm"):
        LookBack.write(pair, by=mentor, words=words)
    LookBack.write(pair, by=mentee, words="Courage")
    assert {one.words for one in LookBack.objects.visible_to(mentee)} == {"Calm", "Courage"}


def test_it_comes_after_the_end_and_is_for_the_two(pair, mentor, mentee, noor):
    with refused(Refusal.NOT_ENDED):
        LookBack.write(pair, by=mentee, words="Early")
    goal = a_goal(pair)
    completed(pair)
    with refused(Refusal.NOT_A_PARTNER):
        LookBack.write(pair, by=noor, words="Mine")
    with refused(Refusal.MENTEE_ONLY):
        LookBack.write(pair, by=mentor, words="Well", ratings={goal: 9})
    assert not LookBack.objects.exists()


def test_nothing_else_is_rated_after_the_end(pair, mentee):
    goal, level = a_goal(pair), a_level(pair)
    completed(pair)
    with refused(Refusal.ENDED):
        goal.rate(by=mentee, score=5)
    with refused(Refusal.ENDED):
        level.assess(by=mentee, level=2)
