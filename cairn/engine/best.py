"""The best so far of a scan: a heap whose top is the first to go."""

from typing import NamedTuple

import numpy as np

from cairn.engine.compiled import compiled
from cairn.engine.tables import Ints


class Best(NamedTuple):
    """Up to as many entries as there are places, of which `taken` holds how many are filled.

    A key puts the rank before the turn, so no two are equal and the largest is the best.
    """

    keys: Ints
    rows: Ints
    fits: Ints
    taken: Ints

    @classmethod
    def of(cls, many: int) -> "Best":
        """Return an empty heap for so many, 0 or more."""
        keys, rows, fits = np.zeros((3, many), np.int64)
        return cls(keys, rows, fits, np.zeros(1, np.int64))


@compiled()
def last_rank(best: Best) -> int:
    """Return the rank that has to be reached to be among the best; 0 while there is room."""
    return int(best.keys[0]) >> 32 if best.taken[0] == len(best.keys) else 0


@compiled()
def offer(best: Best, key: int, row: int, fit: int) -> None:
    """Put a row among the best, if it is one. There must be a place."""
    many = int(best.taken[0])
    if many < len(best.keys):
        _put(best, many, key, row, fit)
        best.taken[0] = many + 1
        _rise(best, many)
    elif key > best.keys[0]:
        _put(best, 0, key, row, fit)
        _sink(best)


@compiled()
def _put(best: Best, place: int, key: int, row: int, fit: int) -> None:
    best.keys[place], best.rows[place], best.fits[place] = key, row, fit


@compiled()
def _rise(best: Best, place: int) -> None:
    while place:
        above = (place - 1) // 2
        if best.keys[above] <= best.keys[place]:
            return
        _swap(best, above, place)
        place = above


@compiled()
def _sink(best: Best) -> None:
    place, size = 0, len(best.keys)
    while True:
        least, below = place, 2 * place + 1
        for child in range(below, min(below + 2, size)):
            if best.keys[child] < best.keys[least]:
                least = child
        if least == place:
            return
        _swap(best, least, place)
        place = least


@compiled()
def _swap(best: Best, one: int, other: int) -> None:
    for array in (best.keys, best.rows, best.fits):
        array[one], array[other] = array[other], array[one]
