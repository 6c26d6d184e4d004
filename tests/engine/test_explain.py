"""What an explanation tells, in examples."""

from cairn.engine import (
    STANDARD,
    Answer,
    Expertise,
    Goal,
    Part,
    Remark,
    Rule,
    WeightSet,
    Wished,
    Wishes,
    explain,
    helps,
    mask_of,
    tenths,
)
from tests.engine.people import BAKING, DJANGO, LAW, PYTHON, RELATED, lin, perfect


def explained(mentee=None, mentor=None, weights=STANDARD, **asked):
    return explain(mentee or lin(), mentor or perfect(), RELATED, weights, **asked)


def component(told, part):
    return next(one for one in told.components if one.part is part)


def test_it_tells_points_and_possible_points_of_each_part():
    told = explained(mentor=perfect(minutes=30))
    found = component(told, Part.MINUTES)
    assert (found.answer, found.points, found.possible) == (Answer.COUNTED, 4_000, 8_000)
    assert (told.score, told.tenths) == (96_000, 960)


def test_it_names_the_weights_that_made_the_score():
    told = explained(weights=WeightSet("autumn", 7))
    assert (told.weights, told.version, told.mentee, told.mentor) == ("autumn", 7, 100, 1)


def test_it_tells_what_was_unknown_and_what_was_missing():
    told = explained(lin(industry=None), perfect(hours=None))
    assert told.parts(Answer.UNKNOWN) == (Part.OVERLAP,)
    assert told.parts(Answer.MISSING) == (Part.INDUSTRY, Part.VALUES)
    assert component(told, Part.INDUSTRY).possible == 0
    assert component(told, Part.OVERLAP).points * 2 == component(told, Part.OVERLAP).possible


def test_it_tells_how_load_lowers_the_rank_but_not_the_score():
    told = explained(mentor=perfect(load=100))
    assert (told.score, told.rank) == (100_000, 90_000)


def test_it_tells_an_exact_match_without_a_remark():
    (help_,) = explained().helps
    assert (help_.exact, help_.remarks, help_.levels_below, help_.covered) == (True, (), 0, 1000)
    assert help_.points == help_.possible == 50_000


def test_it_tells_through_which_skill_and_why_not_in_full():
    known = Expertise(DJANGO, 3, teach=True, verified=False, idle_years=4)
    (help_,) = explained(mentor=perfect(expertise=(Expertise(LAW, 5), known))).goals
    assert (help_.via, help_.similarity, help_.levels_below) == (known, 80, 1)
    assert help_.remarks == (
        Remark.RELATED,
        Remark.BELOW_LEVEL,
        Remark.NOT_VERIFIED,
        Remark.LONG_AGO,
    )
    assert help_.covered == 486
    assert not help_.exact


def test_it_remarks_that_a_skill_is_not_offered():
    (help_,) = explained(
        mentor=perfect(expertise=(Expertise(PYTHON, 5, teach=False, verified=True),))
    ).goals
    assert help_.remarks == (Remark.NOT_OFFERED,)


def test_it_names_the_skill_itself_before_a_relative_that_covers_as_much():
    skills = (Expertise(DJANGO, 5, verified=True), Expertise(PYTHON, 3, verified=True))
    related = {PYTHON: ((DJANGO, 75),)}
    (help_,) = helps(lin(), perfect(expertise=skills), related, STANDARD)
    assert help_.exact


def test_it_lists_what_is_covered_to_four_tenths_the_best_first():
    goals = (Goal(BAKING, 0, 5), Goal(LAW, 0, 3), Goal(PYTHON, 1, 4))
    known = (Expertise(PYTHON, 4, verified=True), Expertise(BAKING, 2, verified=True))
    told = explained(lin(goals=goals), perfect(expertise=known))
    assert [one.goal.skill for one in told.helps] == [PYTHON]
    assert [one.goal.skill for one in told.goals] == [PYTHON, BAKING, LAW]
    assert told.goals[-1].via is None


def test_it_tells_which_rules_keep_the_pair_apart():
    told = explained(mentor=perfect(room=False), excluded={1})
    assert told.refusals == (Rule.NO_ROOM, Rule.EXCLUDED)
    assert explained().refusals == ()


def test_it_shows_the_mentor_what_the_two_have_in_common():
    picky = perfect(wishes=Wishes(stages=mask_of([3]), industries=mask_of([4])))
    view = explained(mentor=picky).mentor_view
    assert (view.stage_wish, view.industry_wish) == (Wished.MET, Wished.UNMET)
    assert view.shared_hours == mask_of(range(17, 21))
    assert view.shared_formats == 1
    assert (view.minutes_sought, view.minutes_offered) == (60, 60)


def test_it_shows_the_mentor_which_wishes_are_open():
    view = explained(lin(stage=None), perfect(wishes=Wishes(stages=mask_of([3])))).mentor_view
    assert (view.stage_wish, view.industry_wish) == (Wished.UNKNOWN, Wished.NOT_STATED)


def test_it_rounds_tenths_half_up():
    assert [tenths(score) for score in (0, 49, 50, 79_949, 79_950, 100_000)] == [
        0,
        0,
        1,
        799,
        800,
        1000,
    ]
