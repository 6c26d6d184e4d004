"""Availability: the hours of a week, the rules for meetings, and their clock."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.accounts.models import User
from cairn.scheduling.choices import Range
from cairn.scheduling.entries import Entry
from cairn.scheduling.models import Timetable
from tests.cast import a_person

PAGE = "/settings/availability/"
RULES = {
    "lengths": ["30", "60"],
    "step_minutes": "30",
    "gap_minutes": "10",
    "notice_minutes": "240",
    "horizon_days": "60",
    "max_per_day": "2",
    "max_per_week": "",
    "hour_before": "on",
    "calendar_delivery": "feed",
}


@pytest.fixture
def uma(client, db) -> User:
    """She lives in Lisbon, and is signed in."""
    uma = a_person("Uma", time_zone="Europe/Lisbon")
    client.force_login(uma)
    return uma


def rows(**days: list[tuple[str, str]]) -> dict[str, str]:
    """What a browser sends for rows of times, given as d0=[("09:00", "12:00")]."""
    sent = {}
    for day, times in days.items():
        for number, (start, end) in enumerate(times):
            sent |= {f"{day[1:]}-{number}_0": start, f"{day[1:]}-{number}_1": end}
    return sent


def values_in(answer) -> list[str]:
    return re.findall(r'type="time" name="[^"]*" value="([^"]*)"', answer.content.decode())


def entries(user: User) -> list[Entry]:
    return Timetable.of(user).entries()


# The page


def test_it_asks_strangers_to_sign_in(client, db):
    assert client.get(PAGE).headers["Location"].startswith("/accounts/login/")
    assert client.post(PAGE).headers["Location"].startswith("/accounts/login/")


def test_it_is_there_before_one_has_a_community(client, uma):
    page = client.get(PAGE).content.decode()
    assert "Weekday evenings" in page
    assert "Nothing is open." in page
    assert not Timetable.objects.exists()


def test_the_settings_lead_to_it(client, uma):
    assert f'href="{PAGE}"' in client.get("/settings/").content.decode()


# The week


def test_it_saves_the_hours_of_a_week(client, uma):
    sent = rows(d0=[("09:00", "12:00"), ("13:00", "00:00")], d6=[("22:00", "02:00"), ("", "")])
    assert client.post(PAGE, sent).headers["Location"] == PAGE
    late, night = Entry(0, 13 * 60, 1440), Entry(6, 22 * 60, 120)
    assert entries(uma) == [Entry(0, 540, 720), late, night]
    answer = client.get(PAGE)
    assert values_in(answer) == ["09:00", "12:00", "13:00", "00:00", "22:00", "02:00"]
    assert answer.content.decode().count("until the next day") == 1


def test_it_changes_only_the_days_that_are_other_now(client, uma):
    Timetable.of(uma).set_hours(0, [Range(540, 720)], by=uma)
    Timetable.of(uma).set_hours(2, [Range(1320, 120)], by=uma)
    kept = set(Timetable.of(uma).weekly_hours.values_list("pk", flat=True))
    sent = {"d0": [("09:00", "12:00")], "d2": [("22:00", "02:00")], "d3": [("09:00", "10:00")]}
    client.post(PAGE, rows(**sent))
    assert kept < set(Timetable.of(uma).weekly_hours.values_list("pk", flat=True))
    client.post(PAGE, rows(d0=sent["d0"]))
    assert entries(uma) == [Entry(0, 540, 720)]


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (("09:00", ""), "Say both when it begins and when it ends."),
        (("25:00", "26:00"), "Write a time such as 18:30."),
        (("a\x00b", "10:00"), "Write a time such as 18:30."),
        (("9" * 500, "10:00"), "Write a time such as 18:30."),
        (("10:00", "10:00"), "These hours end when they begin."),
    ],
)
def test_it_says_beside_the_times_what_is_wrong_and_keeps_them(client, uma, times, sentence):
    answer = client.post(PAGE, rows(d1=[("08:00", "09:00"), times]))
    assert answer.status_code == 422
    assert list(answer.context["week"].errors) == ["1-1"]
    assert sentence in str(answer.context["week"].errors["1-1"])
    assert values_in(answer)[:2] == ["08:00", "09:00"]
    assert 'id="id_1-1"' in answer.content.decode()
    assert entries(uma) == []


def test_a_day_holds_a_bounded_number_of_times(client, uma):
    answer = client.post(PAGE, rows(d1=[("08:00", "09:00")] * 12))
    assert answer.status_code == 422
    assert "at most eight times" in answer.content.decode()
    assert entries(uma) == []


# Rows, without JavaScript


def test_a_row_more_loses_nothing_typed_and_saves_nothing(client, uma):
    sent = rows(d1=[("08:00", "09:"), ("", "10:00")])
    answer = client.post(PAGE, sent | {"change": "add-1"})
    assert answer.status_code == 200
    assert "This is not saved yet." in answer.content.decode()
    assert [len(day.rows) for day in answer.context["week"].days] == [0, 3, 0, 0, 0, 0, 0]
    assert values_in(answer) == ["08:00", "09:", "", "10:00", "", ""]
    assert re.search(r'name="1-2_0"[^>]* data-focus', answer.content.decode())
    assert entries(uma) == []


def test_a_row_less_takes_that_row(client, uma):
    sent = rows(d1=[("08:00", "09:00"), ("10:00", "11:00"), ("12:00", "13:00")])
    answer = client.post(PAGE, sent | {"change": "remove-1-1"})
    assert values_in(answer) == ["08:00", "09:00", "12:00", "13:00"]


def test_a_day_is_copied_to_others(client, uma):
    sent = rows(d1=[("22:00", "01:00")], d3=[("08:00", "09:00")])
    answer = client.post(PAGE, sent | {"change": "copy-1", "to-1": ["3", "6"]})
    assert values_in(answer) == ["22:00", "01:00"] * 3


@pytest.mark.parametrize(
    "change", ["add-9", "add-²", "add-", "remove-1", "remove-1-7", "copy-x", "-", "\x00", "9" * 999]
)
def test_a_change_that_is_none_changes_nothing(client, uma, change):
    answer = client.post(PAGE, rows(d1=[("08:00", "09:00")]) | {"change": change, "to-1": "12"})
    assert (answer.status_code, values_in(answer)) == (200, ["08:00", "09:00"])


def test_enter_saves(client, uma):
    """A browser presses the first button of a form."""
    form = client.get(PAGE).content.decode().split('id="week"')[1]
    assert re.search(r"<button[^>]*>", form).group().count("name=") == 0


# Presets


def test_a_preset_begins_the_week(client, uma):
    assert client.post(PAGE + "presets/", {"preset": "lunch"}).headers["Location"] == PAGE
    assert [one[1:] for one in entries(uma)] == [(720, 780)] * 5
    assert "Weekday evenings" not in client.get(PAGE).content.decode()


def test_a_preset_that_is_none_is_not_found(client, uma):
    assert client.post(PAGE + "presets/", {"preset": "never"}).status_code == 404


# Rules


def test_it_saves_the_rules(client, uma):
    assert client.post(PAGE + "rules/", RULES).headers["Location"] == PAGE
    table = Timetable.of(uma)
    assert (table.lengths, table.step_minutes, table.gap_minutes) == ([30, 60], 30, 10)
    assert (table.notice_minutes, table.horizon_days) == (240, 60)
    assert (table.max_per_day, table.max_per_week) == (2, None)
    assert (table.day_before, table.hour_before) == (False, True)
    assert table.calendar_delivery == "feed"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("lengths", []),
        ("lengths", ["17"]),
        ("step_minutes", "7"),
        ("gap_minutes", "61"),
        ("gap_minutes", "9" * 400),
        ("notice_minutes", "-5"),
        ("horizon_days", "0"),
        ("horizon_days", "soon"),
        ("max_per_day", "21"),
        ("max_per_week", "0"),
        ("calendar_delivery", "pigeon"),
        ("calendar_delivery", "\x00"),
    ],
)
def test_it_says_at_the_rule_what_is_wrong(client, uma, name, value):
    answer = client.post(PAGE + "rules/", RULES | {name: value})
    assert answer.status_code == 422
    assert list(answer.context["rules"].errors) == [name]
    assert Timetable.of(uma).gap_minutes == 0


# Cost


def test_the_page_costs_the_same_however_much_is_on_it(client, uma):
    table, costs = Timetable.of(uma), []
    for days in (1, 7):
        for day in range(days):
            table.set_hours(day, [Range(n * 120, n * 120 + 60) for n in range(days)], by=uma)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 12
