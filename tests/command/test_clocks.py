"""Zones and times of day, as hours of a weekday in UTC."""

from datetime import UTC, date, datetime

import pytest

from cairn.accounts.models import User
from cairn.command.clocks import Clock, clock, zone_of
from cairn.people.choices import DayPart
from cairn.people.models import Profile

MORNING, EVENING = set(range(7, 12)), set(range(17, 22))


@pytest.mark.parametrize(
    ("text", "zone", "hours"),
    [
        ("Europe/Berlin, evenings", "Europe/Berlin", EVENING),
        ("Berlin evening", "Europe/Berlin", EVENING),
        ("evenings (New York)", "America/New_York", EVENING),
        ("weekday mornings; Asia/Kolkata", "Asia/Kolkata", MORNING),
        ("Mornings and evenings", None, MORNING | EVENING),
        ("Nachmittags", None, set(range(12, 17))),
        ("lunchtime, lunch time", None, {12, 13}),
        ("18:00-20:30 CET", "CET", {18, 19}),
        ("18:30-19:15", None, set()),
        ("5pm to 8pm EST", "America/New_York", {17, 18, 19}),
        ("9am – 12pm", None, {9, 10, 11}),
        ("22-2", None, {22, 23, 0, 1}),
        ("12am-1am", None, {0}),
        ("weekends only", None, set()),
        ("UTC+2", 120, None),
        ("GMT-03:30, mornings", -210, MORNING),
        ("(GMT+01:00) Amsterdam, Berlin; mornings", 60, MORNING),
        ("+05:30", 330, None),
        ("", None, None),
    ],
)
def test_zone_and_times_are_read(text: str, zone: str | int | None, hours: set[int] | None):
    expected = Clock(zone, None if hours is None else frozenset(hours))
    assert clock(text) == (expected, [])


def test_what_is_neither_is_told():
    assert clock("Europe/Berlin; after the school run") == (
        Clock("Europe/Berlin"),
        ["after the school run"],
    )


@pytest.mark.parametrize("text", ["Atlantis", "IST", "Middle-earth/Shire", "Europe", "/"])
def test_what_is_no_zone(text: str):
    assert zone_of(text) is None


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "UTC"])
@pytest.mark.parametrize("month", [1, 7])
def test_the_hours_are_those_that_a_profile_has(zone: str, month: int):
    user = User(time_zone=zone)
    profile = Profile(user=user, day_parts=[DayPart.EVENING])
    told, _ = clock(f"{zone}, evenings")
    noon = datetime(2026, month, 15, 12, tzinfo=UTC)
    assert told.mask(date(2026, month, 15), None) == profile.hours_mask(noon)


def test_without_a_zone_that_of_the_others_counts():
    told, _ = clock("evenings")
    assert told.mask(date(2026, 1, 1), None) is None
    assert told.mask(date(2026, 1, 1), 60) == sum(1 << (hour - 1) for hour in EVENING)


def test_no_hour_is_not_the_same_as_nothing_said():
    assert clock("weekends only, UTC")[0].mask(date(2026, 1, 1), None) == 0
    assert clock("UTC")[0].mask(date(2026, 1, 1), None) is None
