"""The best pair that is left, again and again: what exact matching is compared with."""

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, Load, example, sums
from cairn.engine.tables import Ints

Left = tuple[Ints, Ints, Ints]
"""The units and the seats that mentors have left, and the pair of each mentee as a candidate."""


def greedy(of: Graph, load: Load | None = None) -> Ints:
    """Return the place in `of.mentor` of each mentee's pair, −1 for none; the lower ids first."""
    taken = np.full(of.mentees, -1, np.int64)
    order = np.argsort(-of.value, kind="stable")
    size: Ints = np.ones(of.mentees, np.int64)
    units, seats = of.places, of.places
    if load is not None:
        size, units, seats = load.size, load.units, load.seats
    fill(of, order, size, (units.copy(), seats.copy(), taken))
    return taken


def examples() -> tuple[Graph, Ints, Ints, Left]:
    none = sums(np.zeros(0, np.int64))
    return example(), none, none, (none, none, none)


@compiled(examples)
def fill(graph: Graph, order: Ints, size: Ints, left: Left) -> None:
    """Make pairs in an order, each if the mentee has none and the mentor has room."""
    units, seats, taken = left
    for edge in order:
        mentee = np.searchsorted(graph.first, edge, side="right") - 1
        mentor = graph.mentor[edge]
        if taken[mentee] < 0 and seats[mentor] > 0 and units[mentor] >= size[mentee]:
            taken[mentee] = edge
            units[mentor] -= size[mentee]
            seats[mentor] -= 1
