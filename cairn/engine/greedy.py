"""The best pair that is left, again and again: what exact matching is compared with."""

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, example
from cairn.engine.tables import Ints


def greedy(of: Graph) -> Ints:
    """Return the place in `of.mentor` of each mentee's pair, −1 for none; the lower ids first."""
    owner, taken = of.owner, np.full(of.mentees, -1, np.int64)
    order = np.argsort(-of.value.astype(np.int64), kind="stable")
    take(of, owner, order, of.places, taken)
    return taken


def examples() -> tuple[Graph, Ints, Ints, Ints, Ints]:
    some, none = example(), np.zeros(0, np.int64)
    return some, some.owner, none, none, none


@compiled(examples)
def take(graph: Graph, owner: Ints, order: Ints, left: Ints, taken: Ints) -> None:
    for edge in order:
        mentee, mentor = owner[edge], graph.mentor[edge]
        if taken[mentee] < 0 and left[mentor] > 0:
            taken[mentee] = edge
            left[mentor] -= 1
