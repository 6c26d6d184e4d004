"""Cohorts too large to try every way, compared with solvers that others wrote."""

import random

import numpy as np
import pytest

from bench import crowd
from cairn.engine import Cohort, compiled
from cairn.engine.covering import cover
from cairn.engine.graph import graph
from cairn.engine.modes import bonus_for, highest
from cairn.engine.packing import load, pack
from cairn.engine.stable import stable
from tests.engine.graphs import figures
from tests.oracles.asking import ask, told

SMALL = 40


@pytest.fixture(scope="module", autouse=True)
def _machine_code():
    compiled.compile_all()


def cohort(mentees, mentors, seats, candidates=20):
    """The graph of a cohort of believable people."""
    offering = list(crowd.mentors(mentors))
    places = {mentor.id: mentor.id % (seats + 1) for mentor in offering}
    one = Cohort(
        offering, crowd.mentees(mentees), crowd.relations(), seats=places, candidates=candidates
    )
    return one._candidates.graph


def random_graph(chance, most):
    """Any graph: many values equal or none, places scarce or plenty."""
    n, m = chance.randint(1, most), chance.randint(1, most)
    top = chance.choice((3, 100, 100_000))
    lists = [chance.sample(range(m), chance.randint(0, min(m, 8))) for _ in range(n)]
    flat = [mentor for one in lists for mentor in one]
    return graph(
        np.cumsum([0, *map(len, lists)]),
        np.array(flat, int),
        np.array([chance.randint(0, top) for _ in flat], int),
        np.array([chance.randint(0, 3) for _ in range(m)], int),
    )


@pytest.fixture(scope="module")
def graphs():
    chance = random.Random(11)
    drawn = [random_graph(chance, SMALL) for _ in range(150)]
    return [*drawn, cohort(120, 100, 2), cohort(250, 300, 3), cohort(300, 150, 4, candidates=10)]


def test_ortools_finds_the_same_cardinality_and_total(graphs):
    graphs = [*graphs, cohort(1000, 1000, 3)]
    found = ask("ortools", [told(of) for of in graphs])
    for of, (pairs, total, _) in zip(graphs, found, strict=True):
        assert figures(of, highest(of, cover(of), bonus_for(of)).taken) == (pairs, total)


def test_scipy_finds_the_same_cardinality(graphs):
    found = ask("scipy", [("cardinality", told(of)) for of in graphs])
    assert [cover(of).cardinality for of in graphs] == found


@pytest.mark.parametrize("aim", ["cardinality", "score"])
def test_scipy_finds_the_same_total(graphs, aim):
    bonuses = [bonus_for(of) if aim == "cardinality" else 0 for of in graphs]
    asked = [("highest", told(of, bonus=bonus)) for of, bonus in zip(graphs, bonuses, strict=True)]
    for of, bonus, (pairs, total) in zip(graphs, bonuses, ask("scipy", asked), strict=True):
        mine = figures(of, highest(of, cover(of), bonus).taken)
        assert mine[1] == total
        if bonus:
            assert mine[0] == pairs


def test_highs_finds_the_same_total_where_pairs_take_unequal_minutes():
    chance, cases = random.Random(5), []
    for _ in range(40):
        of = random_graph(chance, 14)
        sizes = np.array([chance.choice((15, 30, 45, 60)) for _ in range(of.mentees)])
        minutes = np.array([chance.randint(0, 150) for _ in range(of.mentors)])
        cases.append((of._replace(bonus=chance.choice((0, bonus_for(of)))), sizes, minutes))
    asked = [
        ("packed", told(of, bonus=of.bonus, size=sizes.tolist(), minutes=minutes.tolist()))
        for of, sizes, minutes in cases
    ]
    for (of, sizes, minutes), best in zip(cases, ask("scipy", asked), strict=True):
        answer = pack(of, load(of, sizes, minutes, of.places))
        pairs, total = figures(of, answer.taken)
        assert total + of.bonus * pairs == answer.bound == best


def test_matching_finds_the_same_stable_pairs_where_there_are_no_ties(graphs):
    """On the small ones: it copies a game by recursion, too deep for large ones."""
    chance, cases = random.Random(3), []
    for of in graphs:
        bands = np.array(chance.sample(range(len(of.mentor)), len(of.mentor)), int)
        if of.mentees <= SMALL and (of.places > 0)[of.mentor].any():
            cases.append((of, bands))
    assert len(cases) > 100
    found = ask("matching", [told(of, bands=bands.tolist()) for of, bands in cases])
    for (of, bands), expected in zip(cases, found, strict=True):
        taken = stable(of, bands)
        mine = np.where(taken < 0, -1, of.mentor[taken] if len(of.mentor) else -1)
        assert mine.tolist() == expected
