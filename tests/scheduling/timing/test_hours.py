"""Hours are open while the clock of their zone shows a time in them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.scheduling.timing.clock import Clock, minute_of
from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.wall import instant, wall
from tests.scheduling.timing.oracle import MINUTE, is_open
from tests.scheduling.timing.zones import AUCKLAND, NEW_YORK, any_day, few, hours_around, places

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MONDAY = date(2026, 3, 2)
NINE_TO_FIVE = ((540, 1020),)


def shown(hours, day, days=1):
    """The open hours of some days, as their clock shows them."""
    lo, hi = instant(day, 0, hours.zone), instant(day + days * DAY, 0, hours.zone)
    return [(wall(s, hours.zone), wall(e, hours.zone)) for s, e in hours.open_spans(lo, hi)]


@few
@given(places(), st.integers(0, 23), st.data())
def test_they_are_open_at_the_minutes_that_the_clock_shows(place, hour, data):
    zone, day = place
    hours = data.draw(hours_around(zone, day))
    lo = instant(day, 0, zone) - hour * HOUR
    spans = hours.open_spans(lo, lo + 2 * DAY)
    for n in range(2 * 24 * 60):
        at = lo + n * MINUTE
        assert any(span.start <= at < span.end for span in spans) == is_open(hours, at), at


@few
@given(places() | st.tuples(places().map(lambda place: place[0]), any_day))
def test_the_clock_is_read_as_the_zone_reads_it(place):
    zone, day = place
    low = minute_of(instant(day, 0, zone))
    marks = dict(Clock.of(zone, low, low + 1440).marks([(low, low + 1440)], 1))
    for minute, number in marks.items():
        at = datetime(1970, 1, 1, tzinfo=UTC) + minute * MINUTE
        assert number == (wall(at, zone)[0] - date(1970, 1, 1)).days
    assert len(marks) == 1440


def test_another_day_replaces_the_weekday():
    hours = Hours(NEW_YORK, {0: NINE_TO_FIVE}, {MONDAY: ((600, 660),), MONDAY + DAY: ((0, 1440),)})
    assert shown(hours, MONDAY, 7) == [
        ((MONDAY, 600), (MONDAY, 660)),
        ((MONDAY + DAY, 0), (MONDAY + 2 * DAY, 0)),
    ]
    assert shown(Hours(NEW_YORK, {0: NINE_TO_FIVE}, {MONDAY: ()}), MONDAY) == []


def test_time_off_is_stronger_than_all_hours():
    weekly = dict.fromkeys(range(7), NINE_TO_FIVE)
    off = ((MONDAY, MONDAY + 5 * DAY),)
    hours = Hours(AUCKLAND, weekly, {MONDAY + DAY: NINE_TO_FIVE}, off)
    assert shown(hours, MONDAY, 7) == [((MONDAY + 6 * DAY, 540), (MONDAY + 6 * DAY, 1020))]


def test_hours_over_midnight_are_one_span():
    """E5."""
    hours = Hours(NEW_YORK, {0: ((1320, 1440),), 1: ((0, 120),)})
    lo = instant(MONDAY, 0, NEW_YORK)
    (span,) = hours.open_spans(lo, lo + 2 * DAY)
    assert (wall(span.start, NEW_YORK), span.end - span.start) == ((MONDAY, 1320), 4 * HOUR)


def test_hours_in_a_gap_are_empty_and_an_hour_shown_twice_lasts_two():
    spring, autumn = date(2026, 3, 8), date(2026, 11, 1)
    assert shown(Hours(NEW_YORK, {6: ((120, 180),)}), spring) == []
    assert shown(Hours(NEW_YORK, {6: ((130, 170),)}), spring) == []
    lo = instant(autumn, 0, NEW_YORK)
    (span,) = Hours(NEW_YORK, {6: ((60, 120),)}).open_spans(lo, lo + DAY)
    assert span.end - span.start == 2 * HOUR


@pytest.mark.parametrize("hour", range(0, 24, 3))
@pytest.mark.parametrize("name", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_they_are_known_to_the_end_wherever_the_date_is_another(name, hour):
    """Fourteen hours ahead of UTC, and eleven behind."""
    hours = Hours(ZoneInfo(name), dict.fromkeys(range(7), ((0, 1440),)))
    lo = datetime(2026, 3, 2, hour, tzinfo=UTC)
    assert hours.open_spans(lo, lo + DAY) == [(lo, lo + DAY)]


def test_a_skipped_day_has_no_hours():
    apia = ZoneInfo("Pacific/Apia")
    hours = Hours(apia, {4: NINE_TO_FIVE})
    lo = instant(date(2011, 12, 29), 0, apia)
    assert hours.open_spans(lo, lo + 3 * DAY) == []
