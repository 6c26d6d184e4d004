"""Settings from the environment."""

from __future__ import annotations

import pytest

from cairn.lib import environ


def test_an_address_of_postgres_is_read():
    found = environ.database("postgres://ann:p%40ss@db.example:5433/cairn?sslmode=require")
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["USER"], found["PASSWORD"]) == ("ann", "p@ss")
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "cairn")
    assert found["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("data/cairn.sqlite3", "data/cairn.sqlite3"),
        ("sqlite:///data/cairn.sqlite3", "data/cairn.sqlite3"),
        ("sqlite:////srv/cairn.sqlite3", "/srv/cairn.sqlite3"),
    ],
)
def test_an_address_of_sqlite_is_a_path(address: str, path: str):
    assert str(environ.database(address)["NAME"]) == path


def test_another_scheme_is_named():
    with pytest.raises(ValueError, match="DATABASE_URL must begin with"):
        environ.database("mysql://localhost/cairn")


def test_a_number_that_is_none_is_named(monkeypatch):
    monkeypatch.setenv("EMAIL_PORT", "many")
    with pytest.raises(ValueError, match="EMAIL_PORT must be a whole number"):
        environ.number("EMAIL_PORT", 25)


@pytest.mark.parametrize("hours", ["-1", "49"])
def test_a_number_out_of_its_range_is_named(monkeypatch, hours: str):
    monkeypatch.setenv("MEETING_LATE_HOURS", hours)
    with pytest.raises(ValueError, match="MEETING_LATE_HOURS must be between 0 and 48"):
        environ.number("MEETING_LATE_HOURS", 3, among=range(49))


@pytest.mark.parametrize("hours", ["0", "48"])
def test_a_number_may_be_at_either_end_of_its_range(monkeypatch, hours: str):
    monkeypatch.setenv("MEETING_LATE_HOURS", hours)
    assert environ.number("MEETING_LATE_HOURS", 3, among=range(49)) == int(hours)


def test_an_address_ends_without_a_slash(monkeypatch):
    monkeypatch.setenv("VIDEO_HOST", " https://meet.example.org/ ")
    assert environ.address("VIDEO_HOST") == "https://meet.example.org"
    monkeypatch.delenv("VIDEO_HOST")
    assert environ.address("VIDEO_HOST") == ""


@pytest.mark.parametrize("text", ["meet.example.org", "javascript:alert(1)", "https://"])
def test_an_address_that_is_none_is_named(monkeypatch, text: str):
    monkeypatch.setenv("VIDEO_HOST", text)
    with pytest.raises(ValueError, match="VIDEO_HOST must begin with https://"):
        environ.address("VIDEO_HOST")


@pytest.mark.parametrize(("text", "value"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_a_flag_is_on_or_off(monkeypatch, text: str, value: bool):
    monkeypatch.setenv("BEHIND_PROXY", text)
    assert environ.flag("BEHIND_PROXY") is value


def test_the_cache_is_a_table_or_at_an_address():
    assert environ.cache("")["BACKEND"].endswith("db.DatabaseCache")
    redis = environ.cache("redis://cache:6379/1")
    assert redis["BACKEND"].endswith("redis.RedisCache")
    assert redis["LOCATION"] == "redis://cache:6379/1"
