"""A series is booked at one go: every date that is free, and of the others what was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Meeting, MeetingSeries, Participant
from cairn.scheduling.preview import preview
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.planning import Choice, Obstacle
from cairn.scheduling.timing.rhythm import Rhythm
from cairn.scheduling.timing.wall import instant, wall
from tests.cast import a_mentor, a_pair
from tests.clock import START, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, opens
from tests.scheduling.series import LISBON, TEN, a_pattern, a_proposed_series, a_series, has_time

WEEK = timedelta(days=7)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def pair(pair):
    return has_time(pair)


def date_of(number: int):
    """The day of one of the dates of `a_pattern`."""
    return in_days(2) + (number - 1) * WEEK


def taken_on_the_second(pair) -> Meeting:
    """The mentee has another meeting in the way of the second date."""
    start = instant(date_of(2), TEN, LISBON)
    other = has_time(a_pair(a_mentor(pair.mentor.membership.community), pair.mentee.membership))
    return a_meeting(other, starts_at=start)


def days_of(series) -> list[tuple[int, int]]:
    """Which of its places are booked, with the days that they are after the first date."""
    rows = series.meetings.order_by("starts_at")
    return [(one.series_index, (one.starts_at.date() - in_days(2)).days) for one in rows]


def test_every_free_date_becomes_a_meeting(pair):
    series = a_series(pair, title="Review", format="phone")
    assert days_of(series) == [(1, 0), (2, 7), (3, 14), (4, 21)]
    for one in series.meetings.all():
        assert (one.status, one.title, one.format, one.minutes) == (
            "confirmed",
            "Review",
            "phone",
            15,
        )
        assert wall(one.starts_at, LISBON) == (one.series_day, TEN)
    assert Participant.objects.active().filter(meeting__series=series).count() == 8
    assert Event.objects.order_by("-pk").first().kind == "series.planned"
    assert not Event.objects.filter(kind__startswith="meeting").exists()


def test_it_reads_back_as_it_was_agreed(pair):
    monthly = a_pattern(rhythm=Rhythm.MONTHLY_WEEKDAY, nth=5, count=2)
    assert MeetingSeries.objects.get(pk=a_series(pair, pattern=monthly).pk).pattern == monthly


def test_the_preview_names_what_is_in_the_way(pair):
    taken_on_the_second(pair)
    plan = preview(pair, a_pattern(), by=pair.mentee.membership)
    obstacles = [None, Obstacle.MENTEE_TAKEN, None, None]
    assert [line.obstacle for line in plan.lines] == obstacles
    assert (len(plan.starts), plan.is_settled, plan.asks) == (3, False, False)


@pytest.mark.parametrize(
    ("choice", "days"),
    [
        (Choice.LEAVE_OUT, [(1, 0), (3, 14), (4, 21)]),
        (Choice.SKIP, [(1, 0), (2, 14), (3, 21), (4, 28)]),
        (Choice.NEXT_FREE, [(1, 0), (2, 7), (3, 14), (4, 21)]),
    ],
)
def test_each_conflict_is_settled_as_chosen(pair, choice, days):
    other = taken_on_the_second(pair)
    series = a_series(pair, choices={date_of(2): choice})
    assert days_of(series) == days
    if choice == Choice.NEXT_FREE:
        second = series.meetings.get(series_index=2)
        assert (second.starts_at, second.series_day) == (other.ends_at, None)


def test_a_conflict_that_nobody_settled_books_nothing(pair):
    taken_on_the_second(pair)
    with refused(Refusal.NOT_SETTLED):
        a_series(pair)
    assert not MeetingSeries.objects.exists()


def test_what_was_seen_is_booked_or_nothing(pair):
    seen = preview(pair, a_pattern(), by=pair.mentee.membership).starts
    choices = dict.fromkeys([date_of(2)], Choice.NEXT_FREE)
    other = taken_on_the_second(pair)
    with refused(Refusal.SERIES_CHANGED):
        a_series(pair, choices=choices, seen=seen)
    assert days_of(a_series(pair, choices=choices, seen=[seen[0], other.ends_at, *seen[2:]]))


def test_nothing_is_left_when_every_date_is_left_out(pair):
    with refused(Refusal.NO_DATE_LEFT):
        a_series(pair, choices={date_of(n): Choice.LEAVE_OUT for n in (1, 2, 3, 4)})


def test_the_time_of_a_month_bounds_a_series(pair):
    plan = preview(pair, a_pattern(minutes=60), by=pair.mentee.membership)
    assert [line.obstacle for line in plan.lines][:3] == [None, None, Obstacle.OVER_TIME]


@pytest.mark.parametrize(
    "change",
    [
        {"count": 0},
        {"count": 27},
        {"minute": 24 * 60},
        {"minute": -1},
        {"minutes": 17},
        {"nth": 6},
        {"day": 32},
        {"first": date(2027, 6, 10)},
        {"first": date(2026, 11, 20)},
    ],
)
def test_a_series_has_bounds(pair, change):
    with refused(Refusal.OTHER_SERIES):
        a_series(pair, pattern=replace(a_pattern(), **change))


def test_a_mentee_chooses_among_the_lengths_of_the_mentor(pair):
    pair.mentor.membership.user.timetable.change_rules(
        by=pair.mentor.membership.user, lengths=[30, 60]
    )
    with refused(Refusal.OTHER_SERIES):
        a_series(pair)
    assert a_series(pair, pattern=a_pattern(minutes=30, count=2)).coming().count() == 2
    assert a_proposed_series(pair, pattern=a_pattern(minute=TEN + 60, count=1)).minutes == 15


def test_half_past_two_moves_on_the_spring_night(pair):
    """E3."""
    nights = a_pattern(date(2027, 3, 7), minute=150, count=3, zone=NEW_YORK)
    plan = preview(pair, nights, by=pair.mentee.membership)
    assert [line.moved for line in plan.lines] == [False, True, False]
    assert plan.unusual(NEW_YORK) == [False, True, False]
    series = a_series(pair, pattern=nights)
    shown = [wall(one.starts_at, NEW_YORK)[1] for one in series.meetings.order_by("starts_at")]
    assert shown == [150, 210, 150]


def test_a_mentor_asks_a_mentee_without_hours(pair):
    series = a_proposed_series(pair)
    for one in series.meetings.all():
        assert (one.status, one.proposed_by) == ("proposed", pair.mentor.membership)
        assert one.expires_at == instant(in_days(2), TEN, LISBON) - timedelta(hours=1)
    assert Event.objects.order_by("-pk").first().kind == "series.proposed"
    with refused(Refusal.SERIES_WAITS):
        a_series(pair, pattern=a_pattern(minute=TEN + 60))
    assert an_agreed_meeting(pair, hours=30).is_confirmed


def test_a_proposed_series_leaves_time_to_answer(pair):
    soon = wall(timezone.now() + timedelta(hours=1), LISBON)
    with refused(Refusal.TOO_SOON):
        a_proposed_series(pair, pattern=a_pattern(soon[0], minute=soon[1]))


def test_the_hours_of_the_mentee_are_their_word(pair):
    opens(pair.mentee.membership)
    assert a_proposed_series(pair).meetings.filter(status="confirmed").count() == 4


def test_hours_of_the_mentee_that_do_not_fit_are_in_the_way_of_the_mentor(pair):
    opens(pair.mentee.membership, [Range(20 * 60, 22 * 60)])
    plan = preview(pair, a_pattern(), by=pair.mentor.membership)
    assert {line.obstacle for line in plan.lines} == {Obstacle.OUTSIDE_MENTEE}


def test_the_last_date_is_looked_at_like_the_first(pair):
    a_meeting(pair, starts_at=instant(date_of(12), TEN, LISBON), asks=True)
    plan = preview(pair, a_pattern(count=12), by=pair.mentee.membership)
    assert plan.lines[-1].obstacle == Obstacle.MENTOR_TAKEN


def test_a_stranger_plans_nothing(pair, sam):
    with refused(Refusal.NOT_A_PARTNER):
        a_series(pair, by=sam)


def test_a_resting_pair_plans_nothing(pair):
    """Also where somebody looks at the pair as it was before."""
    before = Mentorship.objects.with_people().get(pk=pair.pk)
    pair.pause(by=pair.mentor.membership, until=in_days(7), reason="holiday")
    with refused(Refusal.PAUSED):
        a_series(before)


def test_a_preview_of_many_dates_costs_as_much_as_one_of_few(pair):
    def cost(count: int) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            preview(pair, a_pattern(count=count), by=pair.mentee.membership)
        return len(queries)

    assert cost(1) == cost(26) <= 12
