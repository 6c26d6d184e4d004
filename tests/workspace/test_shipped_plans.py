"""The templates that come with Cairn keep their rules, and the check finds whoever does not."""

from __future__ import annotations

import pytest

from cairn.workspace.outline import Step
from cairn.workspace.plans import LENGTHS, faults, shipped_plans

GOOD = shipped_plans()["data-4"]


def test_there_are_at_least_eight_topics_in_each_length():
    plans = shipped_plans().values()
    topics = {plan.title for plan in plans}
    assert len(topics) >= 8
    assert {(plan.title, plan.weeks) for plan in plans} == {
        (topic, weeks) for topic in topics for weeks in LENGTHS
    }


def test_they_keep_the_rules():
    assert list(faults(list(shipped_plans().values()))) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weeks": 5}, "none of the lengths"),
        ({"steps": GOOD.steps[:2]}, "too few"),
        ({"steps": GOOD.steps[1:]}, "does not reach"),
        ({"steps": (*GOOD.steps, GOOD.steps[0])}, "same words"),
        ({"steps": tuple(step._replace(weight=2) for step in GOOD.steps)}, "nothing does"),
        ({"words": ("Data",)}, "small letters"),
        ({"words": ()}, "small letters"),
    ],
)
def test_a_broken_rule_is_found(change, words):
    assert any(words in fault for fault in faults([GOOD._replace(**change)]))


def test_two_of_the_same_name_are_found():
    assert any("this title" in fault for fault in faults([GOOD, GOOD._replace(ident="other")]))


def test_a_topic_is_recognised_by_its_words():
    python = "Get from curious to confident in Python"
    best = max(shipped_plans().values(), key=lambda plan: plan.fits(python))
    assert best.title == "Software development"
    assert GOOD.fits("Gardening") == 0
    assert Step(1, "Begin").later(2).week == 3
