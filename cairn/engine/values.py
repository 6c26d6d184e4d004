"""The plain values that go into the engine and come out of it.

Conventions, so that an index can hold a mentor in a few machine words:

- An id is an integer 0…2³²−1. A skill is an integer given by the taxonomy; text that the taxonomy
  does not know is numbered by the caller, above every code of the taxonomy.
- A *mask* is an integer whose bit n says that n is in the set: hours (bits 0…23, UTC hours of a
  weekday), languages (bits 0…63, numbered by the caller), formats (bits 0…2), stages (bits 1…7),
  industries (bits 0…63). `mask_of` makes one.
- Industries are numbered 0…63 so that `industry // 8` is the sector.
- A career stage runs from 1 (student) to 7 (executive); a skill's level from 1 to 5.

Every constructor raises `ValueError` for a value outside the range that it documents.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

MOST_POINTS = 100_000
"""The best possible score: weights sum to 100, each component is worth 0…1000."""

WHOLE = 100
"""Percent: the sum of all weights, and the similarity of a skill to itself."""

MOST_SKILLS = 2**62

Relations: TypeAlias = Mapping[int, tuple[tuple[int, int], ...]]
"""Wanted skill → up to 8 (offered skill, similarity in percent 1…100). A skill always matches
itself in full, whether or not it lists itself."""


class Part(StrEnum):
    """The components of a score, in the order in which they are shown."""

    SKILLS = "skills"
    OVERLAP = "overlap"
    WISHES = "wishes"
    MINUTES = "minutes"
    STAGE = "stage"
    FORMATS = "formats"
    LANGUAGE = "language"
    INDUSTRY = "industry"
    VALUES = "values"


class Rule(StrEnum):
    """The hard rules: each of them keeps a mentor out of a ranking, whatever the score."""

    NO_ROOM = "no_room"
    NOT_ACCEPTING = "not_accepting"
    NO_COMMON_LANGUAGE = "no_common_language"
    SAME_ORGANISATION = "same_organisation"
    EXCLUDED = "excluded"
    MUST_UNMET = "must_unmet"
    BELOW_MINIMUM = "below_minimum"


def mask_of(codes: Iterable[int]) -> int:
    """Return the mask with the bit of every code set; 0 for none. Codes are 0 or more."""
    mask = 0
    for code in codes:
        mask |= 1 << code
    return mask


def within(name: str, value: int | None, low: int, high: int) -> None:
    """Raise `ValueError` for a value, if there is one, that is not low…high."""
    if value is not None and not low <= value <= high:
        raise ValueError(f"{name} must be {low}…{high}, not {value}")


@dataclass(frozen=True, slots=True)
class Expertise:
    """One skill of a mentor: level 1…5, and how many whole years ago it was last used."""

    skill: int
    level: int
    teach: bool = True
    verified: bool = False
    idle_years: int = 0

    def __post_init__(self) -> None:
        within("skill", self.skill, 0, MOST_SKILLS)
        within("level", self.level, 1, 5)
        within("idle_years", self.idle_years, 0, 150)


@dataclass(frozen=True, slots=True)
class Goal:
    """One skill that a mentee wants to learn: level now 0…5 and wanted 1…5, importance 1…5.

    `now` is carried for those who show the goal; the score asks only for the level wanted.
    """

    skill: int
    now: int
    wanted: int
    importance: int = 3

    def __post_init__(self) -> None:
        within("skill", self.skill, 0, MOST_SKILLS)
        within("wanted", self.wanted, 1, 5)
        within("now", self.now, 0, 5)
        within("importance", self.importance, 1, 5)


@dataclass(frozen=True, slots=True)
class Wishes:
    """Whom a mentor would rather help: masks of stages and of industries; 0 means no wish."""

    stages: int = 0
    industries: int = 0

    def __post_init__(self) -> None:
        if self.stages & ~0xFE:
            raise ValueError(f"a stage must be 1…7, not in mask {self.stages:#b}")
        within("industries", self.industries, 0, 2**64 - 1)


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Mentor:
    """What the engine knows of a mentor. `None` or an empty mask means "not stated".

    `hours` 0 means that no weekday hour suits, which is not the same as not having said.
    `answers` holds up to 8 answers to the community's questions, each 1…15, 0 for none.
    `load` 0…100 lowers the rank only. `completed` and `since` (any day number) are never scored;
    they are there to filter and to sort by.
    """

    id: int
    expertise: tuple[Expertise, ...] = ()
    hours: int | None = None
    languages: int = 0
    formats: int = 0
    minutes: int | None = None
    stage: int | None = None
    industry: int | None = None
    organisation: int | None = None
    wishes: Wishes = NO_WISHES
    answers: tuple[int, ...] = ()
    room: bool = True
    accepting: bool = True
    load: int = 0
    completed: int = 0
    since: int = 0

    def __post_init__(self) -> None:
        _check_person(self)
        within("languages", self.languages, 0, 2**64 - 1)
        within("load", self.load, 0, 100)
        within("completed", self.completed, 0, 2**31 - 1)
        within("since", self.since, -(2**31), 2**31 - 1)
        if len({known.skill for known in self.expertise}) < len(self.expertise):
            raise ValueError(f"mentor {self.id} lists a skill twice")


@dataclass(frozen=True, slots=True)
class Mentee:
    """What the engine knows of a mentee. What is `None` or empty is left out of the score.

    `languages` are codes 0…63, the preferred one first; the other fields are as for `Mentor`.
    """

    id: int
    goals: tuple[Goal, ...] = ()
    hours: int | None = None
    languages: tuple[int, ...] = ()
    formats: int = 0
    minutes: int | None = None
    stage: int | None = None
    industry: int | None = None
    organisation: int | None = None
    answers: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        _check_person(self)
        for code in self.languages:
            within("language", code, 0, 63)


def _check_person(person: Mentor | Mentee) -> None:
    within("id", person.id, 0, 2**32 - 1)
    within("hours", person.hours, 0, 2**24 - 1)
    within("formats", person.formats, 0, 7)
    within("minutes", person.minutes, 1, 30_000)
    within("stage", person.stage, 1, 7)
    within("industry", person.industry, 0, 63)
    within("organisation", person.organisation, 0, 2**31 - 1)
    within("number of answers", len(person.answers), 0, 8)
    for answer in person.answers:
        within("answer", answer, 0, 15)


@dataclass(frozen=True, slots=True)
class WeightSet:
    """A community's weights, which sum to 100, and its own rules; a score names its version.

    A part in `musts` excludes mentors who do worse there than an unknown one would (below 500).
    `minimum` (0…100,000) excludes a lower fit. `cross_functional` turns the industry component
    round. `outside_organisation` excludes mentors of the mentee's own organisation.
    """

    name: str = "standard"
    version: int = 1
    skills: int = 50
    overlap: int = 10
    wishes: int = 10
    minutes: int = 8
    stage: int = 7
    formats: int = 5
    language: int = 5
    industry: int = 5
    values: int = 0
    minimum: int = 0
    musts: frozenset[Part] = field(default_factory=frozenset)
    cross_functional: bool = False
    outside_organisation: bool = False

    def __post_init__(self) -> None:
        weights = [self.weight(part) for part in Part]
        if min(weights) < 0 or sum(weights) != WHOLE:
            raise ValueError(f"weights must be 0 or more and sum to {WHOLE}, not {weights}")
        within("weight of values", self.values, 0, 10)
        within("minimum", self.minimum, 0, MOST_POINTS)

    def weight(self, part: Part) -> int:
        """Return the weight 0…100 of one part."""
        weight: int = getattr(self, part.value)
        return weight


STANDARD = WeightSet()


@dataclass(frozen=True, slots=True)
class Hit:
    """One mentor of a ranking: the score (0…100,000) and the rank, which is the score less load."""

    id: int
    score: int
    rank: int
