"""The days on which somebody is away."""

from __future__ import annotations

from datetime import date

import pytest

from cairn.people.away import Away, kept, next_away


def in_march(first: int, last: int) -> Away:
    return Away(date(2027, 3, first), date(2027, 3, last))


@pytest.mark.parametrize(
    ("times", "joined"),
    [
        ([], []),
        ([(9, 9), (1, 3)], [(1, 3), (9, 9)]),
        ([(1, 3), (4, 6)], [(1, 6)]),
        ([(1, 3), (5, 6)], [(1, 3), (5, 6)]),
        ([(4, 6), (1, 9), (9, 12), (13, 13)], [(1, 13)]),
    ],
)
def test_times_that_touch_are_one(times, joined):
    wanted = [[day.isoformat() for day in in_march(*one)] for one in joined]
    assert kept(in_march(*one) for one in times) == wanted


@pytest.mark.parametrize(
    ("day", "found"),
    [(1, (3, 5)), (3, (3, 5)), (5, (3, 5)), (6, (9, 9)), (9, (9, 9)), (10, None)],
)
def test_it_is_the_one_that_is_not_over(day, found):
    known = kept([in_march(3, 5), in_march(9, 9)])
    assert next_away(known, date(2027, 3, day)) == (found and in_march(*found))
