"""Rhythms: which days, which instants, and where a clock shows something unusual."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.scheduling.timing.rhythm import Rhythm, dates, nth_of, occurrences, unusual
from cairn.scheduling.timing.wall import exists, wall
from tests.scheduling.timing.zones import LISBON, NEW_YORK, any_day, places, some, zones

DAY = timedelta(days=1)
counts = st.integers(1, 26)
day_or_change = places() | st.tuples(zones, any_day)


@some
@given(
    day_or_change,
    st.sampled_from([Rhythm.WEEKLY, Rhythm.EVERY_2_WEEKS]),
    counts,
    st.integers(0, 1439),
)
def test_weeks_keep_the_time_on_the_clock(place, rhythm, count, minute):
    """I12."""
    zone, first = place
    found = occurrences(dates(rhythm, first - 14 * DAY, count), minute, zone)
    assert len(found) == count
    assert all(one.start < other.start for one, other in pairwise(found))
    days = 7 if rhythm == Rhythm.WEEKLY else 14
    assert all((other.day - one.day).days == days for one, other in pairwise(found))
    for one in found:
        shown = wall(one.start, zone)
        assert shown > (one.day, minute) if one.moved else shown == (one.day, minute)
        assert one.moved is not exists(one.day, minute, zone)


@some
@given(any_day, counts, st.none() | st.integers(1, 5))
def test_a_weekday_of_the_month_comes_once_in_each(first, count, nth):
    """I13."""
    found = dates(Rhythm.MONTHLY_WEEKDAY, first, count, nth=nth)
    assert_one_a_month(found, first, count)
    for day in found:
        assert day.weekday() == first.weekday()
        if (nth or nth_of(first)) == 5:
            assert (day + 7 * DAY).month != day.month
        else:
            assert nth_of(day) == (nth or nth_of(first))


@some
@given(any_day, counts, st.none() | st.integers(1, 31))
def test_a_date_of_the_month_comes_once_in_each(first, count, number):
    """I13."""
    found = dates(Rhythm.MONTHLY_DATE, first, count, day=number)
    assert_one_a_month(found, first, count)
    wanted = number or first.day
    for day in found:
        assert day.day == wanted or (day.day < wanted and (day + DAY).day == 1)


def assert_one_a_month(found, first, count):
    months = [12 * day.year + day.month for day in found]
    assert months == list(range(months[0], months[0] + count))
    assert found[0] >= first
    assert months[0] - (12 * first.year + first.month) <= 1


@pytest.mark.parametrize(
    ("year", "february"), [(2028, date(2028, 2, 29)), (2027, date(2027, 2, 28))]
)
def test_the_31st_gives_way_to_shorter_months_and_comes_back(year, february):
    """E11."""
    found = dates(Rhythm.MONTHLY_DATE, date(year, 1, 31), 4)
    assert found == [date(year, 1, 31), february, date(year, 3, 31), date(year, 4, 30)]


def test_a_leap_day_becomes_the_end_of_other_februaries():
    """E11."""
    found = dates(Rhythm.MONTHLY_DATE, date(2028, 2, 29), 13)
    assert found[-1] == date(2029, 2, 28)
    assert found[1] == date(2028, 3, 29)


def test_the_fifth_monday_is_the_last():
    """E12."""
    found = dates(Rhythm.MONTHLY_WEEKDAY, date(2026, 3, 30), 3)
    assert found == [date(2026, 3, 30), date(2026, 4, 27), date(2026, 5, 25)]


def test_a_pattern_that_is_over_this_month_begins_in_the_next():
    assert dates(Rhythm.MONTHLY_WEEKDAY, date(2026, 3, 30), 1, nth=1) == [date(2026, 4, 6)]
    assert dates(Rhythm.MONTHLY_DATE, date(2026, 3, 30), 1, day=2) == [date(2026, 4, 2)]


def test_half_past_two_is_half_past_three_on_the_spring_night():
    """E3, as far as it is arithmetic."""
    found = occurrences(dates(Rhythm.WEEKLY, date(2026, 3, 1), 3), 150, NEW_YORK)
    assert [wall(one.start, NEW_YORK)[1] for one in found] == [150, 210, 150]
    assert [one.moved for one in found] == [False, True, False]


def test_it_finds_the_weeks_between_the_changes_of_two_clocks():
    found = occurrences(dates(Rhythm.WEEKLY, date(2026, 2, 20), 7), 15 * 60, NEW_YORK)
    starts = [one.start for one in found]
    assert unusual(starts, LISBON) == [False, False, False, True, True, True, False]
    assert not any(unusual(starts, NEW_YORK))
    assert unusual(starts[2:4], LISBON) == [False, True]
    assert unusual([], LISBON) == []
