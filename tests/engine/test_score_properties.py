"""What holds for the score of any pair of people."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cairn.engine import STANDARD, score
from cairn.engine.formula import components, overlap, points, rank, shared_hours
from tests.engine import people
from tests.engine.people import RELATED

pairs = st.tuples(people.mentees, people.mentors)


@given(pairs, people.policies)
def test_it_is_bounded_and_the_sum_of_its_parts(pair, policy):
    found = score(*pair, *policy)
    assert 0 <= found <= 100_000
    assert found == sum(points(*pair, *policy).values())
    known = components(*pair, *policy).values()
    assert all(f is None or 0 <= f <= 1000 for f in known)


def stronger(known, change):
    """One skill of a mentor, better by one of the ways there are."""
    return {
        "level": replace(known, level=min(5, known.level + 1)),
        "teach": replace(known, teach=True),
        "verified": replace(known, verified=True),
        "recent": replace(known, idle_years=max(0, known.idle_years - 1)),
    }[change]


@given(
    pairs,
    people.policies,
    st.sampled_from(["level", "teach", "verified", "recent"]),
    st.data(),
)
def test_it_never_falls_when_a_skill_gets_better(pair, policy, change, data):
    mentee, mentor = pair
    assume(mentor.expertise)
    known = data.draw(st.sampled_from(mentor.expertise))
    skills = tuple(stronger(one, change) if one is known else one for one in mentor.expertise)
    better = replace(mentor, expertise=skills)
    assert score(mentee, better, *policy) >= score(mentee, mentor, *policy)


@given(pairs, people.policies, people.expertise)
def test_it_never_falls_when_a_mentor_adds_a_skill(pair, policy, skill):
    mentee, mentor = pair
    assume(skill.skill not in {known.skill for known in mentor.expertise})
    better = replace(mentor, expertise=(*mentor.expertise, skill))
    assert score(mentee, better, *policy) >= score(mentee, mentor, *policy)


@pytest.mark.parametrize("field", ["formats", "languages", "hours", "minutes"])
@given(pairs, people.policies, st.data())
def test_it_never_falls_when_a_mentor_offers_more(field, pair, policy, data):
    mentee, mentor = pair
    offered = getattr(mentor, field)
    assume(offered or (field == "hours" and offered == 0))
    most = {"formats": 2, "languages": 2, "hours": 23, "minutes": 60}[field]
    extra = data.draw(st.integers(0, most))
    more = offered + extra if field == "minutes" else offered | 1 << extra
    better = replace(mentor, **{field: more})
    assert score(mentee, better, *policy) >= score(mentee, mentor, *policy)


@given(pairs, people.policies, st.data())
def test_it_never_falls_when_a_lower_level_is_wanted(pair, policy, data):
    mentee, mentor = pair
    wanted = [goal for goal in mentee.goals if goal.wanted > 1]
    assume(wanted)
    easier = data.draw(st.sampled_from(wanted))
    goals = tuple(replace(g, wanted=g.wanted - 1) if g is easier else g for g in mentee.goals)
    modest = replace(mentee, goals=goals)
    assert score(modest, mentor, *policy) >= score(mentee, mentor, *policy)


@given(pairs, people.policies, st.integers(0, 100), st.integers(0, 100))
def test_it_does_not_fall_with_load_but_the_rank_does(pair, policy, one, other):
    mentee, mentor = pair
    fit = score(mentee, mentor, *policy)
    less, more = sorted((one, other))
    assert score(mentee, replace(mentor, load=more), *policy) == fit
    assert fit * 9 // 10 <= rank(fit, more) <= rank(fit, less) <= fit


@given(pairs, people.policies)
def test_it_does_not_depend_on_the_scale_of_importances(pair, policy):
    mentee, mentor = pair
    small = tuple(replace(goal, importance=1 + goal.importance % 2) for goal in mentee.goals)
    large = tuple(replace(goal, importance=2 * goal.importance) for goal in small)
    first, second = (replace(mentee, goals=goals) for goals in (small, large))
    assert score(first, mentor, *policy) == score(second, mentor, *policy)


@given(pairs, people.policies)
def test_it_does_not_depend_on_the_order_of_goals_and_skills(pair, policy):
    mentee, mentor = pair
    turned = (
        replace(mentee, goals=mentee.goals[::-1]),
        replace(mentor, expertise=mentor.expertise[::-1]),
    )
    assert score(*turned, *policy) == score(*pair, *policy)


@given(pairs, people.hours, people.hours, st.integers(0, 23))
def test_it_does_not_depend_on_where_the_clock_starts(pair, own, other, by):
    def turned(hours):
        return (hours << by | hours >> 24 - by) & 0xFFFFFF

    mentee, mentor = pair
    before = overlap(replace(mentee, hours=own), replace(mentor, hours=other))
    after = overlap(replace(mentee, hours=turned(own)), replace(mentor, hours=turned(other)))
    assert before == after


@given(people.hours, people.hours)
def test_it_counts_common_hours_the_same_from_both_sides(one, other):
    assert shared_hours(one, other) == shared_hours(other, one)
    assert overlap(people.lin(hours=one), people.perfect(hours=other)) == overlap(
        people.lin(hours=other), people.perfect(hours=one)
    )


@pytest.mark.parametrize(
    ("field", "unknown", "worst", "best"),
    [
        ("hours", None, 0, 2**24 - 1),
        ("formats", 0, 0b100, 0b001),
        ("minutes", None, 1, 60),
        ("stage", None, 1, 4),
        ("languages", 0, 0b1000, 0b0001),
        ("industry", None, 63, 9),
        ("answers", (), (2, 2), (1, 1)),
    ],
)
@given(people.mentors)
def test_it_ranks_the_unknown_between_worst_and_best(field, unknown, worst, best, mentor):
    mentee = people.lin(answers=(1, 1))
    weights = replace(STANDARD, skills=45, values=5)
    low, middle, high = (
        score(mentee, replace(mentor, **{field: value}), RELATED, weights)
        for value in (worst, unknown, best)
    )
    assert low < middle < high
