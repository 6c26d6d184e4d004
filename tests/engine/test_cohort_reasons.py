"""Why somebody has no mentor, and what would help: all of it solved again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import (
    STANDARD,
    Cohort,
    Expertise,
    Mode,
    Part,
    Reason,
    Remedy,
    Rule,
    WeightSet,
    refusals,
)
from tests.engine.cohorts import cohort, every_way, left, made, possible, settings, total
from tests.engine.people import BAKING, ENGLISH, FRENCH, RELATED, lin, perfect

AIMED = st.sampled_from([Mode.CARDINALITY, Mode.SCORE])


def single(mentor, *, weights=STANDARD, **asked):
    """A cohort of Lin, who seeks, and of one mentor."""
    return Cohort([mentor], [lin()], RELATED, weights, **asked)


STRICT = WeightSet("strict", minimum=99_000, outside_organisation=True)
INSISTING = WeightSet("musts", musts=frozenset({Part.SKILLS, Part.FORMATS}))
ALONE = {
    "no place": (single(perfect(), seats={1: 0}), Reason.NO_PLACES, (), Remedy.ADD_PLACE),
    "paused": (
        single(perfect(accepting=False)),
        Reason.RULES,
        ((Rule.NOT_ACCEPTING, 1),),
        Remedy.ACCEPT,
    ),
    "no language": (
        single(perfect(languages=1 << FRENCH)),
        Reason.RULES,
        ((Rule.NO_COMMON_LANGUAGE, 1),),
        Remedy.ADD_LANGUAGE,
    ),
    "organisation": (
        Cohort([perfect(organisation=3)], [lin(organisation=3)], RELATED, STRICT),
        Reason.RULES,
        ((Rule.SAME_ORGANISATION, 1),),
        Remedy.ALLOW_ORGANISATION,
    ),
    "minimum": (
        single(perfect(stage=3), weights=STRICT),
        Reason.RULES,
        ((Rule.BELOW_MINIMUM, 1),),
        Remedy.LOWER_MINIMUM,
    ),
    "must": (
        single(perfect(expertise=(Expertise(BAKING, 5),)), weights=INSISTING),
        Reason.RULES,
        ((Rule.MUST_UNMET, 1),),
        Remedy.DROP_MUST,
    ),
    "forbidden": (
        single(perfect(), forbidden=[(100, 1)]),
        Reason.FORBIDDEN,
        ((Rule.EXCLUDED, 1),),
        Remedy.ALLOW_PAIR,
    ),
    "two at once": (
        single(perfect(accepting=False), forbidden=[(100, 1)]),
        Reason.RULES,
        ((Rule.NOT_ACCEPTING, 1),),
        None,
    ),
}


@pytest.mark.parametrize("case", ALONE)
@pytest.mark.parametrize("mode", Mode)
def test_who_may_have_nobody_is_told_why_and_what_would_help(case, mode):
    one, reason, refused, remedy = ALONE[case]
    proposal = one.propose(mode)
    (alone,) = proposal.unmatched
    assert (alone.reason, alone.refused) == (reason, refused)
    relief = one.would_help(proposal, 100)
    assert (relief and relief.remedy) == remedy
    if relief:
        assert one.with_relief(relief).propose(mode).mentor_of(100) == 1


def test_the_smallest_change_of_the_minimum_is_the_score_itself():
    one = ALONE["minimum"][0]
    relief = one.would_help(one.propose(), 100)
    (pair,) = one.with_relief(relief).propose().pairs
    assert relief.value == pair.fit < STRICT.minimum


def test_nobody_without_mentors_has_a_place():
    (alone,) = Cohort([], [lin()], RELATED).propose().unmatched
    assert alone.reason == Reason.NO_PLACES


def rivals(many, **asked):
    """A cohort of one mentor and several, each of whom seeks more time than the one before."""
    seeking = [lin(id=i, minutes=60 + 60 * i) for i in range(many)]
    return Cohort([perfect()], seeking, RELATED, **asked)


def test_who_is_left_over_for_want_of_places_is_told_which_and_how_many_want_them():
    one = rivals(4, seats={1: 2})
    proposal = one.propose()
    assert [pair.mentee for pair in proposal.pairs] == [0, 1]
    assert [(u.mentee, u.reason) for u in proposal.unmatched] == [
        (2, Reason.PLACES_TAKEN),
        (3, Reason.PLACES_TAKEN),
    ]
    assert {(u.contested, u.rivals) for u in proposal.unmatched} == {((1,), 3)}


def test_what_helps_may_be_more_than_one_place():
    one = rivals(4, seats={1: 2})
    proposal = one.propose()
    near, far = (one.would_help(proposal, mentee) for mentee in (2, 3))
    assert (near.remedy, near.mentor, near.value) == (Remedy.ADD_PLACE, 1, 3)
    assert (far.remedy, far.mentor, far.value) == (Remedy.ADD_PLACE, 1, 4)
    assert one.would_help(proposal, 0) is None
    assert one.would_help(proposal, 77) is None


def test_who_could_be_placed_at_the_cost_of_the_total_is_told_the_cost():
    """Mentee 0 suits both mentors, and mentee 1 only the better one, with whom 0 is best."""
    poor = perfect(id=2, languages=1 << FRENCH, hours=0, formats=0, stage=1, expertise=())
    seeking = [lin(id=0, languages=(ENGLISH, FRENCH)), lin(id=1, hours=0, stage=7)]
    one = Cohort([perfect(), poor], seeking, RELATED)
    assert one.propose(Mode.CARDINALITY).metrics.cardinality == 2
    best = one.propose(Mode.SCORE)
    for alone in best.unmatched:
        assert alone.reason == Reason.OUTVALUED
        assert alone.cost > 0


@given(settings())
def test_nobody_short_of_places_could_be_placed_in_addition(asked):
    """The contested mentors are full and are all that the mentee and the rivals may have."""
    proposal = cohort(asked).propose()
    lists, way = possible(asked), made(proposal)
    room = {mentor.id: left(asked, mentor) for mentor in asked["mentors"]}
    for one in proposal.unmatched:
        if one.reason is Reason.PLACES_TAKEN:
            contested = set(one.contested)
            wanting = [
                m for m, mentors in lists.items() if mentors and contested.issuperset(mentors)
            ]
            assert one.mentee in wanting
            assert sum(room[mentor] for mentor in contested) < len(wanting) == one.rivals + 1
            assert all(list(way.values()).count(mentor) == room[mentor] for mentor in contested)


@given(settings(), st.sampled_from(Mode))
def test_a_reason_of_the_rules_is_true_of_every_mentor(asked, mode):
    mentees = {one.id: one for one in asked["mentees"]}
    for one in cohort(asked).propose(mode).unmatched:
        free = [mentor for mentor in asked["mentors"] if left(asked, mentor) > 0]
        out = [mentor for mentee, mentor in asked["forbidden"] if mentee == one.mentee]
        first = [
            refusals(
                mentees[one.mentee], mentor, asked["relations"], asked["weights"], excluded=out
            )
            for mentor in free
        ]
        if one.reason is Reason.NO_PLACES:
            assert not free
        if one.reason in {Reason.RULES, Reason.FORBIDDEN}:
            assert free
            assert all(first)
            broken = [rules[0] for rules in first]
            assert dict(one.refused) == {rule: broken.count(rule) for rule in set(broken)}
        if one.reason is Reason.FORBIDDEN:
            assert (Rule.EXCLUDED,) in first


@given(settings().map(lambda asked: {**asked, "candidates": None}), AIMED)
def test_what_placing_somebody_costs_is_true(asked, mode):
    proposal = cohort(asked).propose(mode)
    way = made(proposal)
    for one in proposal.unmatched:
        ways = [other for other in every_way(asked) if one.mentee in other]
        if mode is Mode.CARDINALITY:
            ways = [other for other in ways if len(other) == len(way)]
        best = max((total(asked, other) for other in ways), default=None)
        assert one.cost == (None if best is None else total(asked, way) - best)


@given(settings(), st.sampled_from(Mode))
def test_what_helps_does_help(asked, mode):
    one = cohort(asked)
    proposal = one.propose(mode)
    for alone in proposal.unmatched:
        relief = one.would_help(proposal, alone.mentee)
        if relief:
            after = one.with_relief(relief).propose(mode)
            assert after.mentor_of(alone.mentee) is not None
            assert after.certificate.verify()
