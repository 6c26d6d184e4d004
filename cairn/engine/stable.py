"""Pairs that nobody would leave for each other, for mentors who hold some mentees equal.

The mentees ask in the order of their lists, and a mentor who is full keeps the best: Gale and
Shapley, "College admissions and the stability of marriage" (1962). Mentors who hold mentees equal
could strand many whom another choice among equals would place. So a mentee whom all refused asks
once more, *promoted*: among equals the promoted come first. It places at least two thirds of the
most that any stable set can: Király, "Better and simpler approximation algorithms for the stable
marriage problem" (2011).
"""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.graph import Graph, example, sums
from cairn.engine.tables import Bools, Ints

BAND = 5_000
"""A mentor holds mentees equal whose fit, divided by this, gives the same whole number."""


class Round(NamedTuple):
    """`taken` is each mentee's pair as a place in `graph.mentor`, or −1; `next` the one to ask for.

    `seated` are the pairs in the seats of a mentor, `filled` how many.
    """

    taken: Ints
    next: Ints
    promoted: Ints
    seated: Ints
    filled: Ints
    waiting: Ints


def stable(of: Graph, bands: Ints) -> Ints:
    """Return the place in `of.mentor` of each mentee's pair, −1 for none.

    The candidates of a mentee are in the order of their preference; `bands` go with them, and a
    mentor prefers the higher.
    """
    found = _start(of)
    ask_all(of, bands.astype(np.int64), of.owner, found)
    return found.taken


def blocking(of: Graph, bands: Ints, taken: Ints) -> Bools:
    """Return which candidates would leave for each other, in the order of `of.mentor`."""
    owner, pairs = of.owner, taken[taken >= 0]
    worst = np.full(of.mentors, np.iinfo(np.int64).max)
    np.minimum.at(worst, of.mentor[pairs], bands[pairs])
    filled = np.bincount(of.mentor[pairs], minlength=of.mentors)
    willing = (filled < of.places)[of.mentor] | (bands > worst[of.mentor])
    rather = np.arange(len(of.mentor)) < np.where(taken < 0, of.first[1:], taken)[owner]
    both: Bools = willing & rather & (of.places > 0)[of.mentor]
    return both


def _start(of: Graph) -> Round:
    n = of.mentees
    return Round(
        np.full(n, -1, np.int64),
        of.first[:-1].copy(),
        np.zeros(n, np.int8),
        np.full(int(of.seat[-1]), -1, np.int64),
        np.zeros(of.mentors, np.int64),
        np.arange(n, dtype=np.int64)[::-1].copy(),
    )


def examples() -> tuple[Graph, Ints, Ints, Round]:
    some = example()
    return some, sums(some.mentor), some.owner, _start(some)


@compiled()
def weakest(graph: Graph, bands: Ints, owner: Ints, round_: Round, mentor: int) -> int:
    """Return the seat of the mentee whom a mentor would give up first."""
    found, least = -1, 0
    for seat in range(graph.seat[mentor], graph.seat[mentor + 1]):
        pair = round_.seated[seat]
        merit = 2 * bands[pair] + round_.promoted[owner[pair]]
        if found < 0 or merit < least:
            found, least = seat, merit
    return found


@compiled()
def ask(graph: Graph, bands: Ints, owner: Ints, round_: Round, pair: int) -> int:
    """Let a mentee ask for a pair, and return who has no mentor then, or −1."""
    mentee: int = owner[pair]
    mentor = graph.mentor[pair]
    seat = graph.seat[mentor] + round_.filled[mentor]
    loser = -1
    if seat < graph.seat[mentor + 1]:
        round_.filled[mentor] += 1
    else:
        seat = weakest(graph, bands, owner, round_, mentor)
        if seat < 0:
            return mentee
        rival = round_.seated[seat]
        merit = 2 * bands[pair] + round_.promoted[mentee]
        if merit <= 2 * bands[rival] + round_.promoted[owner[rival]]:
            return mentee
        loser = owner[rival]
        round_.taken[loser] = -1
    round_.seated[seat] = round_.taken[mentee] = pair
    return loser


@compiled(examples)
def ask_all(graph: Graph, bands: Ints, owner: Ints, round_: Round) -> None:
    """Let everybody ask until each has a mentor or was refused by all, promoted too."""
    size = len(round_.waiting)
    while size > 0:
        size -= 1
        mentee = round_.waiting[size]
        while mentee >= 0:
            pair = round_.next[mentee]
            if pair < graph.first[mentee + 1]:
                round_.next[mentee] = pair + 1
                mentee = ask(graph, bands, owner, round_, pair)
            elif round_.promoted[mentee] == 0:
                round_.promoted[mentee] = 1
                round_.next[mentee] = graph.first[mentee]
            else:
                mentee = -1
