"""A file that wants all the time or memory there is gets a little of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from cairn.ics import bounded
from cairn.ics.bounded import read_apart
from cairn.ics.reading import Unreadable, read
from cairn.ics.repeating import TooMany
from tests.ics.files import WANTED, a_file, an_event

# Never fulfilled, and looked for in every minute until the end of time.
NEVER = an_event("DTSTART:20260101T000000Z", "RRULE:FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=30")


def test_it_says_the_same_as_reading_at_home():
    data = a_file(
        an_event("DTSTART;TZID=Europe/Lisbon:20261023T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY"),
        an_event("DTSTART:never"),
    )
    assert read_apart(data, WANTED) == read(data, WANTED)
    assert read_apart(data, WANTED).unread == 1


def test_it_ends_a_file_that_takes_too_long():
    """E19"""
    begun = time.monotonic()
    with pytest.raises(TooMany):
        read_apart(a_file(NEVER), WANTED, seconds=1)
    assert time.monotonic() - begun < 4


def test_it_ends_by_itself_when_nobody_ends_it():
    """Whoever started it may have been killed."""
    command = [sys.executable, "-m", "cairn.ics.bounded", bounded._told(WANTED, 1)]
    done = subprocess.run(command, input=a_file(NEVER), check=False, timeout=30)
    assert done.returncode == -signal.SIGXCPU


def test_it_ends_a_file_that_takes_too_much_memory(monkeypatch):
    """E19"""
    monkeypatch.setattr(bounded, "_told", lambda *_: "[" * 100_000)
    with pytest.raises(TooMany):
        read_apart(b"", WANTED)


def test_what_is_no_calendar_is_unreadable_there_too():
    with pytest.raises(Unreadable):
        read_apart(b"<html>", WANTED)


def test_the_process_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "mine")
    seen = {}
    monkeypatch.setattr(bounded.subprocess, "run", lambda *_, **options: seen.update(options))
    with pytest.raises(AttributeError):
        read_apart(b"", WANTED)
    assert "SECRET_KEY" in os.environ
    assert set(seen["env"]) == {"PYTHONPATH", "PATH"}
