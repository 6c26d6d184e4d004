"""Columns that grow, and what is known of whole blocks of them."""

import numpy as np

from cairn.engine.columns import ACCEPTING, AVAILABLE, CLOSED, ROOM, Columns, with_room
from cairn.engine.filters import openness
from cairn.engine.tables import Ints
from cairn.engine.values import Mentor

BLOCK = 2048
"""Rows of a block: what is reckoned of them stays in the nearest cache."""


class Store:
    """Rows that can be written and added to.

    `bounds` holds for each block how open it is at best: the least load of those who can take
    somebody, or `CLOSED`. Writing lowers a bound and never raises it, so a bound may be too low,
    which costs time, but not too high.
    """

    def __init__(self, columns: Columns) -> None:
        self._space = columns.each(with_room)
        self._rows: Columns | None = None
        self._size = len(columns.ids)
        self.bounds: Ints = np.full(len(columns.ids) // BLOCK + 1, CLOSED, np.uint8)
        starts = np.arange(0, self._size, BLOCK)
        if len(starts):
            self.bounds[: len(starts)] = np.minimum.reduceat(openness(columns), starts)

    def __len__(self) -> int:
        return self._size

    @property
    def rows(self) -> Columns:
        """The filled rows."""
        if self._rows is None:
            self._rows = self._space.each(lambda column: column[: self._size])
        return self._rows

    def write(self, row: int, mentor: Mentor) -> None:
        """Write a mentor into an existing row."""
        self._space.write(row, mentor)
        self._widen(row)

    def append(self, mentor: Mentor) -> int:
        """Write a mentor into a new row and return it."""
        row = self._size
        if row == len(self._space.ids):
            self._space = self._space.each(with_room)
        if row // BLOCK == len(self.bounds):
            self.bounds = np.append(self.bounds, np.uint8(CLOSED))
        self._rows, self._size = None, row + 1
        self.write(row, mentor)
        return row

    def vacate(self, row: int) -> None:
        """Leave a row to nobody; −1 is no row."""
        if row >= 0:
            self._space.state[row] = 0

    def set_state(
        self, row: int, *, room: bool | None, accepting: bool | None, load: int | None
    ) -> None:
        """Change what is given of a row and leave the rest."""
        if load is not None:
            self._space.load[row] = load
        state = int(self._space.state[row])
        for bit, wanted in ((ROOM, room), (ACCEPTING, accepting)):
            if wanted is not None:
                state = state & ~bit | bit * wanted
        self._space.state[row] = state
        self._widen(row)

    def _widen(self, row: int) -> None:
        if self._space.state[row] == AVAILABLE:
            block = row // BLOCK
            self.bounds[block] = min(self.bounds[block], self._space.load[row])
