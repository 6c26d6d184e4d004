"""The best pairs and the prices that prove it: shortest augmenting paths from both sides.

Three things hold at every moment, and they are the whole proof. No candidate is worth more than
its mentee's gain and its mentor's price together. Every pair made is worth exactly that much.
Gains and prices are never negative. What is missing at first is that nobody is left over who has
a gain, and no place empty that has a price; each search mends one of those and spoils none. At the
end the total of the pairs is the total of gains and prices, and nothing can be worth more.

`forward` looks for a place for a mentee, `backward` for a mentee to fill a place; both are
Dijkstra's algorithm on reduced values, as in Jonker and Volgenant, "A shortest augmenting path
algorithm for dense and sparse linear assignment problems" (1987), with several seats to a mentor.
All numbers are 64-bit integers; `graph.bonus` points are added to the value of every candidate.
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, example
from cairn.engine.searching import (
    DONE,
    END,
    FAR,
    HEAP,
    LAST,
    LENGTH,
    Search,
    approach,
    clear,
    finish,
    nearest,
    search,
)
from cairn.engine.tables import Ints


class Flow(NamedTuple):
    """Pairs so far, with their prices. `mate` and `slot` are a mentee's mentor and seat, or −1.

    The seats of a mentor are filled from the first on: `filled` many, each with an `occupant`.
    """

    gain: Ints
    price: Ints
    mate: Ints
    slot: Ints
    occupant: Ints
    filled: Ints


def flow(of: Graph, price: Ints) -> Flow:
    """Return no pairs at all, at these prices (64-bit)."""
    n, m = of.mentees, of.mentors
    nobody, seats = np.full(n, -1, np.int32), int(of.seat[-1])
    return Flow(
        np.zeros(n, np.int64),
        price,
        nobody,
        np.full(n, -1, np.int64),
        np.full(seats, -1, np.int32),
        np.zeros(m, np.int64),
    )


def examples() -> tuple[Graph, Flow, Search]:
    some = example()
    return some, flow(some, np.zeros(0, np.int64)), search(0)


@compiled()
def seat_at(flow: Flow, mentee: int, mentor: int, seat: int) -> None:
    flow.mate[mentee], flow.slot[mentee], flow.occupant[seat] = mentor, seat, mentee


@compiled()
def ask(graph: Graph, flow: Flow, search: Search, mentee: int, length: int) -> None:
    """Go on from a mentee to all mentors who can be reached more shortly."""
    base = length + flow.gain[mentee]
    for edge in range(graph.first[mentee], graph.first[mentee + 1]):
        mentor = graph.mentor[edge]
        near = base + flow.price[mentor] - graph.value[edge] - graph.bonus
        if near < search.best[LENGTH] and near < search.length[mentor]:
            if flow.filled[mentor] < graph.seat[mentor + 1] - graph.seat[mentor]:
                finish(search, near, mentor, mentee)
            else:
                approach(search, mentor, near)
                search.via[mentor] = mentee


@compiled()
def leave(graph: Graph, flow: Flow, search: Search, mentor: int) -> None:
    """Go on from a full mentor: one of the mentees moves, or has no mentor any more."""
    length = search.length[mentor]
    for seat in range(graph.seat[mentor], graph.seat[mentor] + flow.filled[mentor]):
        mentee = flow.occupant[seat]
        if length + flow.gain[mentee] < search.best[LENGTH]:
            finish(search, length + flow.gain[mentee], -1, mentee)
        ask(graph, flow, search, mentee, length)


@compiled()
def reprice(graph: Graph, flow: Flow, search: Search, sign: int) -> None:
    """Raise (sign 1) or lower (−1) the prices of those visited, and their mentees' gains against
    them, so that every step of the way found costs nothing."""
    for place in range(search.counts[DONE]):
        mentor = search.done[place]
        by = sign * (search.best[LENGTH] - search.length[mentor])
        flow.price[mentor] += by
        for seat in range(graph.seat[mentor], graph.seat[mentor] + flow.filled[mentor]):
            flow.gain[flow.occupant[seat]] -= by


@compiled()
def forward(graph: Graph, flow: Flow, search: Search, start: int) -> None:
    """Give a mentee a place where it loses least, even if that is to have none."""
    finish(search, flow.gain[start], -1, start)
    ask(graph, flow, search, start, 0)
    while search.counts[HEAP] and search.key[0] < search.best[LENGTH]:
        leave(graph, flow, search, nearest(search))
    reprice(graph, flow, search, 1)
    flow.gain[start] -= search.best[LENGTH]
    mentor, mentee = search.best[END], search.best[LAST]
    seat = graph.seat[mentor] + flow.filled[mentor]
    if mentor >= 0:
        flow.filled[mentor] += 1
    elif mentee != start:
        mentor, seat = flow.mate[mentee], flow.slot[mentee]
        flow.mate[mentee] = flow.slot[mentee] = -1
        mentee = search.via[mentor]
    while mentor >= 0:
        left, free = flow.mate[mentee], flow.slot[mentee]
        seat_at(flow, mentee, mentor, seat)
        mentor, seat = left, free
        if mentor >= 0:
            mentee = search.via[mentor]
    clear(search)


@compiled()
def offer(graph: Graph, flow: Flow, search: Search, mentor: int, length: int) -> None:
    """Go on from a mentor who would lose a mentee: to others, or to a place left empty."""
    base = length + flow.price[mentor]
    if base < search.best[LENGTH]:
        finish(search, base, -1, mentor)
    for edge in range(graph.begin[mentor], graph.begin[mentor + 1]):
        mentee = graph.mentee[edge]
        near = base + flow.gain[mentee] - graph.worth[edge] - graph.bonus
        if near < search.best[LENGTH]:
            other = flow.mate[mentee]
            if other < 0:
                finish(search, near, mentee, mentor)
            elif near < search.length[other]:
                approach(search, other, near)
                search.via[other], search.origin[other] = mentee, mentor


@compiled()
def backward(graph: Graph, flow: Flow, search: Search, start: int) -> None:
    """Fill a place of a mentor where it costs least, even if that is to leave it empty."""
    finish(search, flow.price[start] + 1, -1, start)
    approach(search, start, 0)
    while search.counts[HEAP] and search.key[0] < search.best[LENGTH]:
        mentor = nearest(search)
        offer(graph, flow, search, mentor, search.length[mentor])
    reprice(graph, flow, search, -1)
    mentee, mentor = search.best[END], search.best[LAST]
    if mentee < 0 and mentor != start:
        mentee = search.via[mentor]
        vacate(graph, flow, mentor, flow.slot[mentee])
        mentor = search.origin[mentor]
    while mentee >= 0 and mentor != start:
        leaving = search.via[mentor]
        seat_at(flow, mentee, mentor, flow.slot[leaving])
        mentee, mentor = leaving, search.origin[mentor]
    if mentee >= 0:
        seat_at(flow, mentee, start, graph.seat[start] + flow.filled[start])
        flow.filled[start] += 1
    clear(search)


@compiled()
def vacate(graph: Graph, flow: Flow, mentor: int, seat: int) -> None:
    """Empty a seat; whoever sits last moves up."""
    flow.filled[mentor] -= 1
    last = graph.seat[mentor] + flow.filled[mentor]
    seat_at(flow, flow.occupant[last], mentor, seat)
    flow.occupant[last] = -1


@compiled()
def best_gain(graph: Graph, flow: Flow, mentee: int) -> int:
    """Return the most that any candidate's value leaves above the price, at least 0."""
    best = 0
    for edge in range(graph.first[mentee], graph.first[mentee + 1]):
        left = graph.value[edge] + graph.bonus - flow.price[graph.mentor[edge]]
        best = max(best, left)
    return best


@compiled(lambda: (*examples(), 0))
def fill_up(graph: Graph, flow: Flow, search: Search, mentor: int) -> None:
    """Fill the places of a mentor that are empty and have a price."""
    seats = graph.seat[mentor + 1] - graph.seat[mentor]
    while flow.filled[mentor] < seats and flow.price[mentor] > 0:
        backward(graph, flow, search, mentor)


@compiled(examples)
def solve(graph: Graph, flow: Flow, search: Search) -> None:
    """Make the pairs the best there are, and the prices the proof of it.

    Starts with any pairs and prices of which the first three sentences above hold, but for the
    gains of those without a mentor.
    """
    for mentee in range(len(flow.gain)):
        if flow.mate[mentee] < 0:
            flow.gain[mentee] = best_gain(graph, flow, mentee)
            if flow.gain[mentee] > 0:
                forward(graph, flow, search, mentee)
    for mentor in range(len(flow.price)):
        fill_up(graph, flow, search, mentor)


@compiled(lambda: (*examples(), 0))
def loss(graph: Graph, flow: Flow, search: Search, start: int) -> int:
    """Return what is lost at least when a mentee without a mentor is given one; `FAR`: no way."""
    finish(search, FAR, -1, start)
    ask(graph, flow, search, start, 0)
    while search.counts[HEAP] and search.key[0] < search.best[LENGTH]:
        leave(graph, flow, search, nearest(search))
    clear(search)
    lost: int = search.best[LENGTH]
    return lost


def least_loss(of: Graph, found: Flow, room: Search, mentee: int) -> int | None:
    """Return the points that placing a mentee would cost, where the pairs are the best.

    `None` where nothing places this mentee and as many others as now.
    """
    lost = int(loss(of, found, room, mentee))
    return None if lost == FAR else lost
