"""What holds for the explanation of any pair of people."""

from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import Answer, Part, explain, helps, refusals, score
from cairn.engine.formula import apportion, rank
from tests.engine import people

told = st.builds(
    lambda mentee, mentor, relations, weights: (
        (mentee, mentor, relations, weights),
        explain(mentee, mentor, relations, weights),
    ),
    people.mentees,
    people.mentors,
    people.relations,
    people.weights,
)


@given(told)
def test_it_explains_the_very_score_and_rank(case):
    asked, explanation = case
    assert explanation.score == score(*asked)
    assert explanation.rank == rank(explanation.score, asked[1].load)
    assert explanation.refusals == refusals(*asked)


@given(told)
def test_its_points_and_its_tenths_add_up(case):
    _, explanation = case
    parts = explanation.components
    assert [one.part for one in parts] == [*Part]
    assert sum(one.points for one in parts) == explanation.score
    assert sum(one.tenths for one in parts) == explanation.tenths
    assert all(0 <= one.points <= one.possible for one in parts)
    assert all(abs(one.tenths * 100 - one.points) <= 100 for one in parts)
    assert sum(one.possible for one in parts) in {0, 100_000}


@given(told)
def test_its_goals_add_up_to_the_points_of_the_skills(case):
    (mentee, *_), explanation = case
    skills = explanation.components[0]
    assert len(explanation.goals) == len(mentee.goals)
    assert sum(one.points for one in explanation.goals) == skills.points
    if mentee.goals:
        assert sum(one.possible for one in explanation.goals) == skills.possible
    assert all(0 <= one.points <= one.possible + 1 for one in explanation.goals)


@given(told)
def test_it_helps_with_what_is_covered_best_first(case):
    asked, explanation = case
    assert explanation.helps == helps(*asked)
    covered = [one.covered for one in explanation.goals]
    assert covered == sorted(covered, reverse=True)
    flawless = [one for one in explanation.goals if one.via is not None and not one.remarks]
    assert all(one.exact and one.covered == 1000 for one in flawless)


@given(told)
def test_every_change_gains_and_the_largest_is_first(case):
    _, explanation = case
    gains = [change.gain for change in explanation.changes]
    assert all(gain > 0 for gain in gains)
    assert gains == sorted(gains, reverse=True)
    assert all(explanation.score + gain <= 100_000 for gain in gains)


@given(told)
def test_it_tells_missing_exactly_what_has_no_points_to_win(case):
    _, explanation = case
    for part in explanation.parts(Answer.MISSING):
        assert explanation.components[[*Part].index(part)].possible == 0


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=12), st.integers(0, 10**5))
def test_it_apportions_to_the_last_point(amounts, total):
    parts = apportion(amounts, total)
    assert sum(parts) == (total if any(amounts) else 0)
    for amount, part in zip(amounts, parts, strict=True):
        assert abs(part * sum(amounts) - amount * total) < max(sum(amounts), 1)
