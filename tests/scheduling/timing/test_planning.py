"""Plans of series: every date is there, with what is in its way and what becomes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.planning import Choice, Obstacle, Pattern, Planner
from cairn.scheduling.timing.rhythm import Rhythm
from cairn.scheduling.timing.slots import Guest, Host, slots
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import instant, wall
from tests.scheduling.timing.test_slot_properties import asked
from tests.scheduling.timing.zones import AUCKLAND, LISBON, NEW_YORK, few

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
MONDAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
MORNINGS = dict.fromkeys(range(5), ((540, 720),))
MENTOR = Host(Hours(LISBON, MORNINGS), step=30, notice=0)
NOBODY = Guest()
WEEKLY = Pattern(Rhythm.WEEKLY, MONDAY, 4, minute=540, minutes=60, zone=LISBON)
SECOND = MONDAY + 7 * DAY


def at(hour, day=MONDAY):
    return instant(day, int(60 * hour), LISBON)


def plan(host=MENTOR, guest=NOBODY, *, pattern=WEEKLY, both=False, now=NOW, choice=None):
    """The lines; the choice is for the second date."""
    chosen = {SECOND: choice} if choice else {}
    return list(Planner(host, guest, now, both).lines(pattern, chosen))


def shown(lines):
    return [(line.day, line.start and wall(line.start, LISBON)[1]) for line in lines]


def test_a_free_series_is_booked_whole_and_beyond_the_horizon():
    lines = plan(replace(MENTOR, horizon=8 * DAY))
    assert shown(lines) == [(MONDAY + 7 * n * DAY, 540) for n in range(4)]
    assert {line.obstacle for line in lines} == {None}


TAKEN = [Span(at(9.5, SECOND), at(10, SECOND))]


@pytest.mark.parametrize(
    ("host", "guest", "obstacle"),
    [
        ({"hours": Hours(LISBON, MORNINGS, {SECOND: ()})}, {}, Obstacle.OUTSIDE),
        ({"notice": 8 * 24 * 60 + 541}, {}, Obstacle.TOO_SOON),
        ({"claims": TAKEN}, {}, Obstacle.MENTOR_TAKEN),
        ({"busy": TAKEN}, {}, Obstacle.MENTOR_TAKEN),
        ({}, {"claims": TAKEN}, Obstacle.MENTEE_TAKEN),
        ({}, {"busy": TAKEN}, Obstacle.MENTEE_TAKEN),
        ({"claims": [Span(at(20, SECOND), at(21, SECOND))], "max_per_day": 1}, {}, Obstacle.FULL),
    ],
)
def test_what_is_in_the_way_is_named(host, guest, obstacle):
    line = plan(replace(MENTOR, **host), Guest(**guest))[1]
    assert (line.obstacle, line.start, line.is_open) == (obstacle, None, True)


def test_a_gap_before_the_next_meeting_is_the_mentors_time_too():
    """A gap of a quarter of an hour fits, and one of half an hour does not."""
    claims = [Span(at(10.25, SECOND), at(11, SECOND))]
    assert plan(replace(MENTOR, gap=15, claims=claims))[1].obstacle is None
    assert plan(replace(MENTOR, gap=30, claims=claims))[1].obstacle == Obstacle.MENTOR_TAKEN


def test_a_time_off_the_mentors_marks_is_outside_the_hours():
    lines = plan(pattern=replace(WEEKLY, minute=555))
    assert {line.obstacle for line in lines} == {Obstacle.OUTSIDE}


def test_a_time_that_is_over_is_too_soon():
    assert [line.obstacle for line in plan(now=at(9, SECOND) + HOUR)] == [
        Obstacle.TOO_SOON,
        Obstacle.TOO_SOON,
        None,
        None,
    ]


def test_the_time_of_a_month_is_spent_by_the_series_itself():
    lines = plan(
        replace(MENTOR, commitment=120, used={(2026, 4): 90}), pattern=replace(WEEKLY, count=6)
    )
    found = [line.obstacle for line in lines]
    assert found == [None, None, *[Obstacle.OVER_TIME] * 4]
    owed = replace(MENTOR, commitment=30, shortest=60)
    found = [line.obstacle for line in plan(owed, pattern=replace(WEEKLY, count=6))]
    assert found == [None, *[Obstacle.OVER_TIME] * 4, None]


def test_limits_of_a_week_count_what_the_series_has_booked():
    host = replace(MENTOR, max_per_week=1)
    lines = plan(host, choice=Choice.NEXT_FREE)
    assert {line.obstacle for line in lines} == {None}
    planner = Planner(host, Guest(), NOW).with_meeting(at(9), 60)
    assert planner.obstacle(at(11, MONDAY + DAY), 60) == Obstacle.FULL
    assert planner.obstacle(at(11, SECOND), 60) is None


def test_the_hours_of_the_mentee_count_where_the_mentor_plans():
    guest = Guest(Hours(AUCKLAND, {1: ((0, 1440),)}))
    assert {line.obstacle for line in plan(guest=guest)} == {None}
    early = plan(guest=guest, both=True)[0]
    assert early.obstacle == Obstacle.OUTSIDE_MENTEE


def test_skipping_makes_the_series_longer_and_leaving_out_makes_it_smaller():
    taken = replace(MENTOR, claims=TAKEN)
    skipped, left_out = plan(taken, choice=Choice.SKIP), plan(taken, choice=Choice.LEAVE_OUT)
    assert shown(skipped) == [
        (MONDAY, 540),
        (SECOND, None),
        *((SECOND + 7 * n * DAY, 540) for n in (1, 2, 3)),
    ]
    assert shown(left_out) == shown(skipped)[:4]
    assert not any(line.is_open for line in [*skipped, *left_out])


def test_a_free_date_can_be_left_out_too():
    assert plan(choice=Choice.LEAVE_OUT)[1].start is None


def test_the_next_free_time_is_of_the_same_week():
    taken = replace(MENTOR, claims=TAKEN)
    assert shown(plan(taken, choice=Choice.NEXT_FREE))[1] == (SECOND, 600)
    days_off = tuple((SECOND + n * DAY, SECOND + n * DAY) for n in range(1, 7))
    busy = replace(MENTOR, busy=[Span(at(8, SECOND), at(11.5, SECOND))])
    alone = replace(busy, hours=replace(MENTOR.hours, off=days_off))
    line = plan(alone, choice=Choice.NEXT_FREE)[1]
    assert (line.start, line.is_open) == (None, True)
    assert plan(busy, choice=Choice.NEXT_FREE)[1].start == at(9, SECOND + DAY)


def test_the_week_of_a_date_ends_on_sunday_and_earlier_days_are_gone():
    wednesday, sunday = SECOND + 2 * DAY, SECOND + 6 * DAY
    every_day = Hours(LISBON, dict.fromkeys(range(7), ((540, 720),)))
    busy = [Span(at(8, wednesday), at(13, sunday - DAY))]
    host, weekly = replace(MENTOR, hours=every_day, busy=busy), replace(WEEKLY, first=wednesday)
    choices = {wednesday: Choice.NEXT_FREE}
    (line, *_) = Planner(host, NOBODY, NOW).lines(weekly, choices)
    assert line.start == at(9, sunday)
    later = replace(host, busy=[*busy, Span(at(8, sunday), at(13, sunday))])
    (line, *_) = Planner(later, NOBODY, NOW).lines(weekly, choices)
    assert line.start is None


def test_the_next_free_time_is_no_proposal():
    spent = replace(MENTOR, commitment=60, used={(2026, 3): 0}, shortest=15)
    line = plan(spent, choice=Choice.NEXT_FREE)[1]
    assert (line.obstacle, line.start) == (Obstacle.OVER_TIME, None)


def test_what_was_booked_is_in_the_way_of_what_follows():
    daily = replace(MENTOR, gap=30, claims=TAKEN)
    guest = Guest(gap=60)
    lines = plan(daily, guest, choice=Choice.NEXT_FREE)
    planner = Planner(daily, guest, NOW).with_meeting(lines[1].start, 60)
    claim = planner.host.claims[-1]
    assert (claim.end - claim.start, planner.guest.claims[-1].end) == (
        1.5 * HOUR,
        claim.end + HOUR / 2,
    )
    assert planner.obstacle(lines[1].start, 60) == Obstacle.MENTOR_TAKEN


def test_a_gap_of_the_clock_moves_a_date_and_says_so():
    """E3."""
    nights = Host(Hours(NEW_YORK, {6: ((0, 300),)}), step=30, notice=0)
    weekly = Pattern(Rhythm.WEEKLY, date(2026, 3, 1), 3, minute=150, minutes=30, zone=NEW_YORK)
    lines = plan(nights, pattern=weekly, now=NOW - DAY)
    assert [wall(line.start, NEW_YORK)[1] for line in lines] == [150, 210, 150]
    assert [line.moved for line in lines] == [False, True, False]


@few
@given(asked(), st.sampled_from([None, *Choice]))
def test_what_a_plan_books_could_be_booked(question, choice):
    """A start without an obstacle is a slot, and every other one is not; no two ever overlap."""
    host, guest, window = question
    minutes, lo = window["minutes"], window["lo"]
    host = replace(host, horizon=45 * DAY)
    day, minute = wall(lo, host.hours.zone)
    pattern = Pattern(Rhythm.WEEKLY, day, 3, minute // 60 * 60, minutes, host.hours.zone)
    choices = {day: choice} if choice else {}
    planner = Planner(host, guest, window["now"])
    lines = list(planner.lines(pattern, choices))
    for line in lines:
        if line.start is not None:
            asked_for = {"minutes": minutes, "lo": line.start, "hi": line.start + HOUR}
            offered = slots(host, guest, now=window["now"], **asked_for)
            assert offered[0].start == line.start
            assert line.start >= line.wanted
        elif choice is None:
            assert line.obstacle
    starts = [line.start for line in lines if line.start]
    assert starts == sorted(set(starts))
