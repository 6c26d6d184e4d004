"""Throws made-up files at the readers of calendars, guided by the code that they reach.

`make fuzz N=5000000` runs it in an environment of its own, for atheris is no dependency of Cairn.
Whatever the bytes are, reading must end in busy times within the window or in one of the two ways
of saying no, and an answer must be one or none; anything else is a crash, and the file that caused
it is kept. What takes long is no crash here: the site reads in a process that is ended in time.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import atheris
from fuzzing import fuzz

with atheris.instrument_imports(include=["cairn.ics", "icalendar", "dateutil"]):
    from cairn.ics import repeating
    from cairn.ics.reading import Unreadable, Wanted, read
    from cairn.ics.replies import read_reply
    from cairn.ics.sifting import KEPT_LINES, KEPT_PARTS, sifted

LO = datetime(2026, 10, 1, tzinfo=UTC)
WANTED = Wanted(LO, LO + timedelta(days=90), ZoneInfo("Europe/Lisbon"), "cairn.example")._replace(
    counts_all_day=True
)
STEPS = 300
"""Repetitions that are followed here: what a file says after the first ones adds nothing."""
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nX-WR-TIMEZONE:Asia/Kathmandu\r\n"
ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Mine\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "END:STANDARD\r\nEND:VTIMEZONE\r\n"
)
EVENTS = (
    "UID:1@x\r\nDTSTART;TZID=Mine:20261103T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=9",
    "UID:1@x\r\nRECURRENCE-ID:20261110T080000Z\r\nDTSTART:20261111T080000Z\r\nDTEND:20261111T09Z",
    "UID:2@x\r\nDTSTART;VALUE=DATE:20261103\r\nDTEND;VALUE=DATE:20261105\r\nTRANSP:OPAQUE",
    "UID:3@x\r\nDTSTART:20261103T090000Z\r\nRDATE;VALUE=PERIOD:20261104T090000Z/PT1H",
    (
        "UID:4@x\r\nDTSTART:20261103T090000Z\r\nEXDATE:20261105T090000Z\r\nDURATION:P1D\r\n"
        "RRULE:FREQ=DAILY;UNTIL=20261201T000000Z;BYDAY=MO,TU"
    ),
    "UID:m-1@cairn.example\r\nATTENDEE;PARTSTAT=DECLINED:mailto:a@x.example\r\nSEQUENCE:2",
)
WORDS = ("FREQ=", "SECONDLY", "BYSETPOS=", "BYDAY=", "INTERVAL=", "UNTIL=", "COUNT=", "VALUE=DATE:")


def look(data: bytes) -> None:
    """Read some bytes as a calendar, and as an answer to an invitation."""
    read_reply(data)
    if any(word in sifted(data).upper() for word in ("SECONDLY", "MINUTELY", "HOURLY", "BYSETPOS")):
        return  # may look for its next time until it is ended, which another test waits for
    try:
        for start, end in read(data, WANTED).busy:
            assert WANTED.lo <= start < end <= WANTED.hi
    except (Unreadable, repeating.TooMany):
        return


def seeds() -> dict[str, bytes]:
    """A file for each kind of entry, and one with all of them."""
    events = [f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in EVENTS]
    whole = [*events, "".join(events)]
    files = (f"{HEAD}{ZONE}{body}END:VCALENDAR\r\n" for body in whole)
    return {f"seed-{place}": text.encode() for place, text in enumerate(files)}


if __name__ == "__main__":
    repeating.Steps.__init__.__defaults__ = (STEPS,)
    parts = (f"BEGIN:{name}" for name in KEPT_PARTS)
    known = [*parts, *(f"{name}:" for name in KEPT_LINES), *WORDS, "\\x0d\\x0a", "TZID="]
    fuzz(Path(sys.argv[1]), look, seeds=seeds(), words=known, options=sys.argv[2:])
