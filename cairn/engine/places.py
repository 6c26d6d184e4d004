"""Where each mentor stands: id → row, in eight bytes each."""

import numpy as np

from cairn.engine.tables import Ints

NO_ROW = -1
MOST_ID = 2**32 - 1


class Places:
    """The rows of ids that were there from the start, sorted, and a few that came or went since."""

    def __init__(self, ids: Ints) -> None:
        """Take the id, 0…2³²−1, of each row. Raises `ValueError` if two are the same."""
        order = np.argsort(ids, kind="stable")
        self._ids, self._rows = ids[order], order.astype(np.uint32)
        if (self._ids[1:] == self._ids[:-1]).any():
            raise ValueError("two mentors have the same id")
        self._since: dict[int, int] = {}
        self._size = len(ids)

    def __len__(self) -> int:
        return self._size

    def row(self, mentor_id: int) -> int:
        """Return the row of an id, −1 if it has none."""
        row = self._since.get(mentor_id)
        if row is not None:
            return row
        if not 0 <= mentor_id <= MOST_ID or not len(self._ids):
            return NO_ROW
        place = int(self._ids.searchsorted(np.uint32(mentor_id)))
        if place == len(self._ids) or self._ids[place] != mentor_id:
            return NO_ROW
        return int(self._rows[place])

    def rows(self, ids: Ints) -> Ints:
        """Return the row of each of some ids, −1 for those that have none."""
        known = (ids >= 0) & (ids <= MOST_ID) & (len(self._ids) > 0)
        keys = ids[known].astype(np.uint32)
        places = np.minimum(self._ids.searchsorted(keys), len(self._ids) - 1)
        rows = np.full(len(ids), NO_ROW, np.intp)
        rows[known] = np.where(self._ids[places] == keys, self._rows[places].astype(np.intp), -1)
        moved = np.isin(ids, np.fromiter(self._since, np.int64, len(self._since)))
        rows[moved] = [self._since[one] for one in ids[moved].tolist()]
        return rows

    def put(self, mentor_id: int, row: int, *, before: int) -> None:
        """Give an id a row, or take it with −1; `before` is the one that it has."""
        self._size += (row >= 0) - (before >= 0)
        self._since[mentor_id] = row
