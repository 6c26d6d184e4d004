"""How many can be placed at all, whom that leaves over, and who shares their fate.

Hopcroft and Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs" (1973), with
several seats to a mentor; the parts are those of Dulmage and Mendelsohn (1958).
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, example
from cairn.engine.tables import Ints

SCARCE, EXACT, AMPLE = 1, 0, -1


class Cover(NamedTuple):
    """As many pairs as there can be; `mate` is a mentee's mentor, or −1, `slot` the seat.

    `part` tells of each mentor, and `fate` of each mentee, whether places are `SCARCE` there: the
    mentees left over, all mentors whom they may have, all mentees whom these have, and so on.
    The mentors are full and nobody there has another. `AMPLE` are those who could leave a place
    of theirs empty, and `EXACT` the others. The fields after these are room for searching.
    """

    mate: Ints
    slot: Ints
    occupant: Ints
    filled: Ints
    part: Ints
    fate: Ints
    level: Ints
    next: Ints
    turn: Ints
    queue: Ints
    way: Ints

    @property
    def cardinality(self) -> int:
        """How many have a mentor."""
        return int(self.filled.sum())


def cover(of: Graph) -> Cover:
    """Return as many pairs as there can be."""
    n, m = of.mentees, of.mentors
    found = _empty(of, n, m)
    place(of, found)
    return found


def _empty(of: Graph, n: int, m: int) -> Cover:
    return Cover(
        np.full(n, -1, np.int32),
        np.full(n, -1, np.int64),
        np.full(int(of.seat[-1]), -1, np.int32),
        np.zeros(m, np.int64),
        np.zeros(m, np.int8),
        np.zeros(n, np.int8),
        np.full(m, -1, np.int32),
        np.zeros(n, np.int64),
        np.zeros(m, np.int64),
        np.zeros(max(n, m), np.int32),
        np.zeros(n, np.int32),
    )


def examples() -> tuple[Graph, Cover]:
    some = example()
    return some, _empty(some, 0, 0)


@compiled()
def places(graph: Graph, mentor: int) -> int:
    many: int = graph.seat[mentor + 1] - graph.seat[mentor]
    return many


@compiled()
def full(graph: Graph, cover: Cover, mentor: int) -> bool:
    is_full: bool = cover.filled[mentor] == places(graph, mentor)
    return is_full


@compiled()
def layers(graph: Graph, cover: Cover) -> bool:
    """Number the mentors by their distance from those left over; tell if one has a seat."""
    cover.level[:] = -1
    found, size = False, 0
    for mentee in range(len(cover.mate)):
        if cover.mate[mentee] < 0:
            cover.queue[size] = mentee
            size += 1
    place = 0
    while place < size:
        mentee = cover.queue[place]
        place += 1
        mate = cover.mate[mentee]
        level = cover.level[mate] + 1 if mate >= 0 else 1
        for edge in range(graph.first[mentee], graph.first[mentee + 1]):
            mentor = graph.mentor[edge]
            if cover.level[mentor] < 0:
                cover.level[mentor] = level
                found = found or not full(graph, cover, mentor)
                for seat in range(graph.seat[mentor], graph.seat[mentor] + cover.filled[mentor]):
                    cover.queue[size] = cover.occupant[seat]
                    size += 1
    return found


@compiled()
def move_up(graph: Graph, cover: Cover, mentor: int, depth: int) -> None:
    """Give the last on the way a seat of a mentor who has one, and each other what is left."""
    seat = graph.seat[mentor] + cover.filled[mentor]
    cover.filled[mentor] += 1
    while depth >= 0:
        mentee = cover.way[depth]
        left, free = cover.mate[mentee], cover.slot[mentee]
        cover.mate[mentee], cover.slot[mentee], cover.occupant[seat] = mentor, seat, mentee
        mentor, seat, depth = left, free, depth - 1


@compiled()
def onward(graph: Graph, cover: Cover, depth: int) -> int:
    """Return the mentor one layer on whom the last on the way could ask, −1 for none."""
    mentee = cover.way[depth]
    while cover.next[mentee] < graph.first[mentee + 1]:
        mentor: int = graph.mentor[cover.next[mentee]]
        if cover.level[mentor] == depth + 1 and cover.turn[mentor] < places(graph, mentor):
            return mentor
        cover.next[mentee] += 1
    return -1


@compiled()
def augment(graph: Graph, cover: Cover, start: int) -> None:
    """Place a mentee if there is a way to a seat that passes each layer once."""
    cover.way[0], depth = start, 0
    while depth >= 0:
        mentor = onward(graph, cover, depth)
        if mentor < 0:
            depth -= 1
        elif full(graph, cover, mentor):
            depth += 1
            cover.way[depth] = cover.occupant[graph.seat[mentor] + cover.turn[mentor]]
            cover.turn[mentor] += 1
        else:
            move_up(graph, cover, mentor, depth)
            return


@compiled()
def divide(graph: Graph, cover: Cover) -> None:
    """Tell the parts from each other; `layers` has just reached all of the scarce one."""
    size = 0
    for mentor in range(len(cover.part)):
        cover.part[mentor] = SCARCE if cover.level[mentor] >= 0 else EXACT
        if not full(graph, cover, mentor):
            cover.part[mentor] = AMPLE
            cover.queue[size] = mentor
            size += 1
    place = 0
    while place < size:
        mentor = cover.queue[place]
        place += 1
        for edge in range(graph.begin[mentor], graph.begin[mentor + 1]):
            mate = cover.mate[graph.mentee[edge]]
            if cover.part[mate] != AMPLE:
                cover.part[mate] = AMPLE
                cover.queue[size] = mate
                size += 1
    for mentee in range(len(cover.mate)):
        mate = cover.mate[mentee]
        cover.fate[mentee] = cover.part[mate] if mate >= 0 else SCARCE


@compiled(examples)
def place(graph: Graph, cover: Cover) -> None:
    """Find ways for those left over until there is none, then divide."""
    while layers(graph, cover):
        cover.turn[:] = 0
        for mentee in range(len(cover.mate)):
            cover.next[mentee] = graph.first[mentee]
        for mentee in range(len(cover.mate)):
            if cover.mate[mentee] < 0:
                augment(graph, cover, mentee)
    divide(graph, cover)
