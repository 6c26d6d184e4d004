"""The rule for clock changes: gaps lead forward, and of two showings the first counts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.accounts.zones import zone_names
from cairn.scheduling.timing.wall import (
    DAY,
    both,
    exists,
    instant,
    is_unsocial,
    offset,
    showing,
    wall,
)
from tests.scheduling.timing.zones import LISBON, NEW_YORK, any_day, names, places, some, zones

SPRING, AUTUMN = date(2026, 3, 8), date(2026, 11, 1)
HOUR = timedelta(hours=1)
day_or_change = places() | st.tuples(zones, any_day)


@some
@given(day_or_change)
def test_days_tile(place):
    """I1."""
    zone, day = place
    tomorrow = day + timedelta(days=1)
    assert instant(day, DAY, zone) == instant(tomorrow, 0, zone)
    assert instant(day, 0, zone) <= instant(day, DAY, zone)


@some
@given(day_or_change, st.integers(0, DAY - 1))
def test_a_time_that_the_clock_shows_reads_back(place, minute):
    zone, day = place
    at = instant(day, minute, zone)
    if exists(day, minute, zone):
        assert wall(at, zone) == (day, minute)
        assert at == both(day, minute, zone)[0]
    else:
        assert wall(at, zone) > (day, minute)


@some
@given(day_or_change, st.integers(-DAY, 2 * DAY))
def test_each_instant_is_among_those_of_its_wall_time(place, minutes):
    zone, day = place
    at = instant(day, 0, zone) + timedelta(minutes=minutes)
    readings = both(*wall(at, zone), zone)
    assert at in readings
    assert showing(at, zone) == (readings.index(at) + 1 if len(readings) > 1 else 0)


def test_a_gap_leads_forward():
    assert not exists(SPRING, 150, NEW_YORK)
    assert both(SPRING, 150, NEW_YORK) == ()
    assert instant(SPRING, 150, NEW_YORK) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert wall(instant(SPRING, 150, NEW_YORK), NEW_YORK) == (SPRING, 210)


def test_the_first_of_two_showings_counts():
    first, second = both(AUTUMN, 90, NEW_YORK)
    assert instant(AUTUMN, 90, NEW_YORK) == first == second - HOUR
    assert [offset(at, NEW_YORK) for at in (first, second)] == [-4 * HOUR, -5 * HOUR]
    assert [showing(at, NEW_YORK) for at in (first, second, second + HOUR)] == [1, 2, 0]


def test_a_skipped_day_has_no_length():
    """Apia went from the 29th to the 31st."""
    apia, skipped = ZoneInfo("Pacific/Apia"), date(2011, 12, 30)
    assert instant(skipped, 0, apia) == instant(skipped, DAY, apia)
    assert not any(exists(skipped, minute, apia) for minute in range(0, DAY, 30))


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("America/Santiago", date(2026, 9, 6)),
        ("Africa/Cairo", date(2026, 4, 24)),
        ("Asia/Beirut", date(2026, 3, 29)),
        ("America/Asuncion", date(2023, 10, 1)),
    ],
)
def test_a_day_without_midnight_begins_at_one(name, day):
    """E4."""
    zone = ZoneInfo(name)
    assert not exists(day, 0, zone)
    assert wall(instant(day, 0, zone), zone) == (day, 60)
    assert instant(day, DAY, zone) - instant(day, 0, zone) == 23 * HOUR


@pytest.mark.parametrize(
    ("hour", "minute", "unsocial"),
    [(6, 59, True), (7, 0, False), (21, 59, False), (22, 0, True), (0, 0, True)],
)
def test_nights_are_unsocial_to_whoever_looks(hour, minute, unsocial):
    at = (
        datetime(2026, 7, 1, hour - 1, minute, tzinfo=UTC)
        if hour
        else datetime(2026, 6, 30, 23, tzinfo=UTC)
    )
    assert is_unsocial(at, LISBON) is unsocial


@some
@given(names, any_day)
def test_the_clock_is_nowhere_far_from_utc(name, day):
    assert abs(offset(instant(day, 0, ZoneInfo(name)), ZoneInfo(name))) <= 14 * HOUR


def test_a_leap_second_takes_no_time():
    """E22."""
    last, next_year = date(2016, 12, 31), date(2017, 1, 1)
    assert instant(next_year, 0, LISBON) - instant(last, 0, LISBON) == timedelta(days=1)
    assert not [name for name in zone_names() if name.startswith("right/")]
