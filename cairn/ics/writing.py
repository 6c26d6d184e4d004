"""Meetings → calendar files (RFC 5545, 5546 and 7986).

One event for each UID, its times in UTC and nothing else: no TZID, no VTIMEZONE, no rule of
repetition, no alarm. These are the parts that every calendar reads alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cairn.ics.lines import address, line, moment, parameter, phrase, text
from cairn.ics.values import Invitation, Person

PRODUCT = "-//Cairn//Mentorship platform//EN"
AGAIN = "PT6H"  # how often a calendar that subscribed should look again


def request(meeting: Invitation) -> bytes:
    """The invitation, or with a higher sequence the news that it changed."""
    return _file("REQUEST", _event(meeting, meeting.attendees))


def cancel(meeting: Invitation) -> bytes:
    """Takes the meeting out of the calendars that it was put into."""
    return _file("CANCEL", _event(meeting, meeting.attendees, status="CANCELLED"))


def copy(meeting: Invitation) -> bytes:
    """For a person to save: a copy that will not update."""
    return _file("PUBLISH", _event(meeting))


def feed(meetings: Iterable[Invitation], *, name: str) -> bytes:
    """For a calendar to subscribe to, under that name. Nobody's address is in it but the site's."""
    head = [
        line("NAME", phrase(name)),
        line("X-WR-CALNAME", phrase(name)),
        line("REFRESH-INTERVAL;VALUE=DURATION", AGAIN),
        line("X-PUBLISHED-TTL", AGAIN),
    ]
    events = (part for one in meetings for part in _event(one))
    return _file("PUBLISH", (*head, *events))


def _file(method: str, parts: Iterable[str]) -> bytes:
    head = [
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", PRODUCT),
        line("METHOD", method),
    ]
    return "".join((*head, *parts, line("END", "VCALENDAR"))).encode()


def _event(
    meeting: Invitation, attendees: Iterable[Person] = (), *, status: str = ""
) -> Iterator[str]:
    yield line("BEGIN", "VEVENT")
    yield line("UID", text(meeting.uid))
    yield line("SEQUENCE", str(meeting.sequence))
    yield line("DTSTAMP", moment(meeting.made_at))
    yield line("DTSTART", moment(meeting.start))
    yield line("DTEND", moment(meeting.end))
    yield line("SUMMARY", phrase(meeting.summary))
    yield from _told(meeting)
    yield line("STATUS", status or ("TENTATIVE" if meeting.is_tentative else "CONFIRMED"))
    yield line("TRANSP", "OPAQUE")
    yield _person("ORGANIZER", meeting.organizer)
    yield from (_attendee(one) for one in attendees)
    yield line("END", "VEVENT")


def _told(meeting: Invitation) -> Iterator[str]:
    if meeting.description:
        yield line("DESCRIPTION", text(meeting.description))
    if meeting.location:
        yield line("LOCATION", phrase(meeting.location))
    if meeting.url:
        yield line("URL;VALUE=URI", address(meeting.url))
    if meeting.conference:
        yield line("CONFERENCE;VALUE=URI", address(meeting.conference))


def _attendee(one: Person) -> str:
    """Both have agreed on the site before anything is mailed, so nobody is asked again."""
    return _person("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED", one)


def _person(name: str, one: Person) -> str:
    called = parameter("CN", one.name) if one.name else ""
    return line(f"{name}{called}", f"mailto:{address(one.address)}")
