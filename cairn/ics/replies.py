"""What a calendar answers to an invitation (RFC 5546): REPLY and COUNTER."""

from __future__ import annotations

import re
from datetime import datetime
from enum import Enum
from typing import Any, NamedTuple

from icalendar import Calendar

BYTES_AT_MOST = 100_000
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)
_ADDRESS = re.compile(r"[^\s<>\"]{1,64}@[^\s<>\"]{1,255}")


class Answer(Enum):
    """What became of it, in the words of PARTSTAT."""

    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


class Reply(NamedTuple):
    """One person's answer. `proposes` is when they would rather meet, with COUNTER only.

    Some calendars leave out the ORGANIZER: the UID and the person say enough.
    """

    uid: str
    address: str
    sequence: int
    answer: Answer
    proposes: datetime | None = None


def read_reply(data: bytes) -> Reply | None:
    """None for whatever is no answer of one person to one invitation."""
    if len(data) > BYTES_AT_MOST:
        return None
    try:
        return _reply_in(Calendar.from_ical(data + b"\r\n"))
    except _BROKEN:
        return None


def _reply_in(calendar: Any) -> Reply | None:
    method = str(calendar.get("METHOD", "")).upper()
    events = calendar.walk("VEVENT")
    if method not in ("REPLY", "COUNTER") or len(events) != 1:
        return None
    (event,) = events
    address = _ADDRESS.search(str(event["ATTENDEE"]).lower().removeprefix("mailto:"))
    if address is None:
        return None
    return Reply(
        uid=str(event["UID"]).strip(),
        address=address.group(),
        sequence=int(event.get("SEQUENCE", 0)),
        answer=_answer(event, method),
        proposes=event["DTSTART"].dt if method == "COUNTER" else None,
    )


def _answer(event: Any, method: str) -> Answer:
    if method == "COUNTER":
        return Answer.TENTATIVE
    return Answer(str(event["ATTENDEE"].params.get("PARTSTAT", "")).upper())
