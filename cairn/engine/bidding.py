"""Prices to begin with: mentees bid for places, which comes near the prices that prove the best.

Bertsekas, "The auction algorithm" (1988), with several seats to a mentor. It is a guess: `solve`
makes the best pairs and the proof from any prices, and from these about ten times as fast.
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, example
from cairn.engine.tables import Ints
from cairn.engine.values import MOST_POINTS

STEP = 100
"""What each bid adds in points: the more, the sooner it ends, and the worse is the guess."""
ROUNDS = 40
"""How often all candidates may be looked at, so that a war of prices ends as well."""


class Bids(NamedTuple):
    """The bid for each seat and who made it; `waiting` mentees have no seat. `price` is by mentor.

    `filled` counts the seats of a mentor; `two` holds the best and the second gain of a mentee.
    """

    price: Ints
    bid: Ints
    bidder: Ints
    filled: Ints
    waiting: Ints
    two: Ints


def bidden(of: Graph, price: Ints, bidders: Ints) -> Ints:
    """Return the prices to which mentees (by number) bid up these, which are changed.

    Nobody gains by a mentor without seats, at the prices to begin with.
    """
    bids = _start(of, price, bidders)
    sell(of, bids, len(bidders), ROUNDS * len(of.mentor))
    return bids.price


def _start(of: Graph, price: Ints, bidders: Ints) -> Bids:
    seats, waiting = int(of.seat[-1]), np.zeros(of.mentees, np.int64)
    waiting[: len(bidders)] = bidders[::-1]
    return Bids(
        price,
        np.zeros(seats, np.int64),
        np.full(seats, -1, np.int64),
        np.zeros(of.mentors, np.int64),
        waiting,
        np.zeros(2, np.int64),
    )


def examples() -> tuple[Graph, Bids, int, int]:
    some, none = example(), np.zeros(0, np.int64)
    return some, _start(some, none, none), 0, 0


@compiled()
def favourite(graph: Graph, bids: Bids, mentee: int) -> int:
    """Return the mentor who leaves a mentee most above the price, −1 if to have none is better."""
    found, best, second = -1, 0, 0
    for edge in range(graph.first[mentee], graph.first[mentee + 1]):
        mentor = graph.mentor[edge]
        gain = graph.value[edge] + graph.bonus - bids.price[mentor]
        if gain > best:
            found, best, second = mentor, gain, best
        elif gain > second:
            second = gain
    bids.two[0], bids.two[1] = best, second
    return found


@compiled()
def cheapest(graph: Graph, bids: Bids, mentor: int) -> int:
    """Return the seat of a mentor with the lowest bid."""
    found: int = graph.seat[mentor]
    for seat in range(found, graph.seat[mentor + 1]):
        if bids.bid[seat] < bids.bid[found]:
            found = seat
    return found


@compiled()
def buy(graph: Graph, bids: Bids, mentee: int, mentor: int) -> int:
    """Bid so much that the second best would be as good, and return who loses a seat, or −1.

    Without a second best there is no telling, and a step is bid.
    """
    more = bids.two[0] - bids.two[1]
    offer = bids.price[mentor] + STEP + (more if more <= MOST_POINTS else 0)
    seat, loser = graph.seat[mentor] + bids.filled[mentor], -1
    if seat < graph.seat[mentor + 1]:
        bids.filled[mentor] += 1
    else:
        seat = cheapest(graph, bids, mentor)
        loser = int(bids.bidder[seat])
    bids.bid[seat], bids.bidder[seat] = offer, mentee
    if graph.seat[mentor] + bids.filled[mentor] == graph.seat[mentor + 1]:
        bids.price[mentor] = bids.bid[cheapest(graph, bids, mentor)]
    return loser


@compiled(examples)
def sell(graph: Graph, bids: Bids, waiting: int, effort: int) -> None:
    """Let those who wait bid, until nobody does or the effort is spent."""
    while waiting > 0 and effort > 0:
        waiting -= 1
        mentee = bids.waiting[waiting]
        mentor = favourite(graph, bids, mentee)
        effort -= graph.first[mentee + 1] - graph.first[mentee]
        if mentor >= 0:
            effort -= graph.seat[mentor + 1] - graph.seat[mentor]
            loser = buy(graph, bids, mentee, mentor)
            if loser >= 0:
                bids.waiting[waiting] = loser
                waiting += 1
