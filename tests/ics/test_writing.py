"""What is written for calendars is what they read, whatever people typed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from cairn.ics.values import Person
from cairn.ics.writing import cancel, copy, feed, request
from tests.ics.files import an_invitation, at

NASTY = 'Tea;\r\nATTENDEE:mailto:all@example.org\\n, "x"\r\x00\x1b\u2028\u202e^n\\'
WAYS = [request, cancel, copy, lambda one: feed([one], name=one.summary)]
words = st.text(max_size=200) | st.just(NASTY)


def lines_of(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def the_event(data: bytes):
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    return event


def as_read(text: str) -> str:
    """What a calendar can keep of a text: line ends of one kind, nothing invisible."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    gone = {*map(chr, [*range(9), *range(11, 32), *range(127, 160), 0x2028, 0x2029])}
    gone |= {chr(one) for one in [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]}
    return "".join(letter for letter in plain if letter not in gone)


@pytest.mark.parametrize("write", WAYS)
@given(summary=words, description=words, name=words)
def test_it_says_what_people_typed_and_nothing_that_they_smuggled(
    write, summary, description, name
):
    organizer = Person("calendar@cairn.example", name)
    one = an_invitation(summary=summary, description=description, organizer=organizer)
    data = write(one)
    assert {line.partition(":")[0].partition(";")[0] for line in lines_of(data)} <= KNOWN
    event = the_event(data)
    assert str(event["SUMMARY"]) == " ".join(as_read(summary).replace("\\N", "\n").split())
    assert str(event.get("DESCRIPTION", "")) == as_read(description).replace("\\N", "\n")


KNOWN = {
    *("BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART"),
    *("DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CONFERENCE", "STATUS", "TRANSP"),
    *("ORGANIZER", "ATTENDEE", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "X-PUBLISHED-TTL", ""),
}


@given(summary=words)
@example(summary="äx" * 200)
def test_it_folds_between_characters_at_75_octets(summary):
    for line in request(an_invitation(summary=summary)).split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert b"\n" not in line


@given(
    minutes=st.integers(0, 2_000_000),
    length=st.integers(10, 240),
    offset=st.integers(-14 * 60, 14 * 60),
)
def test_it_tells_the_same_instants_in_utc_whatever_zone_they_came_in(minutes, length, offset):
    zone = timezone(timedelta(minutes=offset))
    start = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(zone)
    end = start + timedelta(minutes=length)
    data = request(an_invitation(start=start, end=end))
    event = the_event(data)
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, end)
    assert b"TZID" not in data
    assert all(line.endswith("Z") for line in lines_of(data) if line.startswith("DT"))


def test_it_invites_each_to_the_very_address_of_the_mail():
    data = request(an_invitation())
    assert "METHOD:REQUEST" in lines_of(data)
    attendee = the_event(data)["ATTENDEE"]
    assert str(attendee) == "mailto:lin@example.org"
    assert attendee.params["PARTSTAT"] == "ACCEPTED"
    assert attendee.params["ROLE"] == "REQ-PARTICIPANT"


def test_it_cancels_what_it_invited_to():
    event = the_event(cancel(an_invitation(sequence=4)))
    assert (str(event["STATUS"]), str(event["UID"]), event["SEQUENCE"]) == (
        "CANCELLED",
        "m-1@cairn.example",
        4,
    )
    assert "ATTENDEE" in event


@pytest.mark.parametrize("write", WAYS[2:])
def test_what_is_published_names_no_attendee(write):
    data = write(an_invitation())
    assert "METHOD:PUBLISH" in lines_of(data)
    assert b"ATTENDEE" not in data
    assert b"lin@example.org" not in data


@pytest.mark.parametrize("write", WAYS)
def test_it_rings_no_alarm_repeats_nothing_and_names_no_zone(write):
    data = write(an_invitation())
    assert not any(word in data for word in (b"VALARM", b"RRULE", b"VTIMEZONE", b"TZID"))


def test_a_feed_says_how_often_to_look_and_where_to_join():
    one = an_invitation(
        conference="https://meet.example/a b\r\nX: y", url="https://cairn.example/m/1"
    )
    data = feed([one, one], name="Lin, at Cairn")
    head = lines_of(data)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in head
    assert "X-PUBLISHED-TTL:PT6H" in head
    assert "X-WR-CALNAME:Lin\\, at Cairn" in head
    assert "CONFERENCE;VALUE=URI:https://meet.example/abX:y" in head
    assert head.count("BEGIN:VEVENT") == 2


def test_it_cuts_what_no_calendar_shows():
    assert len(request(an_invitation(description="x" * 100_000))) < 10_000


def test_a_feed_without_meetings_is_a_calendar():
    assert Calendar.from_ical(feed([], name="Lin")).walk("VEVENT") == []


def test_an_instant_is_told_to_the_second():
    assert "DTSTAMP:20261101T083000Z" in lines_of(request(an_invitation(made_at=at(11, 1, 8, 30))))
