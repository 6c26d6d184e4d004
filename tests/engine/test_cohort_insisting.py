"""Why not this pair, from the prices and exactly, and what if the rules were others."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import STANDARD, Cohort, Mode, Rule
from tests.engine.cohorts import cohort, every_way, made, possible, settings, total
from tests.engine.people import RELATED, lin, perfect

AIMED = st.sampled_from([Mode.CARDINALITY, Mode.SCORE])


@given(settings().map(lambda asked: {**asked, "candidates": None}), AIMED)
def test_why_not_is_exact_and_its_bound_holds(asked, mode):
    one = cohort(asked)
    proposal, lists = one.propose(mode), possible(asked)
    way = made(proposal)
    for mentee, mentors in lists.items():
        for mentor in mentors:
            known = one.why_not(proposal, mentee, mentor, exact=True)
            ways = [other for other in every_way(asked) if other.get(mentee) == mentor]
            if mode is Mode.CARDINALITY:
                most = max(map(len, ways))
                ways = [other for other in ways if len(other) == most]
                assert known.pairs_lost == len(way) - most
            assert known.cost == total(asked, way) - max(total(asked, other) for other in ways)
            if known.at_least is None:
                assert known.pairs_lost > 0
            elif not known.pairs_lost:
                assert 0 <= known.at_least <= known.cost


def test_why_not_names_what_rules_a_pair_out():
    one = Cohort(
        [perfect(), perfect(id=2, accepting=False), perfect(id=3)],
        [lin(), lin(id=101)],
        RELATED,
        seats={3: 0},
        forbidden=[(100, 1)],
        forced=[(101, 1)],
    )
    proposal = one.propose()
    assert one.why_not(proposal, 100, 1).forbidden
    assert one.why_not(proposal, 100, 2, exact=True).refused == (Rule.NOT_ACCEPTING,)
    assert one.why_not(proposal, 100, 3).refused == (Rule.NO_ROOM,)
    assert one.why_not(proposal, 101, 2).kept == 1
    assert one.why_not(proposal, 101, 2, exact=True).cost is None


def test_what_if_tells_who_would_move():
    one = Cohort(
        [perfect(), perfect(id=2, stage=2, industry=1)],
        [lin(), lin(id=101, industry=1)],
        RELATED,
    )
    before = one.propose()
    assert one.what_if(before).moves == ()
    more = one.what_if(before, weights=replace(STANDARD, minimum=99_000))
    assert more.before == before
    assert {(move.mentee, move.after) for move in more.moves} == {(101, None)}
    assert more.after == one.changed(weights=replace(STANDARD, minimum=99_000)).propose()
