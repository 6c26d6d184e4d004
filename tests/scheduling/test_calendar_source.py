"""A calendar elsewhere keeps its owner's time free, and says nothing else of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cairn.ics.reading import Reading
from cairn.lib.fetching import Fetched
from cairn.lib.sealing import seal
from cairn.scheduling.looking import fetch_due_calendars
from cairn.scheduling.models import BusyBlock, CalendarSource
from cairn.scheduling.offering import busy_of, slots_for
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.spans import Span
from tests.ics.files import a_file, an_event
from tests.lib.strangers import a_stranger, ok
from tests.refusing import refused
from tests.scheduling.gatherings import opens

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 2, 8, tzinfo=UTC)
ELSEWHERE = "https://calendar.example.org/private-1a2b3c/basic.ics"
DENTIST = an_event("DTSTART:20261103T090000Z", "DTEND:20261103T100000Z", "SUMMARY:Dentist")
BUSY = (datetime(2026, 11, 3, 9, tzinfo=UTC), datetime(2026, 11, 3, 10, tzinfo=UTC))


@pytest.fixture
def source(lin) -> CalendarSource:
    return CalendarSource.connect(ELSEWHERE, by=lin.user)


def look(source: CalendarSource, answer: bytes) -> list[bytes]:
    """Let a stranger on this machine have the calendar, and look at it; what they were asked."""
    with a_stranger(answer) as there:
        source.sealed_address = seal(f"{there.address}/basic.ics")
        source.refresh(seconds=3, also=[there.door])
        return there.asked


def blocks() -> list[tuple[datetime, datetime]]:
    return list(BusyBlock.objects.order_by("starts_at").values_list("starts_at", "ends_at"))


def test_its_address_is_secret_at_rest(source):
    assert source.address == ELSEWHERE
    assert source.host == "calendar.example.org"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM scheduling_calendarsource")
        assert "private-1a2b3c" not in str(cursor.fetchall())


@pytest.mark.parametrize(
    ("address", "refusal"),
    [
        ("", Refusal.CALENDAR_ADDRESS),
        ("my calendar", Refusal.CALENDAR_ADDRESS),
        ("file:///etc/passwd", Refusal.CALENDAR_ADDRESS),
        ("https://\x00/", Refusal.CALENDAR_ADDRESS),
        ("https://a.example/" + "x" * 9000, Refusal.CALENDAR_ADDRESS),
        ("https://a.example:8443/", Refusal.CALENDAR_FORBIDDEN),
        (ELSEWHERE, Refusal.CALENDAR_KNOWN),
    ],
)
def test_it_refuses_what_it_would_never_ask(source, address, refusal):
    with refused(refusal):
        CalendarSource.connect(address, by=source.user)


def test_it_refuses_a_sixth(lin):
    for number in range(5):
        CalendarSource.connect(f"{ELSEWHERE}?{number}", by=lin.user)
    with refused(Refusal.TOO_MANY_CALENDARS):
        CalendarSource.connect(ELSEWHERE, by=lin.user)


def test_nobody_else_touches_it(source, ada):
    stranger = ada.membership.user
    with refused(Refusal.NOT_YOUR_CALENDAR):
        source.disconnect(by=stranger)
    with refused(Refusal.NOT_YOUR_CALENDAR):
        source.change(by=stranger, counts_all_day=True)


@time_machine.travel(NOW, tick=False)
def test_it_keeps_the_times_and_not_a_word_of_what_for(source):
    """I19"""
    look(source, ok(a_file(DENTIST), 'ETag: "1"'))
    assert blocks() == [BUSY]
    assert (source.last_ok_at, source.etag, source.trouble) == (NOW, '"1"', "")
    with connection.cursor() as cursor:
        for table in ("calendarsource", "busyblock"):
            cursor.execute(f"SELECT * FROM scheduling_{table}")
            assert "Dentist" not in str(cursor.fetchall())


@time_machine.travel(NOW, tick=False)
def test_the_last_good_copy_stays_when_a_look_fails(source):
    """E19"""
    look(source, ok(a_file(DENTIST)))
    for answer, words in [
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", "does not give us"),
        (ok(b"<html>sign in</html>"), "not a calendar"),
        (ok(b"x" * 5_000_001), "too large"),
        (ok(a_file(an_event("DTSTART:20260101T000000Z", "RRULE:FREQ=SECONDLY"))), "repeats more"),
    ]:
        look(source, answer)
        assert words in source.trouble
        assert blocks() == [BUSY]
    assert source.failures == 4
    look(source, ok(a_file()))
    assert (blocks(), source.failures, source.trouble) == ([], 0, "")


def test_it_asks_only_for_what_is_new_and_once_a_day_for_all(source):
    unchanged = b"HTTP/1.1 304 Not Modified\r\n\r\n"
    with time_machine.travel(NOW, tick=False) as clock:
        look(source, ok(a_file(DENTIST), 'ETag: "1"'))
        clock.shift(timedelta(hours=1))
        (asked,) = look(source, unchanged)
        assert b'If-None-Match: "1"' in asked
        assert blocks() == [BUSY]
        clock.shift(timedelta(hours=24))
        (asked,) = look(source, ok(a_file(DENTIST), 'ETag: "1"'))
        assert b"If-None-Match" not in asked


@time_machine.travel(NOW, tick=False)
def test_whole_days_count_only_when_its_owner_says_so(source):
    vacation = a_file(an_event("DTSTART;VALUE=DATE:20261103"))
    look(source, ok(vacation))
    assert blocks() == []
    source.change(by=source.user, counts_all_day=True)
    assert source.next_fetch_at == NOW
    look(source, ok(vacation))
    assert blocks() == [(NOW.replace(day=3, hour=0), NOW.replace(day=4, hour=0))]


@time_machine.travel(NOW, tick=False)
def test_it_goes_with_all_that_it_said(source):
    """I19"""
    look(source, ok(a_file(DENTIST)))
    source.disconnect(by=source.user)
    assert blocks() == []
    assert not CalendarSource.objects.exists()


@time_machine.travel(NOW, tick=False)
def test_a_look_that_ends_after_the_calendar_is_gone_keeps_nothing(source, monkeypatch):
    def forget(fetched: Fetched) -> Reading:
        CalendarSource.objects.all().delete()
        return Reading([BUSY], 0)

    monkeypatch.setattr(source, "_read", forget)
    look(source, ok(a_file(DENTIST)))
    assert blocks() == []


@time_machine.travel(NOW, tick=False)
def test_two_never_look_at_once(source):
    twin = CalendarSource.objects.get()
    assert source._take()
    assert not twin._take()


def test_it_never_fetches_from_inside(source):
    """The address of this very machine is refused when it is fetched, not only when typed."""
    with a_stranger(ok(a_file(DENTIST))) as there:
        CalendarSource.objects.update(sealed_address=seal("http://127.0.0.1/"))
        fetch_due_calendars()
        assert there.asked == []
    source.refresh_from_db()
    assert source.last_error == "forbidden"


def test_it_comes_again_in_twenty_to_thirty_minutes_and_seldom_where_nobody_answers(source):
    with time_machine.travel(NOW, tick=False):
        look(source, ok(a_file()))
        waits = source.next_fetch_at - NOW
        assert timedelta(minutes=20) <= waits <= timedelta(minutes=30)
        for _ in range(8):
            look(source, b"")
        waits = source.next_fetch_at - NOW
        assert timedelta(hours=10) <= waits <= timedelta(hours=11)
        assert list(CalendarSource.objects.due(NOW)) == []


def test_without_its_key_an_address_is_a_sentence(source, settings):
    settings.SECRET_KEY = "another"
    source.refresh()
    assert source.last_error == "sealed"
    assert source.host == ""


@time_machine.travel(NOW, tick=False)
def test_no_time_is_offered_in_which_one_of_the_two_is_busy_elsewhere(pair):
    mentor, mentee = pair.people
    opens(mentor)
    day = {"minutes": 30, "lo": NOW.replace(day=3, hour=8), "hi": NOW.replace(day=3, hour=11)}
    free = {slot.start.hour for slot in slots_for(pair, **day)}
    for person in (mentor, mentee):
        source = CalendarSource.connect(ELSEWHERE, by=person.user)
        look(source, ok(a_file(DENTIST)))
        starts = {slot.start.hour for slot in slots_for(pair, **day)}
        assert free - starts == {9}
        assert busy_of([person.user], NOW, timezone.now() + timedelta(days=3)) == {
            person.user.pk: [Span(*BUSY)]
        }
        source.disconnect(by=person.user)
