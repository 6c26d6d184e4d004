"""Weeks are counted without pauses."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cairn.workspace.weeks import Pause, Weeks

BEGAN = date(2026, 3, 2)
days = st.integers(-10, 300).map(lambda n: BEGAN + timedelta(days=n))
pauses = st.lists(
    st.tuples(days, st.integers(0, 60)).map(lambda p: Pause(p[0], p[0] + timedelta(days=p[1]))),
    max_size=5,
)


def test_it_counts_from_the_day_of_the_beginning():
    weeks = Weeks.counted(BEGAN)
    assert (weeks.start_of(1), weeks.end_of(1)) == (BEGAN, date(2026, 3, 8))
    assert weeks.week_of(date(2026, 3, 9)) == 2
    assert weeks.week_of(BEGAN - timedelta(days=5)) == 1


def test_a_pause_moves_what_comes_after_it():
    weeks = Weeks.counted(BEGAN, [Pause(date(2026, 3, 11), date(2026, 3, 25))])
    assert (weeks.start_of(2), weeks.end_of(2)) == (date(2026, 3, 9), date(2026, 3, 29))
    assert weeks.start_of(3) == date(2026, 3, 30)
    assert weeks.week_of(date(2026, 3, 20)) == 2


@given(pauses, st.integers(1, 26))
def test_a_day_lies_in_the_week_that_it_is_of(given_pauses, week):
    weeks = Weeks.counted(BEGAN, given_pauses)
    for day in (weeks.start_of(week), weeks.end_of(week)):
        assert weeks.week_of(day) == week
        assert not any(pause.since <= day < pause.until for pause in weeks.pauses)
    assert weeks.end_of(week) < weeks.start_of(week + 1)


@given(pauses, days, days)
def test_a_later_day_is_in_no_earlier_week(given_pauses, one, other):
    weeks = Weeks.counted(BEGAN, given_pauses)
    assert weeks.week_of(min(one, other)) <= weeks.week_of(max(one, other))


@given(pauses)
def test_pauses_in_any_order_count_once(given_pauses):
    counted = Weeks.counted(BEGAN, given_pauses).pauses
    assert counted == Weeks.counted(BEGAN, [*reversed(given_pauses), *given_pauses]).pauses
    assert all(one.until <= other.since for one, other in pairwise(counted))


def test_it_reads_the_pauses_of_a_pair(pair, mentor):
    pair.pause(by=mentor, until=Weeks.of(pair).began_on + timedelta(days=7), reason="holiday")
    weeks = Weeks.of(pair)
    assert weeks.start_of(1) == weeks.began_on + timedelta(days=7)
