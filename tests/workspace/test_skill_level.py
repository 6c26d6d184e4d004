"""Where the mentee stands: said by the mentee, suggested by the mentor."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from cairn.workspace.models import SkillLevel
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_level, cancelled


def test_it_begins_with_what_the_request_named(pair, mentee):
    SkillLevel.prefill(pair, by=mentee)
    found = SkillLevel.objects.of(pair).values_list("skill__name", "start", "now", "target")
    assert list(found) == [("Python", 1, 1, 3), ("Rust", 0, 0, 2)]
    assert SkillLevel.prefill(pair, by=mentee) == []


def test_a_mentorship_without_a_request_begins_with_nothing(pair, mentee):
    pair.request.delete()
    pair = type(pair).objects.get(pk=pair.pk)
    assert SkillLevel.prefill(pair, by=mentee) == []


def test_a_skill_is_listed_once_and_aims_higher(pair):
    a_level(pair, skill="Python")
    with refused(Refusal.SKILL_LISTED):
        a_level(pair, skill="python")
    with refused(Refusal.AIM_HIGHER):
        a_level(pair, start=3, target=3)


def test_it_keeps_where_the_mentee_stood(pair, mentee):
    level = a_level(pair)
    for score in (3, 2):
        level.assess(by=mentee, level=score)
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        level.assess(by=mentee, level=4)
    assert list(level.assessments.values_list("level", flat=True)) == [2, 4]
    level.refresh_from_db()
    assert (level.start, level.now) == (1, 4)


def test_a_suggestion_waits_for_the_mentee(pair, mentor, mentee):
    level = a_level(pair)
    level.suggest(by=mentor, level=4)
    level.refresh_from_db()
    assert (level.now, level.suggested) == (1, 4)
    level.assess(by=mentee, level=3)
    level.refresh_from_db()
    assert (level.now, level.suggested) == (3, None)


def test_each_says_what_is_theirs_to_say(pair, mentor, mentee, noor):
    level = a_level(pair)
    with refused(Refusal.MENTOR_ONLY):
        level.suggest(by=mentee, level=2)
    for act in (
        lambda: level.assess(by=mentor, level=2),
        lambda: level.remove(by=mentor),
        lambda: level.edit(by=mentor, version=level.version, target=4),
        lambda: SkillLevel.prefill(pair, by=mentor),
    ):
        with refused(Refusal.MENTEE_ONLY):
            act()
    with refused(Refusal.NOT_A_PARTNER):
        level.assess(by=noor, level=2)


def test_it_refuses_after_the_end(pair, mentor, mentee):
    level = a_level(pair)
    cancelled(pair)
    for act in (
        lambda: level.assess(by=mentee, level=2),
        lambda: level.suggest(by=mentor, level=2),
        lambda: a_level(pair, skill="SQL"),
    ):
        with refused(Refusal.ENDED):
            act()
