"""What would help, and by how much."""

import pytest

from cairn.engine import STANDARD, Change, Expertise, Goal, Side, Step, explain, mask_of
from tests.engine.people import (
    CALLS,
    ENGLISH,
    FRENCH,
    PYTHON,
    QUESTIONS,
    RELATED,
    RESOURCES,
    TURKISH,
    lin,
    perfect,
)

MENTEE, MENTOR = Side.MENTEE, Side.MENTOR


def changes(mentee, mentor):
    return set(explain(mentee, mentor, RELATED, STANDARD).changes)


def test_it_has_nothing_to_change_in_a_perfect_pair():
    assert changes(lin(), perfect()) == set()


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [
        (
            lin(languages=(TURKISH,)),
            perfect(languages=mask_of([FRENCH])),
            {
                Change(MENTEE, Step.ADD_LANGUAGE, FRENCH, 2_500),
                Change(MENTOR, Step.ADD_LANGUAGE, TURKISH, 5_000),
            },
        ),
        (
            lin(languages=(TURKISH, ENGLISH)),
            perfect(languages=mask_of([ENGLISH])),
            {
                Change(MENTEE, Step.PREFER_LANGUAGE, ENGLISH, 2_500),
                Change(MENTOR, Step.ADD_LANGUAGE, TURKISH, 2_500),
            },
        ),
        (
            lin(formats=mask_of([RESOURCES])),
            perfect(formats=mask_of([CALLS])),
            {
                Change(MENTEE, Step.ADD_FORMAT, CALLS, 4_000),
                Change(MENTOR, Step.ADD_FORMAT, RESOURCES, 5_000),
            },
        ),
        (
            lin(hours=mask_of([22, 23])),
            perfect(hours=mask_of([1, 12])),
            {Change(MENTEE, Step.ADD_HOUR, 1, 2_500), Change(MENTOR, Step.ADD_HOUR, 23, 2_500)},
        ),
        (
            lin(minutes=120),
            perfect(minutes=15),
            {
                Change(MENTEE, Step.SET_MINUTES, 60, 1_000),
                Change(MENTOR, Step.SET_MINUTES, 30, 1_000),
            },
        ),
        (
            lin(minutes=100),
            perfect(minutes=70),
            {
                Change(MENTEE, Step.SET_MINUTES, 70, 2_400),
                Change(MENTOR, Step.SET_MINUTES, 100, 2_400),
            },
        ),
    ],
    ids=["add a language", "prefer a language", "format", "hour", "time", "time in between"],
)
def test_it_tries_the_smallest_step_of_each_kind(mentee, mentor, expected):
    assert changes(mentee, mentor) == expected


def test_it_tries_to_want_less_and_to_know_offer_and_prove_more():
    known = Expertise(PYTHON, 3, teach=False, verified=False)
    assert changes(lin(), perfect(expertise=(known,))) == {
        Change(MENTEE, Step.LOWER_LEVEL, PYTHON, 6_750),
        Change(MENTOR, Step.RAISE_LEVEL, PYTHON, 6_750),
        Change(MENTOR, Step.OFFER_SKILL, PYTHON, 13_500),
        Change(MENTOR, Step.VERIFY_SKILL, PYTHON, 2_250),
    }


def test_it_puts_the_largest_gain_first_and_knows_whose_it_is():
    told = explain(
        lin(formats=mask_of([QUESTIONS, RESOURCES])), perfect(minutes=15), RELATED, STANDARD
    )
    assert [change.gain for change in told.changes] == [2_000, 2_000, 1_000, 330]
    assert {change.side for change in told.changes_of(MENTEE)} == {MENTEE}
    assert len(told.changes_of(MENTEE)) + len(told.changes_of(MENTOR)) == len(told.changes)


def test_it_does_not_guess_what_nobody_stated():
    silent = perfect(hours=None, languages=0, formats=0, minutes=None)
    assert changes(lin(), silent) == set()
    assert changes(lin(hours=None, languages=(), formats=0, minutes=None), perfect()) == set()


def test_it_tells_a_change_that_two_goals_share_once():
    goals = (Goal(PYTHON, 0, 5), Goal(PYTHON, 0, 4))
    told = explain(lin(goals=goals), perfect(expertise=(Expertise(PYTHON, 4),)), RELATED, STANDARD)
    steps = [(change.step, change.value) for change in told.changes]
    assert steps.count((Step.VERIFY_SKILL, PYTHON)) == 1
