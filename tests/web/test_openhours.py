"""The open hours of the next two weeks, as the page of availability shows them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
import time_machine

from cairn.accounts.models import User
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Timetable
from tests.cast import a_person

PAGE = "/settings/availability/"
TUESDAY = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def uma(client, db) -> User:
    """She lives in Lisbon, and is signed in."""
    uma = a_person("Uma", time_zone="Europe/Lisbon")
    client.force_login(uma)
    return uma


def shown(client) -> list[tuple[date, list[str]]]:
    days = client.get(PAGE).context["ahead"].days
    return [(one.day, [stretch.words for stretch in one.stretches]) for one in days]


@time_machine.travel(TUESDAY, tick=False)
def test_it_shows_the_next_two_weeks(client, uma):
    table = Timetable.of(uma)
    table.set_hours(1, [Range(10 * 60, 14 * 60), Range(18 * 60, 20 * 60)], by=uma)
    table.set_hours(2, [Range(22 * 60, 2 * 60)], by=uma)
    table.set_day(date(2026, 12, 1), [Range(60, 120)], by=uma)
    assert shown(client) == [
        (date(2026, 11, 24), ["12:00–14:00", "18:00–20:00"]),
        (date(2026, 11, 25), ["22:00–02:00"]),
        (date(2026, 12, 1), ["01:00–02:00"]),
        (date(2026, 12, 2), ["22:00–02:00"]),
    ]
    page = client.get(PAGE).content.decode()
    assert re.search(r"Tue 24 Nov</span>\s*<span>.*12:00–14:00.*18:00–20:00", page)
    assert "Times in Lisbon" in page


@time_machine.travel(TUESDAY, tick=False)
def test_those_who_are_always_there_see_it_day_by_day(client, uma):
    for day in range(7):
        Timetable.of(uma).set_hours(day, [Range(0, 1440)], by=uma)
    found = shown(client)
    assert len(found) == 14
    assert {tuple(words) for _day, words in found[1:]} == {("all day",)}


@time_machine.travel(TUESDAY, tick=False)
def test_the_hours_may_be_on_another_clock_than_the_readers(client, uma):
    Timetable.of(uma).change_zone("Pacific/Auckland", by=uma)
    Timetable.of(uma).set_hours(3, [Range(540, 600)], by=uma)
    assert shown(client)[0] == (date(2026, 11, 26), ["09:00–10:00"])
    assert "Times in Auckland" in client.get(PAGE).content.decode()
