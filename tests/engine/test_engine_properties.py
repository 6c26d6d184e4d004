"""What holds for the score of any pair, asked of every engine through a list of one."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cairn.engine import STANDARD
from cairn.engine.formula import points
from tests.engine import people
from tests.engine.people import RELATED

pairs = st.tuples(people.mentees, people.mentors)


def hit(engine, mentee, mentor, policy):
    """The only one on the list, or nobody."""
    listed = engine(*policy).build([mentor]).ranking(mentee, everyone=True).page(0, 1)
    return listed[0] if listed else None


def better_known(mentor, data):
    assume(mentor.expertise)
    known = data.draw(st.sampled_from(mentor.expertise))
    better = data.draw(
        st.sampled_from(
            [
                replace(known, level=min(5, known.level + 1)),
                replace(known, teach=True),
                replace(known, verified=True),
                replace(known, idle_years=max(0, known.idle_years - 1)),
            ]
        )
    )
    skills = tuple(better if one is known else one for one in mentor.expertise)
    return replace(mentor, expertise=skills)


def another_skill(mentor, data):
    skill = data.draw(people.expertise)
    assume(skill.skill not in {known.skill for known in mentor.expertise})
    return replace(mentor, expertise=(*mentor.expertise, skill))


def more_of(field, most):
    """An offer that was made, and more of it; to make the first one is to leave the unknown."""

    def offered(mentor, data):
        before = getattr(mentor, field)
        assume(before or (field == "hours" and before == 0))
        return replace(mentor, **{field: before | 1 << data.draw(st.integers(0, most))})

    offered.__name__ = field
    return offered


def more_minutes(mentor, data):
    assume(mentor.minutes)
    return replace(mentor, minutes=mentor.minutes + data.draw(st.integers(0, 60)))


BETTER = [
    better_known,
    another_skill,
    more_minutes,
    more_of("formats", 2),
    more_of("languages", 2),
    more_of("hours", 23),
]


@given(pairs, people.policies)
def test_it_is_bounded_and_the_sum_of_its_parts(engine, pair, policy):
    found = hit(engine, *pair, policy)
    assume(found)
    assert 0 <= found.rank <= found.score <= 100_000
    assert found.score == sum(points(*pair, *policy).values())


@pytest.mark.parametrize("better", BETTER, ids=lambda better: better.__name__)
@given(pairs, people.policies, st.data())
def test_who_offers_more_never_falls(engine, better, pair, policy, data):
    mentee, mentor = pair
    found = hit(engine, mentee, mentor, policy)
    assume(found)
    assert hit(engine, mentee, better(mentor, data), policy).score >= found.score


@given(pairs, people.policies, st.data())
def test_nobody_falls_when_a_lower_level_is_wanted(engine, pair, policy, data):
    mentee, mentor = pair
    wanted = [goal for goal in mentee.goals if goal.wanted > 1]
    found = hit(engine, mentee, mentor, policy)
    assume(wanted and found)
    easier = data.draw(st.sampled_from(wanted))
    goals = tuple(replace(g, wanted=g.wanted - 1) if g is easier else g for g in mentee.goals)
    assert hit(engine, replace(mentee, goals=goals), mentor, policy).score >= found.score


@given(pairs, people.policies, st.integers(0, 100), st.integers(0, 100))
def test_load_lowers_the_rank_alone_and_at_most_by_a_tenth(engine, pair, policy, one, other):
    mentee, mentor = pair
    free, busy = (
        hit(engine, mentee, replace(mentor, load=load), policy) for load in sorted((one, other))
    )
    assume(free)
    assert busy.score == free.score
    assert free.score * 9 // 10 <= busy.rank <= free.rank <= free.score


@given(pairs, people.policies)
def test_neither_order_nor_scale_of_goals_counts(engine, pair, policy):
    mentee, mentor = pair
    small = tuple(replace(goal, importance=1 + goal.importance % 2) for goal in mentee.goals)
    large = tuple(replace(goal, importance=2 * goal.importance) for goal in small[::-1])
    one, other = (
        hit(engine, replace(mentee, goals=goals), mentor, policy) for goals in (small, large)
    )
    assert one == other


@given(pairs, people.policies, st.tuples(people.hours, people.hours), st.integers(0, 23))
def test_turning_both_clocks_changes_nothing(engine, pair, policy, clocks, by):
    def turned(hours):
        return (hours << by | hours >> 24 - by) & 0xFFFFFF

    (mentee, mentor), (own, other) = pair, clocks
    before = hit(engine, replace(mentee, hours=own), replace(mentor, hours=other), policy)
    after = hit(
        engine,
        replace(mentee, hours=turned(own)),
        replace(mentor, hours=turned(other)),
        policy,
    )
    assert before == after


@given(people.hours, people.hours)
def test_shared_hours_count_the_same_from_both_sides(engine, one, other):
    policy = RELATED, STANDARD
    first = hit(engine, people.lin(hours=one), people.perfect(hours=other), policy)
    assert first == hit(engine, people.lin(hours=other), people.perfect(hours=one), policy)


@pytest.mark.parametrize(
    "case",
    [
        ("hours", None, 0, 2**24 - 1),
        ("formats", 0, 0b100, 0b001),
        ("minutes", None, 1, 60),
        ("stage", None, 1, 4),
        ("languages", 0, 0b0010, 0b0001),
        ("industry", None, 63, 9),
        ("answers", (), (2, 2), (1, 1)),
    ],
    ids=lambda case: case[0],
)
@given(people.mentors)
def test_the_unknown_lies_between_worst_and_best(engine, case, mentor):
    field, unknown, worst, best = case
    mentee = people.lin(answers=(1, 1), languages=(0, 1))
    policy = RELATED, replace(STANDARD, skills=45, values=5)
    stated = mentor if field == "languages" else replace(mentor, languages=0)
    low, middle, high = (
        hit(engine, mentee, replace(stated, **{field: value}), policy).score
        for value in (worst, unknown, best)
    )
    assert low <= middle < high
    assert low < middle or field == "languages"
