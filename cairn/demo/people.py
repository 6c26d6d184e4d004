"""Draws believable people from a seed: the same seed gives the same people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from cairn.demo.names import REGIONS, Region
from cairn.demo.trades import TRADES, Trade
from cairn.mentoring.choices import Commitment, Format
from cairn.people.choices import DayPart, Stage

YEAR = 2026
HEADLINES = (
    "{title} at {employer}",
    "{title}. For {trade.passion}",
    "Works for {trade.passion}",
    "{trade.studied} first, {employer} now",
    "{title}, still learning every week",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """Somebody of the demo, before they are in the database."""

    name: str
    email: str
    zone: str
    home: str
    languages: tuple[str, ...]
    trade: str
    rank: int
    headline: str
    bio: str
    employer: str
    graduated: int
    day_parts: tuple[str, ...]
    teaches: tuple[tuple[str, int, int], ...]
    wants: tuple[tuple[str, int, int, int], ...]
    mentors: bool
    seats: int
    minutes: int
    formats: tuple[str, ...]
    accepting: bool

    @property
    def title(self) -> str:
        return TRADES[self.trade].titles[self.rank]

    @property
    def stage(self) -> int:
        """Career stage by rank: 0 is beginning, 1 established, 2 leading."""
        return (Stage.STARTING, Stage.ESTABLISHED, Stage.LEADING)[self.rank]


def drafts(count: int, *, seed: int = 1) -> Iterator[Draft]:
    """`count` people, each with a name that nobody else of them has while names last."""
    rng = Random(seed)
    taken: set[str] = set()
    for number in range(count):
        region = rng.choice(REGIONS)
        yield draft(rng, region, _free_name(rng, region, taken), number)


def draft(rng: Random, region: Region, name: str, number: int, **given: Any) -> Draft:
    """One person of that region; `given` replaces what would be drawn."""
    home, zone = rng.choice(region.homes)
    drawn: dict[str, Any] = {
        "name": name,
        "email": f"person{number}@demo.example",
        "zone": zone,
        "home": home,
        "languages": tuple(rng.sample(region.languages, len(region.languages))),
        "trade": rng.choice(list(TRADES)),
        "rank": rng.choices((0, 1, 2), (4, 4, 2))[0],
        "day_parts": tuple(rng.sample(DayPart.values, rng.choice((1, 2, 2)))),
    } | given
    work = _work(rng, TRADES[drawn["trade"]], drawn["rank"], drawn["home"])
    return Draft(**{**drawn, **work, **_preferences(rng, drawn["rank"]), **given})


def _work(rng: Random, trade: Trade, rank: int, home: str) -> dict[str, Any]:
    employer = rng.choice(trade.employers)
    return {
        "headline": rng.choice(HEADLINES).format(
            title=trade.titles[rank], employer=employer, trade=trade
        ),
        "bio": _bio(rng, trade, rank, employer, home),
        "employer": employer,
        "graduated": YEAR - (2, 9, 22)[rank] - rng.randrange(6),
        "teaches": _teaches(rng, trade, rank),
        "wants": _wants(rng, trade) if rank < 2 or rng.random() < 0.3 else (),
    }


def _preferences(rng: Random, rank: int) -> dict[str, Any]:
    return {
        "mentors": rng.random() < (0.12, 0.5, 0.85)[rank],
        "seats": rng.choice((1, 2, 2, 3, 4)),
        "minutes": rng.choice(Commitment.values),
        "formats": tuple(rng.sample(Format.values, rng.choice((1, 2, 3)))),
        "accepting": rng.random() < 0.9,
    }


def _free_name(rng: Random, region: Region, taken: set[str]) -> str:
    for _ in range(20):
        name = f"{rng.choice(region.given)} {rng.choice(region.family)}"
        if name not in taken:
            break
    taken.add(name)
    return name


def _teaches(rng: Random, trade: Trade, rank: int) -> tuple[tuple[str, int, int], ...]:
    """Skill, level 1–5, years."""
    known = rng.sample(trade.skills, min(len(trade.skills), rng.randint(3, 6)))
    lowest, highest = ((2, 3), (3, 4), (4, 5))[rank]
    years = (1, 6, 15)[rank]
    return tuple((skill, rng.randint(lowest, highest), years + rng.randrange(5)) for skill in known)


def _wants(rng: Random, trade: Trade) -> tuple[tuple[str, int, int, int], ...]:
    """Skill, level now, level wanted, importance."""
    wanted = rng.sample(trade.wants, rng.randint(1, 3))
    goals = []
    for skill in wanted:
        now = rng.randint(0, 2)
        goals.append((skill, now, now + rng.randint(1, 2), rng.randint(2, 5)))
    return tuple(goals)


def _bio(rng: Random, trade: Trade, rank: int, employer: str, home: str) -> str:
    beginning = (
        f"I began at {employer} not long ago, after studying {trade.studied}.",
        f"I have been with {employer} for some years now, and live in {home}.",
        f"Two decades of work have brought me to {employer} in {home}.",
    )[rank]
    ending = rng.choice(
        (
            "Outside work I am usually near water.",
            "I answer best in the evenings, once the house is quiet.",
            "Somebody once gave me an hour a month, and it changed my path.",
            "Ask me anything; I will say so when I do not know.",
        )
    )
    return f"{beginning} What drives me is {trade.passion}. {ending}"
