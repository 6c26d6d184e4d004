"""The people whom a visitor of the demo can be. All of them are made up."""

from __future__ import annotations

from typing import NamedTuple

PASSWORD = "stones-on-stones"
COMMUNITY = "Lantern Bay Alumni"
SECOND = "Makers of Lantern Bay"


class Lead(NamedTuple):
    """Somebody with a part of their own in the demo."""

    email: str
    name: str
    home: str
    zone: str
    languages: tuple[str, ...]
    trade: str
    rank: int
    mentors: bool
    wants: tuple[tuple[str, int, int, int], ...] = ()
    teaches: tuple[tuple[str, int, int], ...] = ()


LIN = Lead(
    "lin@demo.example", "Lin Arslan", "Istanbul", "Europe/Istanbul", ("en", "tr"), "analyst", 0,
    mentors=False,
    wants=(("Python", 1, 3, 5), ("Machine Learning", 0, 2, 4), ("Public Speaking", 1, 3, 2)),
)  # fmt: skip
ADA = Lead(
    "ada@demo.example", "Ada Okafor", "Lagos", "Africa/Lagos", ("en", "yo"), "engineer", 2,
    mentors=True,
    teaches=(("Python", 5, 16), ("System Design", 4, 12), ("Code Review", 5, 12), ("Django", 4, 9)),
)  # fmt: skip
GRACE = Lead(
    "grace@demo.example", "Grace Tamahori", "Auckland", "Pacific/Auckland", ("en", "mi"),
    "designer", 2, mentors=True, wants=(("Leadership", 2, 4, 4),),
    teaches=(("UX Design", 5, 15), ("User Research", 4, 12), ("Public Speaking", 4, 8)),
)  # fmt: skip
NOOR = Lead(
    "noor@demo.example", "Noor Haddad", "Beirut", "Asia/Beirut", ("en", "ar", "fr"), "organiser",
    1, mentors=False,
)  # fmt: skip
NEWCOMER = ("sam@demo.example", "Sam Lindqvist", "Europe/Stockholm")

SIGN_INS = (
    ("lin@demo.example", "seeks a mentor, and waits for an answer"),
    ("ada@demo.example", "mentors, and has requests to answer"),
    ("grace@demo.example", "mentors and learns at the same time"),
    ("noor@demo.example", "owns and coordinates the community"),
    ("sam@demo.example", "has just signed up"),
)
