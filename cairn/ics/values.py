"""What a calendar file says, before it is text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a calendar address; the name may be empty."""

    address: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """One meeting as a calendar sees it. Every instant is aware of its zone.

    `uid` is its identity for life, `sequence` grows with each change that people are told of,
    `made_at` is when this very message was made. `conference` is the address to join at;
    `is_tentative` says that the time is not agreed yet.
    """

    uid: str
    sequence: int
    start: datetime
    end: datetime
    made_at: datetime
    summary: str
    organizer: Person
    attendees: tuple[Person, ...] = ()
    description: str = ""
    location: str = ""
    url: str = ""
    conference: str = ""
    is_tentative: bool = False
