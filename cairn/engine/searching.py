"""Room for a search among mentors for the shortest way, nearest first: Dijkstra's with a heap."""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.tables import Ints

FAR = 2**62
"""Longer than any way."""
HEAP, DONE, SEEN = 0, 1, 2
"""What `counts` counts."""
LENGTH, END, LAST = 0, 1, 2
"""What `best` holds."""


class Search(NamedTuple):
    """Room for one search, by mentor: the way there, and a heap of those not yet visited.

    `best` is the shortest complete way known: its length, the end, and who is last on it.
    """

    length: Ints
    via: Ints
    origin: Ints
    key: Ints
    node: Ints
    at: Ints
    done: Ints
    seen: Ints
    counts: Ints
    best: Ints


def search(m: int) -> Search:
    """Return the room that searches among m mentors need."""
    small = [np.full(m, -1, np.int32) for _ in range(6)]
    via, origin, node, at, done, seen = small
    length, key = np.full(m, FAR, np.int64), np.zeros(m, np.int64)
    counts, best = np.zeros(3, np.int64), np.zeros(3, np.int64)
    return Search(length, via, origin, key, node, at, done, seen, counts, best)


@compiled()
def rise(search: Search, place: int) -> None:
    """Move what stands in a place of the heap towards the front, as far as it belongs."""
    key, node = search.key[place], search.node[place]
    while place > 0 and search.key[(place - 1) >> 1] > key:
        above = (place - 1) >> 1
        search.key[place], search.node[place] = search.key[above], search.node[above]
        search.at[search.node[place]] = place
        place = above
    search.key[place], search.node[place] = key, node
    search.at[node] = place


@compiled()
def nearest(search: Search) -> int:
    """Take the nearest mentor from the heap, note it as done, and return it."""
    found: int = search.node[0]
    size = search.counts[HEAP] - 1
    search.counts[HEAP] = size
    key, node, place, below = search.key[size], search.node[size], 0, 1
    while below < size:
        if below + 1 < size and search.key[below + 1] < search.key[below]:
            below += 1
        if search.key[below] >= key:
            break
        search.key[place], search.node[place] = search.key[below], search.node[below]
        search.at[search.node[place]] = place
        place, below = below, 2 * below + 1
    search.key[place], search.node[place] = key, node
    search.at[node] = place
    search.done[search.counts[DONE]] = found
    search.counts[DONE] += 1
    return found


@compiled()
def approach(search: Search, mentor: int, length: int) -> None:
    """Note a shorter way to a mentor."""
    if search.length[mentor] == FAR:
        search.seen[search.counts[SEEN]] = mentor
        search.counts[SEEN] += 1
        search.at[mentor] = search.counts[HEAP]
        search.node[search.counts[HEAP]] = mentor
        search.counts[HEAP] += 1
    search.length[mentor] = length
    search.key[search.at[mentor]] = length
    rise(search, search.at[mentor])


@compiled()
def finish(search: Search, length: int, end: int, last: int) -> None:
    search.best[LENGTH], search.best[END], search.best[LAST] = length, end, last


@compiled()
def clear(search: Search) -> None:
    for place in range(search.counts[SEEN]):
        search.length[search.seen[place]] = FAR
    search.counts[:] = 0
