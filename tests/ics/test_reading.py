"""When somebody is busy, out of whatever their calendar publishes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cairn.ics.reading import Unreadable, merged, read
from cairn.ics.repeating import TooMany
from cairn.ics.sifting import sifted
from tests.ics.files import WANTED, a_file, an_event, at


def busy_of(*events: str, head: str = "", **wanted):
    return read(a_file(*events, head=head), WANTED._replace(**wanted)).busy


def meeting(*lines: str, **options) -> str:
    return an_event("DTSTART:20261103T090000Z", "DTEND:20261103T100000Z", *lines, **options)


ONE = [(at(11, 3, 9), at(11, 3, 10))]


def test_it_reads_when_somebody_is_busy():
    assert busy_of(meeting()) == ONE


@pytest.mark.parametrize("line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED", "transp:transparent"])
def test_it_counts_nothing_that_leaves_its_owner_free(line):
    assert busy_of(meeting(line)) == []


def test_a_birthday_is_no_vacation():
    """E18"""
    day = "DTSTART;VALUE=DATE:20261103"
    assert busy_of(an_event(day, "TRANSP:TRANSPARENT"), counts_all_day=True) == []
    assert busy_of(an_event(day)) == []
    vacation = an_event(day, "DTEND;VALUE=DATE:20261105")
    assert busy_of(vacation, counts_all_day=True) == [(at(11, 3), at(11, 5))]


def test_our_own_invitation_does_not_block_its_own_move():
    """E17"""
    assert busy_of(meeting(uid="m-1@cairn.example")) == []
    assert busy_of(meeting(uid="m-1@CAIRN.example")) == []
    assert busy_of(meeting("URL:https://cairn.example/w/1")) == []
    assert busy_of(meeting("URL:https://notcairn.example/w/1")) == ONE
    assert busy_of(meeting("URL:https://[cairn.example/w/1")) == ONE
    assert busy_of(meeting(uid="m-1@notcairn.example")) == ONE


@pytest.mark.parametrize(
    ("lines", "hours"),
    [
        (("DTSTART;TZID=America/New_York:20261103T090000",), 14),
        (("DTSTART;TZID=Eastern Standard Time:20261103T090000",), 14),
        (("DTSTART:20261103T090000",), 9),  # floating: on the clock of its owner, in Lisbon
    ],
)
def test_it_reads_a_time_on_its_own_clock(lines, hours):
    assert busy_of(an_event(*lines, "DURATION:PT30M")) == [(at(11, 3, hours), at(11, 3, hours, 30))]


def test_a_floating_time_is_told_by_the_zone_of_the_calendar():
    head = "X-WR-TIMEZONE:Asia/Kathmandu\r\n"
    assert busy_of(an_event("DTSTART:20261103T090000", "DURATION:PT1H"), head=head) == [
        (at(11, 3, 3, 15), at(11, 3, 4, 15))
    ]


def test_it_reads_a_zone_that_the_file_brings():
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0530\r\nTZOFFSETTO:+0530\r\nTZNAME:MINE\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    event = an_event("DTSTART;TZID=Mine:20261103T093000", "DURATION:PT1H")
    assert busy_of(zone, event) == [(at(11, 3, 4), at(11, 3, 5))]


def test_a_repetition_keeps_its_wall_time_over_a_change_of_clocks():
    event = an_event(
        "DTSTART;TZID=Europe/Lisbon:20261023T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=3"
    )
    assert [start for start, _ in busy_of(event)] == [at(10, 23, 8), at(10, 30, 9), at(11, 6, 9)]


@pytest.mark.parametrize("until", ["20261104T090000Z", "20261104", "20261104T090000"])
def test_a_repetition_ends_when_it_says(until):
    event = meeting(f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert [start for start, _ in busy_of(event)] == [at(11, 3, 9), at(11, 4, 9)]


def test_it_leaves_out_and_adds_what_the_file_says():
    event = meeting(
        "RRULE:FREQ=DAILY;COUNT=4",
        "EXDATE:20261104T090000Z",
        "EXDATE;VALUE=DATE:20261105",
        "RDATE:20261110T090000Z,20261111T090000Z",
    )
    days = [start.day for start, _ in busy_of(event)]
    assert days == [3, 6, 10, 11]


def test_a_moved_repetition_counts_where_it_went():
    moved = an_event("RECURRENCE-ID:20261104T090000Z", "DTSTART:20261104T150000Z", "DURATION:PT1H")
    dropped = an_event(
        "RECURRENCE-ID:20261105T090000Z", "DTSTART:20261105T090000Z", "STATUS:CANCELLED"
    )
    found = busy_of(meeting("RRULE:FREQ=DAILY;COUNT=3"), moved, dropped)
    assert [start for start, _ in found] == [at(11, 3, 9), at(11, 4, 15)]


def test_it_looks_at_the_time_that_is_asked_about_and_120_days_at_most():
    event = an_event("DTSTART:20200101T000000Z", "DURATION:PT2H", "RRULE:FREQ=DAILY")
    assert len(busy_of(event)) == 61
    assert len(busy_of(event, hi=at(10, 1).replace(year=2036))) == 120
    long = an_event("DTSTART:20260901T000000Z", "DTEND:20270101T000000Z")
    assert busy_of(long) == [(WANTED.lo, WANTED.hi)]


def test_it_merges_what_overlaps():
    two = an_event("DTSTART:20261103T093000Z", "DTEND:20261103T120000Z")
    assert busy_of(meeting(), two) == [(at(11, 3, 9), at(11, 3, 12))]
    assert merged([]) == []


@pytest.mark.parametrize(
    "rule",
    ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=SECONDLY;INTERVAL=7"],
)
def test_it_gives_up_on_endless_repetition(rule):
    """E19"""
    event = an_event("DTSTART:20261001T000000Z", "DURATION:PT1S", f"RRULE:{rule}")
    with pytest.raises(TooMany):
        busy_of(event)


def test_it_counts_repetitions_that_nobody_asked_about():
    """E19"""
    long_ago = "DTSTART:20200101T000000Z", "DURATION:PT1S", "RRULE:FREQ=MINUTELY;COUNT=150000"
    with pytest.raises(TooMany):
        busy_of(an_event(*long_ago))


def test_it_takes_no_file_of_any_size():
    """E19"""
    with pytest.raises(TooMany):
        read(b"x" * 5_000_001, WANTED)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00", b"<html>", b"BEGIN:VEVENT\r\nEND:VEVENT", b"/etc/passwd", b"\xff\xfe\x00"],
)
def test_what_is_no_calendar_is_unreadable(data):
    with pytest.raises(Unreadable):
        read(data, WANTED)


@pytest.mark.parametrize(
    "lines",
    [
        ("DTSTART:soon",),
        ("DTEND:20261103T100000Z",),
        ("DTSTART:99991231T235959Z", "DURATION:P99999999D", "RRULE:FREQ=YEARLY"),
        ("DTSTART:20261103T090000Z", "DURATION:PT1H", "RRULE:FREQ=SOMETIMES"),
        ("DTSTART:20261103T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;UNTIL=never"),
        ("DTSTART;TZID=Atlantis:20261103T090000", "DURATION:x"),
    ],
)
def test_one_entry_without_sense_does_not_hide_the_others(lines):
    found = read(a_file(an_event(*lines), meeting()), WANTED)
    assert found.busy == ONE
    assert found.unread == 1


def test_an_entry_that_ends_before_it_begins_takes_no_time():
    assert busy_of(an_event("DTSTART:20261103T090000Z", "DTEND:20261103T080000Z")) == []
    assert busy_of(an_event("DTSTART:20261103T090000Z")) == []


def test_no_title_no_person_and_no_place_is_looked_at():
    secret = ("SUMMARY:Dentist", "ATTENDEE:mailto:x@example.org", "LOCATION:Here", "X-Y:z")
    alarm = "BEGIN:VALARM\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Dentist\r\nEND:VALARM"
    data = a_file(meeting(*secret, "DESCRIPTION:long\r\n  Dentist", alarm))
    left = sifted(data)
    assert "Dentist" not in left
    assert "example.org" not in left
    assert "Here" not in left
    assert left.count("\r\n") == 7  # the event's own lines and what they stand in


def test_it_reads_what_other_systems_write_oddly():
    data = a_file(meeting()).replace(b"\r\n", b"\n")
    assert read(b"\xef\xbb\xbf" + data, WANTED).busy == ONE
    assert read(data + data, WANTED).busy == ONE
    assert read(data.replace(b"\n", b"\r"), WANTED).busy == ONE
    assert read(data[: -len(b"END:VCALENDAR\n")], WANTED).busy == ONE


@settings(max_examples=60)
@given(st.binary(max_size=300), st.integers(0, 400))
def test_any_bytes_are_read_or_refused(noise, place):
    whole = a_file(meeting("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261110T090000Z"))
    for data in (noise, whole[:place] + noise + whole[place:]):
        try:
            for start, end in read(data, WANTED).busy:
                assert WANTED.lo <= start < end <= WANTED.hi
        except (Unreadable, TooMany):
            continue
