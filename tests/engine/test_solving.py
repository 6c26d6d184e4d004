"""The solvers of a cohort, compared with every way there is on small graphs."""

from contextlib import ExitStack
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import compiled
from cairn.engine.covering import AMPLE, SCARCE, cover
from cairn.engine.graph import graph
from cairn.engine.greedy import greedy
from cairn.engine.modes import bonus_for, fair, highest
from cairn.engine.searching import search
from cairn.engine.solving import flow, least_loss, solve
from cairn.engine.stable import blocking, stable
from tests.engine.graphs import allowed, every_way, figures, graphs

SOLVERS = [
    kernel
    for kernel in compiled._kernels
    if kernel.source.__module__.rpartition(".")[2]
    in {"bidding", "solving", "covering", "stable", "greedy"}
]


@pytest.fixture(scope="module", autouse=True, params=["machine code", "source"])
def _either(request):
    """The same answers from machine code and from its source as Python."""
    if request.param == "machine code":
        if not compiled.compile_all():
            pytest.skip("numba is not installed")
        yield
        return
    with ExitStack() as stack:
        for kernel in SOLVERS:
            stack.enter_context(patch.object(kernel, "call", kernel.source))
        yield


def proves(of, answer):
    """Tell whether the prices prove that nothing is worth more than the answer."""
    pairs, total = figures(of, answer.taken)
    offered = answer.gain[of.owner] + answer.price[of.mentor]
    return (
        min(answer.gain.min(initial=0), answer.price.min(initial=0)) >= 0
        and bool((offered >= of.value + answer.bonus).all())
        and answer.gain.sum() + (answer.price * of.places).sum() == total + answer.bonus * pairs
    )


@given(graphs())
def test_the_highest_total_is_the_highest_of_all(of):
    answer = highest(of, cover(of))
    assert allowed(of, answer.taken)
    assert figures(of, answer.taken)[1] == max(figures(of, way)[1] for way in every_way(of))
    assert proves(of, answer)


@given(graphs())
def test_the_most_pairs_and_then_the_highest_total_are_those_of_all(of):
    answer = highest(of, cover(of), bonus_for(of))
    assert allowed(of, answer.taken)
    assert figures(of, answer.taken) == max(figures(of, way) for way in every_way(of))
    assert proves(of, answer)


@given(graphs(), st.data())
def test_any_prices_to_begin_with_lead_to_the_highest_total(of, data):
    """The prices that a search begins with make it fast or slow, and never wrong."""
    price = st.integers(0, 150_000)
    prices = data.draw(st.lists(price, min_size=of.mentors, max_size=of.mentors))
    found = flow(of, np.array(prices, np.int64))
    solve(of, found, search(of.mentors))
    total = int(found.gain.sum() + (found.price * of.places).sum())
    assert total == max(figures(of, way)[1] for way in every_way(of))
    assert int(found.filled.sum()) == int((found.mate >= 0).sum())
    assert all(found.occupant[found.slot[i]] == i for i in np.flatnonzero(found.mate >= 0))


@given(graphs())
def test_what_placing_somebody_costs_is_the_difference_to_the_best_way_that_does(of):
    answer = highest(of, cover(of), bonus_for(of))
    pairs, total = figures(of, answer.taken)
    for mentee in np.flatnonzero(answer.taken < 0):
        ways = [figures(of, way) for way in every_way(of) if way[mentee] >= 0]
        best = max((value for many, value in ways if many == pairs), default=None)
        cost = least_loss(*answer.state, mentee)
        assert cost == (None if best is None else total - best)


@given(graphs())
def test_a_cover_has_as_many_pairs_as_there_can_be_and_proves_it(of):
    found = cover(of)
    assert found.cardinality == max(figures(of, way)[0] for way in every_way(of))
    mentees, mentors = found.fate != SCARCE, found.part == SCARCE
    assert (mentees[of.owner] | mentors[of.mentor]).all()
    assert mentees.sum() + of.places[mentors].sum() == found.cardinality


@given(graphs())
def test_the_parts_of_a_cover_are_those_of_all_ways_with_the_most_pairs(of):
    found = cover(of)
    ways = [way for way in every_way(of) if figures(of, way)[0] == found.cardinality]
    for mentee in range(of.mentees):
        can_be_left = any(way[mentee] < 0 for way in ways)
        assert can_be_left == (found.fate[mentee] == SCARCE)
    used = [np.bincount(of.mentor[way[way >= 0]], minlength=of.mentors) for way in ways]
    for mentor in range(of.mentors):
        can_have_room = any(one[mentor] < of.places[mentor] for one in used)
        assert can_have_room == (found.part[mentor] == AMPLE)


@given(graphs())
def test_the_fairest_is_the_fairest_of_all(of):
    place = np.arange(len(of.mentor)) - of.first[of.owner] + 1
    answer = fair(of, place, cover(of))

    def merit(taken):
        pairs, total = figures(of, taken)
        return pairs, -max(place[taken[taken >= 0]], default=0), total

    assert allowed(of, answer.taken)
    assert merit(answer.taken) == max(map(merit, every_way(of)))


@given(graphs(), st.data())
def test_nobody_would_leave_a_stable_set_for_each_other(of, data):
    many = len(of.mentor)
    bands = np.array(data.draw(st.lists(st.integers(0, 2), min_size=many, max_size=many)), int)
    taken = stable(of, bands)
    assert allowed(of, taken)
    assert not blocking(of, bands, taken).any()
    sets = [way for way in every_way(of) if not blocking(of, bands, way).any()]
    assert any((taken == way).all() for way in sets)
    assert 3 * figures(of, taken)[0] >= 2 * max(figures(of, way)[0] for way in sets)


@given(graphs(), st.data())
def test_without_ties_a_stable_set_is_the_best_stable_one_for_each_mentee(of, data):
    bands = np.array(data.draw(st.permutations(range(len(of.mentor)))), int)
    taken = stable(of, bands)
    for way in every_way(of):
        if not blocking(of, bands, way).any():
            assert all(
                one < 0 or (mine >= 0 and mine <= one) for mine, one in zip(taken, way, strict=True)
            )


@given(graphs(), st.data())
def test_a_pair_blocks_exactly_when_both_would_rather_have_each_other(of, data):
    bands = np.array(
        data.draw(st.lists(st.integers(0, 2), min_size=len(of.mentor), max_size=len(of.mentor))),
        int,
    )
    way = data.draw(st.sampled_from(list(every_way(of))))
    found = blocking(of, bands, way)
    for edge, (mentee, mentor) in enumerate(zip(of.owner, of.mentor, strict=True)):
        others = [bands[one] for one in way if one >= 0 and of.mentor[one] == mentor]
        willing = of.places[mentor] > len(others) or any(band < bands[edge] for band in others)
        rather = way[mentee] < 0 or edge < way[mentee]
        assert found[edge] == (rather and willing)


@given(graphs())
def test_greedy_takes_the_best_pair_that_is_left(of):
    taken = greedy(of)
    assert allowed(of, taken)
    left = of.places.copy()
    np.subtract.at(left, of.mentor[taken[taken >= 0]], 1)
    for edge in range(len(of.mentor)):
        mentee, mentor = of.owner[edge], of.mentor[edge]
        rivals = [one for one in taken if one >= 0 and of.mentor[one] == mentor]
        mine = taken[mentee] >= 0 and of.value[taken[mentee]] >= of.value[edge]
        theirs = left[mentor] == 0 and all(of.value[one] >= of.value[edge] for one in rivals)
        assert mine or theirs


def test_a_price_war_over_one_place_ends():
    """A hundred who all want the same place, and another hundred with plenty."""
    first = np.arange(201)
    mentor = np.concatenate([np.zeros(100, int), np.ones(100, int)])
    of = graph(first, mentor, np.arange(200) * 100, np.array([1, 100]))
    answer = highest(of, cover(of), bonus_for(of))
    assert figures(of, answer.taken) == (101, 99 * 100 + sum(range(100, 200)) * 100)
    assert proves(of, answer)


@pytest.mark.parametrize("many", [0, 1])
def test_a_graph_without_candidates_has_no_pairs(many):
    none = np.zeros(0, int)
    of = graph(np.zeros(many + 1, int), none, none, np.ones(many, int))
    assert figures(of, highest(of, cover(of), bonus_for(of)).taken) == (0, 0)
    assert figures(of, fair(of, none, cover(of)).taken) == (0, 0)
    assert figures(of, stable(of, none)) == (0, 0)
