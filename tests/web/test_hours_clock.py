"""The clock that somebody's hours are on, and what becomes of them when it changes."""

from __future__ import annotations

import pytest

from cairn.accounts.models import User
from cairn.scheduling.choices import Range
from cairn.scheduling.entries import Entry
from cairn.scheduling.models import Timetable
from tests.cast import a_person

PAGE = "/settings/availability/"


@pytest.fixture
def uma(client, db) -> User:
    """She lives in Lisbon, and is signed in."""
    uma = a_person("Uma", time_zone="Europe/Lisbon")
    client.force_login(uma)
    return uma


def entries(user: User) -> list[Entry]:
    return Timetable.of(user).entries()


def test_hours_keep_the_clock_or_the_moments(client, uma):
    """E7"""
    Timetable.of(uma).set_hours(0, [Range(540, 720)], by=uma)
    client.post(PAGE + "clock/", {"time_zone": "Asia/Kolkata", "keep": "clock"})
    assert (Timetable.of(uma).zone_name, entries(uma)) == ("Asia/Kolkata", [Entry(0, 540, 720)])
    client.post(PAGE + "clock/", {"time_zone": "Asia/Kathmandu", "keep": "moments"})
    assert entries(uma) == [Entry(0, 555, 735)]
    client.post(PAGE + "clock/", {"time_zone": "own", "keep": "clock"})
    assert Timetable.of(uma).time_zone == ""
    assert Timetable.of(uma).zone_name == "Europe/Lisbon"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "\x00", "x" * 10_000])
def test_a_clock_that_is_none_is_refused(client, uma, zone):
    answer = client.post(PAGE + "clock/", {"time_zone": zone, "keep": "clock"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["time_zone"]


def test_moving_asks_what_the_hours_keep(client, uma):
    """E7"""
    assert "keep" not in client.get("/settings/").context["form"].fields
    Timetable.of(uma).set_hours(0, [Range(540, 720)], by=uma)
    moved = {"name": "Uma", "time_zone": "Asia/Kolkata"}
    client.post("/settings/", moved | {"keep": "clock"})
    assert (Timetable.of(uma).zone_name, entries(uma)) == ("Asia/Kolkata", [Entry(0, 540, 720)])
    client.post("/settings/", {"name": "Uma", "time_zone": "Asia/Kathmandu", "keep": "moments"})
    table = Timetable.of(User.objects.get(pk=uma.pk))
    assert (table.time_zone, table.zone_name) == ("", "Asia/Kathmandu")
    assert table.entries() == [Entry(0, 555, 735)]
