"""People say when they can meet."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.scheduling.choices import Keep, Preset, Range, Weekday
from cairn.scheduling.entries import Entry
from cairn.scheduling.models import Timetable, WeeklyHours
from cairn.scheduling.refusals import Refusal
from tests.cast import a_person
from tests.clock import in_days
from tests.refusing import refused

MONDAY, TUESDAY, SUNDAY = Weekday.MONDAY, Weekday.TUESDAY, Weekday.SUNDAY
NINE, NOON = 9 * 60, 12 * 60
MORNING = Range(NINE, NOON)


def fresh(table: Timetable) -> Timetable:
    return Timetable.of(table.user)


def lives_in(table: Timetable, zone: str) -> None:
    table.user.introduce(name=table.user.name, time_zone=zone)


def test_it_keeps_the_hours_of_a_weekday(table):
    table.set_hours(MONDAY, [Range(NOON, NOON + 60), MORNING], by=table.user)
    assert fresh(table).entries() == [Entry(0, NINE, NOON), Entry(0, NOON, NOON + 60)]
    assert fresh(table).hours().weekly == {0: ((NINE, NOON), (NOON, NOON + 60))}
    assert Event.objects.about(table).filter(kind="timetable.hours_set").count() == 1


def test_it_replaces_what_began_on_the_day(table):
    table.set_hours(SUNDAY, [Range(22 * 60, 120)], by=table.user)
    table.set_hours(MONDAY, [MORNING], by=table.user)
    table.set_hours(MONDAY, [], by=table.user)
    assert fresh(table).entries() == [Entry(SUNDAY, 22 * 60, 120)]
    table.set_hours(SUNDAY, [], by=table.user)
    assert not WeeklyHours.objects.exists()


def test_it_keeps_hours_over_midnight_as_one_entry_of_two_rows(table):
    """E5"""
    table.set_hours(SUNDAY, [Range(22 * 60, 120)], by=table.user)
    assert fresh(table).entries() == [Entry(SUNDAY, 22 * 60, 120)]
    assert fresh(table).hours().weekly == {6: ((22 * 60, 1440),), 0: ((0, 120),)}
    monday = datetime(2027, 3, 1, tzinfo=UTC)
    spans = fresh(table).hours().open_spans(monday - timedelta(days=1), monday + timedelta(days=1))
    assert [(one.start, one.end) for one in spans] == [
        (monday - timedelta(hours=2), monday + timedelta(hours=2))
    ]


def test_it_copies_a_day_to_others(table):
    table.set_hours(MONDAY, [Range(22 * 60, 60)], by=table.user)
    table.set_hours(TUESDAY, [MORNING], by=table.user)
    table.copy_to([TUESDAY, SUNDAY], weekday=MONDAY, by=table.user)
    assert {one.weekday for one in fresh(table).entries()} == {MONDAY, TUESDAY, SUNDAY}
    assert {one[1:] for one in fresh(table).entries()} == {(22 * 60, 60)}


@pytest.mark.parametrize(("preset", "days"), [("evenings", 5), ("mornings", 2), ("lunch", 5)])
def test_a_preset_adds_its_hours_once(table, preset, days):
    table.set_hours(MONDAY, [MORNING], by=table.user)
    for _ in range(2):
        table.use(preset, by=table.user)
    assert len(fresh(table).entries()) == days + 1


def test_a_day_may_have_hours_of_its_own(table):
    table.set_hours(MONDAY, [MORNING], by=table.user)
    table.set_day(in_days(1), [], by=table.user, note="Moving house")
    table.set_day(in_days(2), [Range(60, 120)], by=table.user)
    assert fresh(table).hours().overrides == {in_days(1): (), in_days(2): ((60, 120),)}
    table.clear_day(in_days(1), by=table.user)
    assert fresh(table).hours().overrides == {in_days(2): ((60, 120),)}


def test_days_can_be_taken_off_and_taken_back(table):
    off = table.take_off(in_days(1), in_days(9), by=table.user, reason="The sea")
    assert fresh(table).hours().off == ((in_days(1), in_days(9)),)
    table.come_back(off, by=table.user)
    assert fresh(table).hours().off == ()


@pytest.mark.parametrize(
    ("ranges", "refusal"),
    [
        ([Range(-1, 60)], Refusal.OTHER_HOURS),
        ([Range(0, 1441)], Refusal.OTHER_HOURS),
        ([Range(1440, 60)], Refusal.OTHER_HOURS),
        ([MORNING] * 9, Refusal.TOO_MANY_HOURS),
    ],
)
def test_it_refuses_hours_that_are_none(table, ranges, refusal):
    with refused(refusal):
        table.set_hours(MONDAY, ranges, by=table.user)
    assert not WeeklyHours.objects.exists()


def test_it_refuses_a_weekday_that_is_none(table):
    with refused(Refusal.OTHER_HOURS):
        table.set_hours(7, [MORNING], by=table.user)


def test_it_refuses_days_that_are_none(table):
    with refused(Refusal.OTHER_HOURS):
        table.set_day(in_days(1), [Range(NOON, NINE)], by=table.user)
    with refused(Refusal.FAR_AWAY):
        table.set_day(in_days(800), [], by=table.user)
    with refused(Refusal.OTHER_DAYS):
        table.take_off(in_days(2), in_days(1), by=table.user)
    with refused(Refusal.FAR_AWAY):
        table.take_off(in_days(2), in_days(800), by=table.user)


def test_it_holds_a_bounded_number_of_days(table, monkeypatch):
    monkeypatch.setattr("cairn.scheduling.models.timetable.DAYS_AT_MOST", 1)
    for _ in range(2):
        table.set_day(in_days(1), [], by=table.user)
    table.take_off(in_days(1), in_days(1), by=table.user)
    with refused(Refusal.TOO_MUCH):
        table.set_day(in_days(2), [], by=table.user)
    with refused(Refusal.TOO_MUCH):
        table.take_off(in_days(2), in_days(2), by=table.user)


def test_it_is_nobody_elses(table, lin):
    for act in (
        lambda by: table.set_hours(MONDAY, [MORNING], by=by),
        lambda by: table.copy_to([1], weekday=0, by=by),
        lambda by: table.use(Preset.LUNCH, by=by),
        lambda by: table.set_day(in_days(1), [], by=by),
        lambda by: table.clear_day(in_days(1), by=by),
        lambda by: table.take_off(in_days(1), in_days(1), by=by),
        lambda by: table.change_rules(by=by, gap_minutes=5),
        lambda by: table.change_zone("UTC", by=by),
    ):
        with refused(Refusal.NOT_YOURS):
            act(lin.user)


def test_rules_are_changed_together(table):
    values = {"step_minutes": 30, "gap_minutes": 10, "max_per_day": 3, "lengths": [15]}
    table.change_rules(by=table.user, **values)
    assert {name: getattr(fresh(table), name) for name in values} == values
    assert fresh(table).notice_minutes == 24 * 60


@pytest.mark.parametrize(
    "values",
    [
        {"step_minutes": 7},
        {"gap_minutes": 61},
        {"notice_minutes": 10**12},
        {"horizon_days": 0},
        {"max_per_day": 0},
        {"lengths": []},
        {"lengths": [15, 17]},
        {"day_before": "perhaps"},
        {"calendar_delivery": "pigeon"},
    ],
)
def test_it_refuses_rules_out_of_bounds(table, values):
    with refused(Refusal.OTHER_RULES):
        table.change_rules(by=table.user, **values)


def test_it_follows_the_persons_own_clock_unless_told_otherwise(table):
    lives_in(table, "Europe/Lisbon")
    assert fresh(table).zone_name == "Europe/Lisbon"
    table.change_zone("Asia/Tokyo", by=table.user)
    lives_in(table, "Europe/Berlin")
    assert fresh(table).zone_name == "Asia/Tokyo"
    table.change_zone("", by=table.user)
    assert fresh(table).zone_name == "Europe/Berlin"
    with refused(Refusal.NO_SUCH_ZONE):
        table.change_zone("Mars/Olympus", by=table.user)


@time_machine.travel("2027-01-11T00:00:00Z", tick=False)
@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        (Keep.CLOCK, [Entry(0, NINE, NOON), Entry(6, 20 * 60, 23 * 60)]),
        (Keep.MOMENTS, [Entry(0, 4 * 60, 7 * 60), Entry(6, 15 * 60, 18 * 60)]),
    ],
)
def test_another_clock_keeps_the_times_or_the_moments(table, keep, expected):
    """E7"""
    lives_in(table, "Europe/Lisbon")
    table.set_hours(MONDAY, [MORNING], by=table.user)
    table.set_hours(SUNDAY, [Range(20 * 60, 23 * 60)], by=table.user)
    monday = timezone.now()
    week = monday, monday + timedelta(days=7)
    before = fresh(table).hours().open_spans(*week)
    table.change_zone("America/New_York", by=table.user, keep=keep)
    assert fresh(table).entries() == expected
    after = fresh(table).hours().open_spans(*week)
    assert (before == after) == (keep == Keep.MOMENTS)


def test_moments_may_wander_over_midnight_and_back(table):
    lives_in(table, "Asia/Tokyo")
    table.set_hours(MONDAY, [Range(6 * 60, 0)], by=table.user)
    table.change_zone("UTC", by=table.user, keep=Keep.MOMENTS)
    assert fresh(table).entries() == [Entry(SUNDAY, 21 * 60, 15 * 60)]
    table.change_zone("Asia/Tokyo", by=table.user, keep=Keep.MOMENTS)
    assert fresh(table).entries() == [Entry(MONDAY, 6 * 60, 1440)]


def test_two_are_locked_in_the_order_of_the_people(db, django_assert_num_queries):
    people = sorted((a_person("Bo"), a_person("Asha")), key=lambda person: person.pk)
    for order in (people, people[::-1]):
        assert list(Timetable.lock_all(order)) == [person.pk for person in people]
    with django_assert_num_queries(2):
        Timetable.lock_all(people)


def test_reading_costs_the_same_however_much_there_is(table, django_assert_num_queries):
    table.use(Preset.LUNCH, by=table.user)
    with django_assert_num_queries(4):
        fresh(table).hours()
    for days in range(1, 30):
        table.take_off(in_days(days), in_days(days), by=table.user)
    with django_assert_num_queries(4):
        fresh(table).hours()
