"""How Cairn's choices are numbered for the engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from zlib import crc32

from cairn import engine
from cairn.accounts.models import User
from cairn.engine.skillnames import fold
from cairn.mentoring.choices import Format
from cairn.people.choices import Language, Stage
from cairn.people.models import Profile
from cairn.people.models.skill import LITERAL_CODES_FROM

LANGUAGES = {language: code for code, language in enumerate(Language.values)}
FORMATS = {format_: code for code, format_ in enumerate(Format.values)}

YES = frozenset({"1", "true"})
"""How the databases write it."""


def languages_of(names: Iterable[str] | None) -> tuple[int, ...]:
    """The numbers of the languages, in the order given; those that Cairn does not list fall out."""
    return tuple(LANGUAGES[name] for name in names or () if name in LANGUAGES)


def formats_of(names: Iterable[str] | None) -> int:
    """The mask of some formats."""
    return engine.mask_of(FORMATS[name] for name in names or () if name in FORMATS)


def industry_of(industry: int | None) -> int | None:
    """Cairn counts sectors in tens from 10, the engine in eights from 0."""
    return None if industry is None else (industry // 10 - 1) * 8 + industry % 10


@lru_cache(maxsize=20_000)
def organisation_of(name: str) -> int | None:
    """A number that two organisations of different names share once in two billion times."""
    folded = fold(name)
    return crc32(folded.encode()) >> 1 if folded else None


def skill_of(code: int | None, pk: int) -> int:
    """The engine's number of a skill; the same as `Skill.number`, without the object."""
    return LITERAL_CODES_FROM + pk if code is None else code


def language_name(code: int) -> str:
    return str(Language(Language.values[code]).label)


def format_name(code: int) -> str:
    return str(Format(Format.values[code]).label)


def stage_name(code: int) -> str:
    return str(Stage(code).label)


def names_in(mask: int, name: Callable[[int], str]) -> list[str]:
    """The names of all codes in a mask."""
    return [name(code) for code in range(mask.bit_length()) if mask >> code & 1]


def hours_of(zone: str, day_parts: Iterable[str] | None, now: datetime) -> int | None:
    """The mask of the hours of a weekday (UTC) that suit somebody who lives in `zone`.

    Few people differ in both, so equal answers are found once in a quarter of an hour.
    """
    quarter = now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)
    return _hours(zone, tuple(day_parts or ()), quarter)


@lru_cache(maxsize=5000)
def _hours(zone: str, day_parts: tuple[str, ...], now: datetime) -> int | None:
    return Profile(user=User(time_zone=zone), day_parts=list(day_parts)).hours_mask(now)
