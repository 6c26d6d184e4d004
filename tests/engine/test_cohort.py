"""A cohort by example: capacities, what is settled before, contradictions, and equals."""

from dataclasses import replace

import pytest

from bench import crowd
from cairn.engine import Cohort, CohortError, Mode
from tests.engine.people import FRENCH, RELATED, lin, perfect

TWO = [perfect(), perfect(id=2)]
THREE = [lin(id=i) for i in (100, 101, 102)]


@pytest.mark.parametrize(
    ("asked", "code", "ids"),
    [
        ({"mentors": [perfect(), perfect()]}, "duplicate_id", (1,)),
        ({"mentees": [lin(), lin()]}, "duplicate_id", (100,)),
        ({"forced": [(100, 9)]}, "unknown_mentor", (9,)),
        ({"running": [(100, 9)]}, "unknown_mentor", (9,)),
        ({"forbidden": [(100, 9)]}, "unknown_mentor", (9,)),
        ({"seats": {9: 1}}, "unknown_mentor", (9,)),
        ({"minutes": {9: 60}}, "unknown_mentor", (9,)),
        ({"forced": [(9, 1)]}, "unknown_mentee", (9,)),
        ({"forbidden": [(9, 1)]}, "unknown_mentee", (9,)),
        ({"seats": {1: -1}}, "negative_capacity", (1,)),
        ({"forced": [(100, 1), (100, 2)]}, "kept_twice", (100,)),
        ({"forced": [(100, 1)], "running": [(100, 2)]}, "kept_twice", (100,)),
        ({"forced": [(100, 1)], "forbidden": [(100, 1)]}, "kept_and_forbidden", (100, 1)),
        ({"running": [(100, 1)], "forbidden": [(100, 1)]}, "kept_and_forbidden", (100, 1)),
        ({"forced": [(100, 1), (101, 1)]}, "over_capacity", (1,)),
        ({"running": [(7, 1), (8, 1)]}, "over_capacity", (1,)),
        ({"minutes": {1: 59}, "forced": [(100, 1)]}, "over_capacity", (1,)),
    ],
)
def test_it_refuses_what_contradicts_itself(asked, code, ids):
    with pytest.raises(CohortError) as refused:
        Cohort(**{"mentors": TWO, "mentees": THREE, "relations": RELATED} | asked)
    assert (refused.value.code, refused.value.ids) == (code, ids)


@pytest.mark.parametrize("asked", [{"candidates": 0}, {"extra": -1}])
def test_it_refuses_lists_of_nobody(asked):
    with pytest.raises(ValueError, match="must be"):
        Cohort(TWO, THREE, RELATED, **asked)


@pytest.mark.parametrize("unknown", [(9, 1), (100, 9)])
def test_why_not_refuses_a_stranger(unknown):
    one = Cohort(TWO, THREE, RELATED)
    with pytest.raises(CohortError, match="9"):
        one.why_not(one.propose(), *unknown)


def test_a_mentor_has_one_place_unless_more_are_given():
    assert Cohort(TWO, THREE, RELATED).propose().metrics.cardinality == 2
    assert Cohort(TWO, THREE, RELATED, seats={1: 2}).propose().metrics.cardinality == 3


def test_running_pairs_take_their_place_whether_or_not_the_mentee_is_here():
    one = Cohort(TWO, THREE, RELATED, running=[(7, 1), (100, 2)])
    proposal = one.propose()
    assert [(pair.mentee, pair.mentor, pair.kept) for pair in proposal.pairs] == [(100, 2, True)]
    assert len(proposal.unmatched) == 2


def test_a_forced_pair_holds_whatever_the_rules_say():
    stranger = perfect(id=3, accepting=False, languages=1 << FRENCH)
    proposal = Cohort([*TWO, stranger], THREE, RELATED, forced=[(100, 3)]).propose()
    assert proposal.mentor_of(100) == 3
    assert proposal.metrics.cardinality == 3
    assert proposal.certificate.verify()


def test_everybody_is_placed_even_where_the_total_is_lower():
    """Two mentees suit the first mentor, and only one of them the second, who suits her less."""
    other = perfect(id=2, hours=0, formats=0, minutes=15, languages=1 << FRENCH)
    seeking = [lin(id=1, languages=(0, FRENCH)), lin(id=2, minutes=120)]
    one = Cohort([perfect(), other], seeking, RELATED)
    assert one.propose(Mode.CARDINALITY).metrics.cardinality == 2
    assert {pair.mentor for pair in one.propose(Mode.CARDINALITY).pairs} == {1, 2}


@pytest.mark.parametrize("mode", Mode)
def test_an_empty_cohort_has_an_empty_proposal(mode):
    for mentors, mentees in (([], []), (TWO, []), ([], THREE)):
        proposal = Cohort(mentors, mentees, RELATED).propose(mode)
        assert proposal.pairs == ()
        assert proposal.metrics.objective == 0
        assert proposal.certificate.verify()


@pytest.mark.parametrize("mode", Mode)
def test_a_false_claim_does_not_verify(mode):
    """A certificate that promises a point or a pair too many, or is sold too dear, is found out."""
    mentors, mentees = [*crowd.mentors(60)], [*crowd.mentees(40)]
    proof = Cohort(mentors, mentees, crowd.relations()).propose(mode).certificate
    assert proof.verify()
    assert proof.gap == 0
    assert not replace(proof, objective=proof.objective + 1).verify()
    assert not replace(proof, pairs=proof.pairs + 1).verify()
    chosen = proof.case.chosen.copy()
    chosen[chosen.argmax()] = False
    assert not replace(proof, case=replace(proof.case, chosen=chosen)).verify()
    if mode is not Mode.STABLE:
        lower = {"gain": proof.case.gain - 1, "units": proof.case.units - 1}
        for name, numbers in lower.items():
            assert not replace(proof, case=replace(proof.case, **{name: numbers})).verify()


def test_weeks_turn_equals():
    seen = {
        Cohort([perfect(id=i) for i in range(20)], [lin()], RELATED, week=week, candidates=1)
        .propose()
        .mentor_of(100)
        for week in range(12)
    }
    assert len(seen) > 1


def test_whom_few_others_see_are_candidates_too():
    """Three who suit everybody best, and two who are in nobody's list of three."""
    best = [perfect(id=i) for i in range(3)]
    hidden = [perfect(id=i, formats=0, hours=None) for i in (3, 4)]
    listed = {
        extra: Cohort([*best, *hidden], [lin()], RELATED, candidates=3, extra=extra, seats={})
        for extra in (0, 2)
    }
    places = {extra: one._candidates.place.tolist() for extra, one in listed.items()}
    assert places == {0: [1, 2, 3], 2: [1, 2, 3, 4, 5]}


@pytest.mark.parametrize("least", [0, 1])
@pytest.mark.parametrize("mode", Mode)
def test_a_larger_cohort_is_proven_best(mode, least):
    mentors, mentees = [*crowd.mentors(300)], [*crowd.mentees(250)]
    seats = {mentor.id: least + mentor.id % 3 for mentor in mentors}
    one = Cohort(mentors, mentees, crowd.relations(), seats=seats, candidates=20)
    proposal = one.propose(mode)
    assert proposal.certificate.verify()
    assert proposal.certificate.gap == 0
    assert proposal == one.changed().propose(mode)
    assert (proposal.metrics.blocking == 0) == (mode is Mode.STABLE)
