"""What narrows a list: masks by row, computed from the columns alone."""

from collections.abc import Iterable

import numpy as np

from cairn.engine.columns import AVAILABLE, CLOSED, PRESENT, Columns
from cairn.engine.postings import Postings
from cairn.engine.tables import Bools, Ints


def present(columns: Columns) -> Bools:
    """Return which rows have a mentor."""
    passed: Bools = columns.state & np.uint8(PRESENT) != 0
    return passed


def available(columns: Columns) -> Bools:
    """Return which rows have a mentor who has room and accepts."""
    passed: Bools = columns.state == AVAILABLE
    return passed


def openness(columns: Columns) -> Ints:
    """Return by row the load of who has room and accepts, and `CLOSED` for others."""
    return np.where(available(columns), columns.load, np.uint8(CLOSED))


def chosen(rows: Ints, size: int) -> Bools:
    """Return which rows are among those given, where −1 stands for none."""
    mask = np.zeros(size, np.bool_)
    mask[rows[rows >= 0]] = True
    return mask


def skilled(postings: Postings, skills: Iterable[int], size: int) -> Bools:
    """Return which rows list at least one of the skills."""
    mask = np.zeros(size, np.bool_)
    for skill in skills:
        mask[postings.with_skill(skill)[0]] = True
    return mask


def speaking(columns: Columns, languages: int) -> Bools:
    """Return which rows list at least one language of a mask."""
    passed: Bools = columns.languages & np.uint64(languages) != 0
    return passed


def offering(columns: Columns, formats: int) -> Bools:
    """Return which rows offer at least one format of a mask."""
    passed: Bools = columns.profile & np.uint16(formats << 7) != 0
    return passed


def sharing(columns: Columns, hours: int, least: int) -> Bools:
    """Return which rows share at least so many hours with a mask; 0 hours if not stated."""
    passed: Bools = np.bitwise_count(columns.hours & np.uint32(hours)) >= least
    return passed
