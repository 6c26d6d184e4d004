"""What would help is found quickly, and is what trying every change by solving anew finds."""

from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import Mode, refusals, reliefs, score
from cairn.engine.rating import Rating
from tests.engine import people
from tests.engine.cohorts import cohort, settings

MODES = st.sampled_from(Mode)
COMPLETE = settings().map(lambda asked: {**asked, "candidates": None})
MINUTES = st.dictionaries(st.integers(0, 5), st.integers(0, 300))


def trials(one, mentee):
    (person,) = (other for other in one.setting.seeking if other.id == mentee)
    return reliefs.trials(one._candidates, person)


def first_that_helps(one, proposal, mentee, solved_anew):
    """Return the first change after which the mentee has a mentor, by trying all in turn."""
    for relief in trials(one, mentee):
        if solved_anew(relief).propose(proposal.mode).mentor_of(mentee) is not None:
            return relief
    return None


@given(settings(), MODES)
def test_no_change_is_passed_over(asked, mode):
    one = cohort(asked)
    proposal = one.propose(mode)
    for alone in proposal.unmatched:
        expected = first_that_helps(one, proposal, alone.mentee, one.with_relief)
        assert one.would_help(proposal, alone.mentee) == expected


@given(COMPLETE, MODES)
def test_where_all_are_listed_it_is_what_another_cohort_would_find(asked, mode):
    one = cohort(asked)
    proposal = one.propose(mode)

    def another(relief):
        return one.changed(**reliefs.relieved(one.setting, relief))

    for alone in proposal.unmatched:
        expected = first_that_helps(one, proposal, alone.mentee, another)
        assert one.would_help(proposal, alone.mentee) == expected


@given(COMPLETE, MODES)
def test_where_all_are_listed_the_lists_are_those_of_another_cohort(asked, mode):
    one = cohort(asked)
    for alone in one.propose(mode).unmatched:
        for relief in trials(one, alone.mentee):
            mine, other = (
                one.with_relief(relief)._candidates,
                one.changed(**reliefs.relieved(one.setting, relief))._candidates,
            )
            assert (mine.seekers, mine.mentors) == (other.seekers, other.mentors)
            for name in ("ids", "fit", "mentor_fit", "place", "places"):
                assert np.array_equal(getattr(mine, name), getattr(other, name))
            assert all(map(np.array_equal, mine.graph, other.graph))


@given(settings(), MINUTES, MODES)
def test_equal_minutes_are_places(asked, offered, mode):
    mentees = [replace(person, minutes=60) for person in asked["mentees"]]
    ids = {mentor.id for mentor in asked["mentors"]}
    minutes = {mentor: many for mentor, many in offered.items() if mentor in ids}
    one = cohort({**asked, "mentees": mentees, "minutes": minutes, "forced": [], "running": []})
    proposal = one.propose(mode)
    for alone in proposal.unmatched:
        expected = first_that_helps(one, proposal, alone.mentee, one.with_relief)
        assert one.would_help(proposal, alone.mentee) == expected


@given(people.mentors, st.lists(people.mentees), people.policies)
def test_the_rating_of_a_mentor_is_the_formula(mentor, mentees, policy):
    relations, weights = policy
    expected = [
        None
        if refusals(mentee, mentor, relations, weights)
        else score(mentee, mentor, relations, weights)
        for mentee in mentees
    ]
    assert [*Rating(mentor, relations, weights).scores(mentees)] == expected
