"""The specification of the score, in examples."""

import pytest

from cairn.engine import STANDARD, Expertise, Goal, Part, WeightSet, Wishes, mask_of, score
from cairn.engine.formula import apportion, components, effective, points
from tests.engine.people import (
    BAKING,
    CALLS,
    DJANGO,
    ENGLISH,
    FRENCH,
    LAW,
    PYTHON,
    QUESTIONS,
    RELATED,
    RESOURCES,
    TURKISH,
    lin,
    perfect,
)


def worth(part, mentee, mentor, weights=STANDARD):
    return components(mentee, mentor, RELATED, weights)[part]


WANTS_PYTHON = (Goal(PYTHON, 1, 4),)


def covers(*known, goals=WANTS_PYTHON):
    return worth(Part.SKILLS, lin(goals=goals), perfect(expertise=known))


def test_it_gives_a_perfect_pair_all_the_points():
    assert score(lin(), perfect(), RELATED, STANDARD) == 100_000


def test_it_gives_the_points_of_each_part_by_its_weight():
    expected = {Part.SKILLS: 50_000, Part.OVERLAP: 10_000, Part.WISHES: 10_000}
    found = points(lin(), perfect(), RELATED, STANDARD)
    assert {part: found[part] for part in expected} == expected


@pytest.mark.parametrize(
    ("level", "expected"), [(5, 1000), (4, 1000), (3, 750), (2, 500), (1, 250)]
)
def test_it_takes_a_quarter_for_each_level_below_the_one_wanted(level, expected):
    assert covers(Expertise(PYTHON, level, verified=True)) == expected


def test_it_counts_related_skills_by_their_similarity_in_their_own_direction():
    assert covers(Expertise(DJANGO, 5, verified=True)) == 800
    wants_django = (Goal(DJANGO, 0, 3),)
    assert covers(Expertise(PYTHON, 5, verified=True), goals=wants_django) == 700


def test_it_takes_less_for_a_skill_not_offered_not_verified_or_long_unused():
    assert covers(Expertise(PYTHON, 5, teach=False, verified=True)) == 600
    assert covers(Expertise(PYTHON, 5, verified=False)) == 900
    assert covers(Expertise(PYTHON, 5, verified=True, idle_years=2)) == 1000
    assert covers(Expertise(PYTHON, 5, verified=True, idle_years=3)) == 900
    assert covers(Expertise(PYTHON, 5, verified=True, idle_years=40)) == 800


def test_it_takes_the_best_skill_and_not_the_sum_of_many():
    weak = Expertise(DJANGO, 2, verified=True)
    assert covers(weak, Expertise(BAKING, 5), Expertise(LAW, 5)) == covers(weak) == 400


def test_it_does_not_punish_a_mentor_for_knowing_more_than_was_asked():
    known = Expertise(PYTHON, 5, verified=True)
    assert covers(known, Expertise(BAKING, 5), Expertise(LAW, 1)) == covers(known)


def test_it_weighs_goals_by_importance():
    goals = (Goal(PYTHON, 0, 4, importance=3), Goal(BAKING, 0, 4, importance=1))
    assert covers(Expertise(PYTHON, 5, verified=True), goals=goals) == 750


def test_it_gives_no_skill_points_to_a_mentor_who_lists_none():
    assert covers() == 0


@pytest.mark.parametrize(("common", "expected"), [(0, 0), (1, 250), (3, 750), (4, 1000), (6, 1000)])
def test_it_counts_up_to_four_common_hours(common, expected):
    mentor = perfect(hours=mask_of(range(17, 17 + common)))
    assert worth(Part.OVERLAP, lin(), mentor) == expected


@pytest.mark.parametrize(
    ("wished", "expected"),
    [
        (Wishes(), 1000),
        (Wishes(stages=mask_of([3])), 1000),
        (Wishes(stages=mask_of([1, 2])), 0),
        (Wishes(stages=mask_of([3]), industries=mask_of([5])), 500),
        (Wishes(industries=mask_of([9])), 1000),
    ],
)
def test_it_honours_the_wishes_of_the_mentor(wished, expected):
    assert worth(Part.WISHES, lin(), perfect(wishes=wished)) == expected


def test_it_leaves_a_wish_open_when_the_mentee_did_not_say():
    picky = perfect(wishes=Wishes(stages=mask_of([1])))
    assert worth(Part.WISHES, lin(stage=None), picky) == 500


@pytest.mark.parametrize(("offered", "expected"), [(120, 1000), (60, 1000), (30, 500), (15, 250)])
def test_it_gives_the_share_of_the_time_sought(offered, expected):
    assert worth(Part.MINUTES, lin(), perfect(minutes=offered)) == expected


@pytest.mark.parametrize(
    ("own", "mentors", "expected"),
    [(3, 2, 200), (3, 3, 600), (3, 4, 1000), (3, 6, 1000), (3, 7, 800), (1, 6, 600), (1, 7, 600)],
)
def test_it_prefers_a_mentor_one_to_three_stages_ahead(own, mentors, expected):
    assert worth(Part.STAGE, lin(stage=own), perfect(stage=mentors)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [([RESOURCES], 0), ([CALLS, RESOURCES], 800), ([CALLS, QUESTIONS], 1000)],
)
def test_it_gives_six_tenths_for_any_shared_format_and_the_rest_by_share(asked, expected):
    assert worth(Part.FORMATS, lin(formats=mask_of(asked)), perfect()) == expected


@pytest.mark.parametrize(
    ("languages", "expected"),
    [((ENGLISH,), 1000), ((TURKISH, FRENCH), 500), ((TURKISH,), 0)],
)
def test_it_prefers_the_preferred_language(languages, expected):
    assert worth(Part.LANGUAGE, lin(languages=languages), perfect()) == expected


@pytest.mark.parametrize(("industry", "expected"), [(9, 1000), (8, 500), (15, 500), (16, 0)])
def test_it_looks_at_the_industry_and_its_sector(industry, expected):
    assert worth(Part.INDUSTRY, lin(), perfect(industry=industry)) == expected
    turned = WeightSet(cross_functional=True)
    assert worth(Part.INDUSTRY, lin(), perfect(industry=industry), turned) == 1000 - expected


def test_it_counts_equal_answers_and_half_of_those_that_only_the_mentee_gave():
    mentee = lin(answers=(1, 2, 3, 0))
    assert worth(Part.VALUES, mentee, perfect(answers=(1, 5, 0, 7))) == 500
    assert worth(Part.VALUES, mentee, perfect(answers=(1, 2, 3))) == 1000
    assert worth(Part.VALUES, mentee, perfect()) is None


def test_it_gives_half_of_the_points_where_the_mentor_did_not_say():
    silent = perfect(hours=None, minutes=None)
    assert score(lin(), silent, RELATED, STANDARD) == 100_000 - 5_000 - 4_000


def test_it_shares_out_the_weight_of_what_the_mentee_left_empty():
    shares = effective(lin(languages=(), industry=None), STANDARD)
    assert shares[Part.LANGUAGE] == shares[Part.INDUSTRY] == 0
    assert shares[Part.SKILLS] == 56  # 50 of 90, and one point of the remainder
    assert sum(shares.values()) == 100


def test_it_apportions_by_the_largest_remainder_and_the_earlier_of_equals():
    assert apportion([1, 1, 1], 100) == [34, 33, 33]
    assert apportion([50, 30, 15], 100) == [53, 31, 16]
    assert apportion([0, 0], 100) == [0, 0]
