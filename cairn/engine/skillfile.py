"""The curated skills as they stand in `data/skills`: one TOML file per field, read into values.

A file begins with the range of codes that belong to its field and the codes it once gave away
(`retired`: never used again). Then follows one table per skill, named by its slug:

    [kubernetes]
    code = 1301
    name = "Kubernetes"
    type = "tool"
    aliases = ["k8s", "Kube"]
    related = { docker = 75, helm = 85 }
    covers = { containerisation = 85 }

`related` holds in both directions and is written once, at either end: each of the two helps
with the other to so many percent. `covers` is one-way: who masters this skill can help with
that one, while the other way says nothing (or has its own `covers`). `alone = true` marks a
skill that helps with no other. `unlike` lists words that look like this skill and are not it.
"""

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

DIRECTORY = Path(__file__).with_name("data") / "skills"

FIELDS = (
    "technology",
    "data",
    "design",
    "management",
    "business",
    "research",
    "health",
    "education",
    "law",
    "trades",
    "arts",
    "public-service",
    "languages",
    "career",
)


class SkillType(StrEnum):
    """What kind of thing a skill is."""

    HARD = "hard"  # a method or craft that one can show
    SOFT = "soft"  # a way of dealing with people, time or oneself
    TOOL = "tool"  # a product, programming language or framework with a name
    LANGUAGE = "language"  # a spoken or signed language
    DOMAIN = "domain"  # a body of knowledge


@dataclass(frozen=True, slots=True)
class Skill:
    """One curated skill. `related` and `covers` are (slug, percent) pairs as written."""

    code: int
    slug: str
    name: str
    type: SkillType
    field: str
    aliases: tuple[str, ...] = ()
    related: tuple[tuple[str, int], ...] = ()
    covers: tuple[tuple[str, int], ...] = ()
    unlike: tuple[str, ...] = ()
    alone: bool = False


_KEYS = {entry.name for entry in fields(Skill)} - {"slug", "field"}
_HEAD = {"first_code", "last_code", "retired"}


@dataclass(frozen=True, slots=True)
class FieldFile:
    """One file of skills: its field, the codes it may give (first to last) and its skills."""

    field: str
    first_code: int
    last_code: int
    retired: frozenset[int]
    skills: tuple[Skill, ...]

    @property
    def filename(self) -> str:
        return f"{self.field}.toml"


class SkillFileError(ValueError):
    """A file that cannot be read into skills; the message names the file and the skill."""


def read_fields(directory: Path = DIRECTORY) -> tuple[FieldFile, ...]:
    """Read every field's file, in the order of `FIELDS`.

    Raises SkillFileError for a missing or unknown file, broken TOML, or an entry of wrong shape.
    """
    strangers = {path.stem for path in directory.glob("*.toml")} - set(FIELDS)
    if strangers:
        raise SkillFileError(f"{min(strangers)}.toml: no such field")
    return tuple(_read_field(directory / f"{field}.toml") for field in FIELDS)


def _read_field(path: Path) -> FieldFile:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SkillFileError(f"{path.name}: cannot be read: {error}") from error
    tables = {key: content.pop(key) for key in list(content) if isinstance(content[key], dict)}
    if content.keys() != _HEAD:
        raise SkillFileError(f"{path.name}: must begin with {', '.join(sorted(_HEAD))}")
    skills = tuple(_skill(path, slug, table) for slug, table in tables.items())
    try:
        return FieldFile(
            field=path.stem,
            first_code=_number(content["first_code"]),
            last_code=_number(content["last_code"]),
            retired=frozenset(map(_number, content["retired"])),
            skills=skills,
        )
    except TypeError as error:
        raise SkillFileError(f"{path.name}: {error}") from error


def _skill(path: Path, slug: str, table: dict[str, object]) -> Skill:
    try:
        _refuse_unknown(table.keys() - _KEYS)
        return Skill(
            code=_number(table["code"]),
            slug=slug,
            name=_text(table["name"]),
            type=SkillType(_text(table["type"])),
            field=path.stem,
            aliases=_texts(table.get("aliases", [])),
            related=_percents(table.get("related", {})),
            covers=_percents(table.get("covers", {})),
            unlike=_texts(table.get("unlike", [])),
            alone=table.get("alone", False) is True,
        )
    except KeyError as error:
        raise SkillFileError(f"{path.name}: {slug}: {error} is missing") from error
    except (TypeError, ValueError) as error:
        raise SkillFileError(f"{path.name}: {slug}: {error}") from error


def _refuse_unknown(keys: set[str]) -> None:
    if keys:
        raise ValueError(f"unknown key {min(keys)}")


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError(f"{value!r} is no whole number")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{value!r} is no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list of texts")
    return tuple(_text(item) for item in value)


def _percents(value: object) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict):
        raise TypeError(f"{value!r} is no table of slug = percent")
    return tuple((slug, _number(percent)) for slug, percent in value.items())
