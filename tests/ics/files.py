"""Calendar files of others, written by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from cairn.ics.reading import Wanted
from cairn.ics.values import Invitation, Person

LISBON = ZoneInfo("Europe/Lisbon")
WANTED = Wanted(
    datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC), LISBON, "cairn.example"
)


def at(month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def an_event(*lines: str, uid: str = "7@elsewhere.example") -> str:
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT", ""))


def a_file(*events: str, head: str = "") -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n".encode()


def an_invitation(**values) -> Invitation:
    known = {
        "uid": "m-1@cairn.example",
        "sequence": 0,
        "start": at(11, 3, 9),
        "end": at(11, 3, 10),
        "made_at": at(11, 1, 8, 30),
        "summary": "Ada & Lin: mentoring",
        "organizer": Person("calendar@cairn.example", "Ada & Lin via Cairn"),
        "attendees": (Person("lin@example.org", "Lin"),),
    }
    return Invitation(**known | values)
