"""The four meanings of best, each answered exactly on a graph of candidates."""

from dataclasses import dataclass, replace

import numpy as np

from cairn.engine.bidding import bidden
from cairn.engine.covering import AMPLE, SCARCE, Cover, cover
from cairn.engine.graph import Graph, Load, narrowed
from cairn.engine.searching import Search, search
from cairn.engine.solving import Flow, flow, solve
from cairn.engine.tables import Ints
from cairn.engine.values import MOST_POINTS


@dataclass(frozen=True, slots=True)
class Answer:
    """The pair of each mentee as a place in `graph.mentor`, −1 for none, and the proof.

    `price` and `gain` are those of `Certificate`, by number, with `bonus`; `state` is what the
    solver left, from which it can go on. `limit` is the worst place in a list that was looked at,
    and `tighter` covers the candidates with better places. `bands` are the
    mentors' preferences where the pairs are stable. Where unequal minutes count, `load`
    tells them, and nothing exceeds `bound`, bonuses included.
    """

    taken: Ints
    bonus: int = 0
    price: Ints | None = None
    gain: Ints | None = None
    state: tuple[Graph, Flow, Search] | None = None
    limit: int | None = None
    tighter: Cover | None = None
    bands: Ints | None = None
    load: Load | None = None
    bound: int | None = None


def bonus_for(of: Graph) -> int:
    """Return points for a pair that no values of others can outweigh."""
    return MOST_POINTS * min(of.mentees, int(of.seat[-1])) + 1


def highest(of: Graph, parts: Cover, bonus: int = 0) -> Answer:
    """Return the pairs with the highest total, `bonus` points for each pair included.

    `parts` tell which side is scarce where: that is where the search begins, and where places are
    not scarce mentees bid first. It makes the search fast and changes nothing else.
    """
    of = of._replace(bonus=bonus)
    top = np.zeros(of.mentors, np.int64)
    np.maximum.at(top, of.mentor, of.value)
    dear = (parts.part == SCARCE) | (of.places == 0)
    price = np.where(dear, top + bonus, np.where(parts.part == AMPLE, 0, bonus // 2))
    price = bidden(of, price, np.flatnonzero(parts.fate != SCARCE))
    found, room = flow(of, price), search(of.mentors)
    solve(of, found, room)
    return Answer(pairs(of, found.mate), bonus, found.price, found.gain, (of, found, room))


def fair(of: Graph, place: Ints, parts: Cover) -> Answer:
    """Return as many pairs as can be, the worst place as good as can be, and then the highest."""
    low, high = 0, int(place.max(initial=0))
    while low < high:
        limit = (low + high) // 2
        if cover(narrowed(of, place <= limit, of.places)).cardinality < parts.cardinality:
            low = limit + 1
        else:
            high = limit
    keep = place <= high
    some = narrowed(of, keep, of.places)
    found = highest(some, cover(some), bonus_for(of))
    where = np.append(np.flatnonzero(keep), -1)
    tighter = cover(narrowed(of, place < high, of.places)) if high else None
    return replace(found, taken=where[found.taken], limit=high, tighter=tighter)


def pairs(of: Graph, mate: Ints) -> Ints:
    """Return the place in `of.mentor` of each mentee's pair with a mentor, −1 for none."""
    owner = of.owner
    chosen = np.flatnonzero(of.mentor == mate[owner])
    taken = np.full(of.mentees, -1, np.int64)
    taken[owner[chosen]] = chosen
    return taken
