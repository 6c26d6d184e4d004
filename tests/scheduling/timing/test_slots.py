"""Slots, by example: the edges of clocks, of limits and of the time that a mentor gives."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.slots import Guest, Host, Slot, by_day, nearest, slots
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import instant, offset, showing, wall
from tests.scheduling.timing.zones import AUCKLAND, KATHMANDU, LISBON, NEW_YORK

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MONDAY = date(2026, 3, 2)
MORNINGS = dict.fromkeys(range(7), ((540, 720),))
MENTOR = Host(Hours(LISBON, MORNINGS), step=30, notice=0)
NOBODY = Guest()


def found(host=MENTOR, guest=NOBODY, day=MONDAY, days=1, **changed):
    zone = host.hours.zone
    lo = instant(day, 0, zone)
    window = {"minutes": 30, "lo": lo, "hi": instant(day + days * DAY, 0, zone), "now": lo - DAY}
    return slots(host, guest, **window | changed)


def clock(offered, zone=LISBON):
    """What the clock shows at each start, without the day."""
    minutes = [wall(slot.start, zone)[1] for slot in offered]
    return [f"{minute // 60:02}:{minute % 60:02}" for minute in minutes]


def lisbon(hour, minute=0, day=MONDAY):
    return instant(day, 60 * hour + minute, LISBON)


def test_they_fill_the_hours():
    assert clock(found()) == ["09:00", "09:30", "10:00", "10:30", "11:00", "11:30"]
    assert clock(found(minutes=90)) == ["09:00", "09:30", "10:00", "10:30"]


def test_a_spring_night_has_no_times_that_the_clock_jumps_over():
    """E1."""
    night = Host(Hours(NEW_YORK, {6: ((60, 240),)}), step=30, notice=0)
    offered = clock(found(night, day=date(2026, 3, 8)), NEW_YORK)
    assert offered == ["01:00", "01:30", "03:00", "03:30"]


def test_an_autumn_night_has_an_hour_twice_told_apart_by_its_offset():
    """E2."""
    night = Host(Hours(NEW_YORK, {6: ((60, 240),)}), step=30, notice=0)
    offered = found(night, day=date(2026, 11, 1))
    assert clock(offered, NEW_YORK) == [
        *("01:00", "01:30", "01:00", "01:30"),
        *("02:00", "02:30", "03:00", "03:30"),
    ]
    assert [showing(slot.start, NEW_YORK) for slot in offered] == [1, 1, 2, 2, 0, 0, 0, 0]
    assert [offset(slot.start, NEW_YORK) // HOUR for slot in offered] == [-4, -4] + [-5] * 6


def test_a_slot_over_midnight_counts_for_the_day_of_its_start():
    """E5."""
    late = Host(Hours(LISBON, {0: ((1320, 1440),), 1: ((0, 120),)}), step=60, notice=0)
    offered = found(late, days=2, minutes=90)
    assert clock(offered) == ["22:00", "23:00", "00:00"]
    claimed = replace(late, max_per_day=1, claims=[Span(lisbon(23, day=MONDAY - DAY), lisbon(1))])
    assert clock(found(claimed, days=2, minutes=90)) == ["22:00", "23:00", "00:00"]
    claimed = replace(late, max_per_day=1, claims=[Span(lisbon(22), lisbon(23))])
    assert clock(found(claimed, days=2, minutes=90)) == ["00:00"]


@pytest.mark.parametrize(
    ("zone", "there"),
    [
        (KATHMANDU, ["03:15", "03:45", "04:15"]),
        (ZoneInfo("Australia/Adelaide"), ["23:30", "00:00", "00:30"]),
        (ZoneInfo("Pacific/Chatham"), ["20:15", "20:45", "21:15"]),
    ],
)
def test_the_marks_are_those_of_the_mentors_clock(zone, there):
    """E9."""
    host = Host(Hours(zone, MORNINGS), step=30, notice=0)
    offered = found(host, day=date(2026, 6, 1))
    assert clock(offered, zone)[:3] == ["09:00", "09:30", "10:00"]
    assert clock(offered, ZoneInfo("UTC"))[:3] == there


def test_notice_and_horizon_bound_them():
    assert clock(found(now=lisbon(10) - HOUR + timedelta(seconds=1))) == clock(found())[1:]
    noticed = replace(MENTOR, notice=60)
    assert clock(found(noticed, now=lisbon(9))) == clock(found())[2:]
    assert clock(found(noticed, now=lisbon(9) + timedelta(seconds=1))) == clock(found())[3:]
    near = replace(MENTOR, horizon=DAY)
    assert clock(found(near, now=lisbon(10, 30) - DAY)) == ["09:00", "09:30", "10:00"]
    assert found(now=lisbon(12)) == []


def test_gaps_follow_meetings_of_either_side():
    claim = Span(lisbon(10), lisbon(10, 45))
    assert clock(found(replace(MENTOR, claims=[claim]))) == ["09:00", "09:30", "11:00", "11:30"]
    assert clock(found(replace(MENTOR, claims=[claim], gap=15)))[:2] == ["09:00", "11:00"]
    assert clock(found(guest=Guest(claims=[claim], gap=15)))[:2] == ["09:00", "11:00"]
    assert clock(found(replace(MENTOR, busy=[claim], gap=15)))[:2] == ["09:00", "09:30"]
    assert clock(found(guest=Guest(busy=[claim], gap=15)))[:2] == ["09:00", "11:00"]


def test_an_empty_span_takes_nothing():
    nothing = Span(lisbon(10, 15), lisbon(10, 15))
    assert found(replace(MENTOR, claims=[nothing], busy=[nothing])) == found()


def test_some_seconds_of_a_minute_take_all_of_it():
    half = timedelta(seconds=30)
    early = Span(lisbon(9, 30) - half, lisbon(10))
    late = Span(lisbon(9, 30), lisbon(10) + half)
    assert clock(found(replace(MENTOR, busy=[early]))) == ["10:00", "10:30", "11:00", "11:30"]
    assert clock(found(replace(MENTOR, busy=[late])))[:2] == ["09:00", "10:30"]


def test_limits_count_by_the_week_of_the_mentor():
    claims = [Span(lisbon(15), lisbon(16)), Span(lisbon(9, day=MONDAY + DAY), lisbon(12) + DAY)]
    weekly = replace(MENTOR, claims=claims, max_per_week=2)
    days = by_day(found(weekly, days=14), LISBON)
    assert list(days) == [MONDAY + n * DAY for n in range(7, 14)]
    assert len(by_day(found(replace(weekly, max_per_week=3), days=14), LISBON)) == 13


def test_time_that_is_spent_makes_proposals():
    march, april = date(2026, 3, 31), date(2026, 4, 1)
    spent = replace(MENTOR, commitment=60, used={(2026, 3): 45}, met_in={(2026, 3)})
    offered = by_day(found(spent, day=march, days=2), LISBON)
    assert all(slot.over_time for slot in offered[march])
    assert not any(slot.over_time for slot in offered[april])
    assert not any(slot.over_time for slot in found(spent, day=march, minutes=15))


def test_one_short_meeting_a_month_is_always_owed():
    """E6."""
    short = replace(MENTOR, commitment=15, used={(2026, 3): 15})
    assert not any(slot.over_time for slot in found(short, minutes=15))
    assert all(slot.over_time for slot in found(short, minutes=30))
    met = replace(short, met_in={(2026, 3)})
    assert all(slot.over_time for slot in found(met, minutes=15))


def test_the_hours_of_the_mentee_mark_what_fits_both():
    guest = Guest(Hours(AUCKLAND, dict.fromkeys(range(7), ((22 * 60, 23 * 60 + 30),))))
    offered = found(guest=guest)
    assert clock([slot for slot in offered if slot.fits_guest]) == ["09:00", "09:30", "10:00"]
    assert len(offered) == 6


def test_nearest_takes_the_closest_in_order_of_time():
    offered = found()
    assert clock(nearest(offered, lisbon(10, 10))) == ["09:30", "10:00", "10:30"]
    assert clock(nearest(offered, lisbon(10, 15), 1)) == ["10:00"]
    assert clock(nearest(offered, lisbon(20))) == ["10:30", "11:00", "11:30"]
    assert clock(nearest(offered, lisbon(1), 2)) == ["09:00", "09:30"]
    assert nearest([], lisbon(1)) == []


def test_days_are_those_of_whoever_looks():
    late = Slot(datetime(2026, 3, 2, 10, 30, tzinfo=UTC), datetime(2026, 3, 2, 11, tzinfo=UTC))
    later = Slot(late.start + HOUR, late.end + HOUR)
    assert by_day([late, later], LISBON) == {MONDAY: [late, later]}
    assert by_day([late, later], AUCKLAND) == {MONDAY: [late], MONDAY + DAY: [later]}


def test_a_day_that_comes_back_after_midnight_is_one_day():
    """Newfoundland put its clock back at a minute past midnight, to the evening before."""
    newfoundland, night = ZoneInfo("America/St_Johns"), datetime(2010, 11, 7, 2, tzinfo=UTC)
    starts = [night + n * timedelta(minutes=30) for n in range(4)]
    offered = [Slot(start, start + HOUR) for start in starts]
    assert [wall(start, newfoundland)[0].day for start in starts] == [6, 7, 6, 7]
    days = by_day(offered, newfoundland)
    assert [[slot.start for slot in shown] for shown in days.values()] == [
        starts[::2],
        starts[1::2],
    ]
