"""Small graphs of candidates, and every way to make pairs of them: right by definition."""

import numpy as np
from hypothesis import strategies as st

from cairn.engine.graph import graph


@st.composite
def graphs(draw, mentees=5, mentors=4):
    """Any candidates, with values of which some are equal, and any places."""
    n, m = draw(st.integers(0, mentees)), draw(st.integers(0, mentors))
    values = draw(st.sampled_from([(0, 3), (1, 100_000), (50_000, 50_002)]))
    lists = [
        draw(
            st.permutations(range(m)).flatmap(
                lambda all_: st.integers(0, m).map(lambda k: all_[:k])
            )
        )
        for _ in range(n)
    ]
    flat = [mentor for one in lists for mentor in one]
    worth = draw(st.lists(st.integers(*values), min_size=len(flat), max_size=len(flat)))
    places = draw(st.lists(st.integers(0, 3), min_size=m, max_size=m))
    return graph(
        np.cumsum([0, *map(len, lists)]),
        np.array(flat, np.int64),
        np.array(worth, np.int64),
        np.array(places, np.int64),
    )


def every_way(of):
    """Yield every set of pairs that the places allow, as `taken`: a candidate each, or −1."""
    left = of.places.tolist()

    def rest(mentee):
        if mentee == of.mentees:
            yield []
            return
        for after in rest(mentee + 1):
            yield [-1, *after]
        for edge in range(of.first[mentee], of.first[mentee + 1]):
            if left[of.mentor[edge]]:
                left[of.mentor[edge]] -= 1
                for after in rest(mentee + 1):
                    yield [edge, *after]
                left[of.mentor[edge]] += 1

    yield from (np.array(way, np.int64) for way in rest(0))


def figures(of, taken):
    """Return how many pairs there are, and their total value."""
    made = taken[taken >= 0]
    return len(made), int(of.value[made].sum())


def allowed(of, taken):
    """Tell whether each pair is a candidate of its mentee and no mentor has too many."""
    made = taken[taken >= 0]
    used = np.bincount(of.mentor[made], minlength=of.mentors)
    mine = all(of.first[i] <= edge < of.first[i + 1] for i, edge in enumerate(taken) if edge >= 0)
    return mine and bool((used <= of.places).all())
