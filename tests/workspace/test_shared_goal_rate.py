"""The mentee says how near a goal is."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from cairn.workspace.models import Rating
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_goal, cancelled


def history(goal) -> list[tuple[str, int]]:
    return list(goal.ratings.values_list("occasion", "score"))


def rate_later(goal, days: int, score: int, **values) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        goal.rate(by=goal.mentorship.mentee.membership, score=score, **values)


def test_the_first_is_the_baseline_and_the_last_the_final(pair, mentee):
    goal = a_goal(pair)
    goal.rate(by=mentee, score=2, sentence="I guess")
    rate_later(goal, 14, 5)
    rate_later(goal, 80, 8, is_final=True)
    assert history(goal) == [("baseline", 2), ("check_in", 5), ("final", 8)]


def test_it_can_be_mended_on_the_same_day(pair, mentee):
    goal = a_goal(pair)
    for score in (7, 3):
        goal.rate(by=mentee, score=score)
    for score in (4, 6):
        rate_later(goal, 14, score)
    assert history(goal) == [("baseline", 3), ("check_in", 6)]


def test_the_last_day_keeps_the_rating_before_it(pair, mentee):
    goal = a_goal(pair)
    goal.rate(by=mentee, score=3)
    goal.rate(by=mentee, score=9, is_final=True)
    assert history(goal) == [("baseline", 3), ("final", 9)]


def test_it_refuses_everybody_but_the_mentee(pair, mentor, noor):
    goal = a_goal(pair)
    with refused(Refusal.MENTEE_ONLY):
        goal.rate(by=mentor, score=5)
    with refused(Refusal.NOT_A_PARTNER):
        goal.rate(by=noor, score=5)
    cancelled(pair)
    with refused(Refusal.ENDED):
        goal.rate(by=pair.mentee.membership, score=5)


def test_the_database_takes_no_eleven(pair):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(goal=a_goal(pair), score=11, occasion="final")
