"""Why a pair has its score, as plain values: whoever shows them finds the words.

Points are in the unit of the score, 1/1000 of a point on the scale 0…100 that people see; *tenths*
are what they see, with one decimal. Both add up exactly.
"""

from dataclasses import dataclass
from enum import StrEnum

from cairn.engine.values import Expertise, Goal, Part, Rule

HELPS_FROM = 400
"""A goal that is covered to 40 percent or more is one that a mentor "can help you with"."""


class Answer(StrEnum):
    """Who answered the question behind a component."""

    COUNTED = "counted"
    UNKNOWN = "unknown"
    """The mentor did not say: half of the points."""
    MISSING = "missing"
    """The mentee did not say: left out of the score, for all mentors alike."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a score: `points` of `possible`; all 0 where the answer is missing."""

    part: Part
    answer: Answer
    points: int
    possible: int
    tenths: int


class Remark(StrEnum):
    """What keeps a skill from covering a goal in full."""

    RELATED = "related"
    BELOW_LEVEL = "below_level"
    NOT_OFFERED = "not_offered"
    NOT_VERIFIED = "not_verified"
    LONG_AGO = "long_ago"


@dataclass(frozen=True, slots=True)
class Help:
    """How well a mentor covers one goal, by the best of their skills; `via` is `None` for none.

    `covered` is c, 0…1000; `similarity` of the two skills is in percent; `levels_below` 0…4 counts
    from the level wanted. No remark at all means: exactly this skill, and as good as it gets.
    """

    goal: Goal
    via: Expertise | None
    similarity: int
    levels_below: int
    remarks: tuple[Remark, ...]
    covered: int
    points: int
    possible: int

    @property
    def exact(self) -> bool:
        """Whether the mentor has the very skill that is wanted."""
        return self.via is not None and self.via.skill == self.goal.skill


class Side(StrEnum):
    """Whose change it is."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Step(StrEnum):
    """A change of one thing, and what the `value` of such a change is."""

    ADD_LANGUAGE = "add_language"
    """The code of a language."""
    PREFER_LANGUAGE = "prefer_language"
    """The code of a language that is already shared."""
    ADD_FORMAT = "add_format"
    """The number of a format, 0…2."""
    ADD_HOUR = "add_hour"
    """An hour in UTC, 0…23."""
    SET_MINUTES = "set_minutes"
    """Minutes per month."""
    LOWER_LEVEL = "lower_level"
    """The skill of a goal: one level less is wanted."""
    RAISE_LEVEL = "raise_level"
    """A skill of the mentor: one level more."""
    OFFER_SKILL = "offer_skill"
    """A skill of the mentor, who would be willing to teach it."""
    VERIFY_SKILL = "verify_skill"
    """A skill of the mentor."""


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest step of its kind that would raise the score, and by how many points."""

    side: Side
    step: Step
    value: int
    gain: int


class Wished(StrEnum):
    """How a mentee meets one wish of a mentor."""

    NOT_STATED = "not_stated"
    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MentorView:
    """What a mentor wants to know before answering: wishes, and what the two have in common.

    `shared_hours` and `shared_formats` are masks, 0 also where one of them did not say.
    """

    stage_wish: Wished
    industry_wish: Wished
    shared_hours: int
    shared_formats: int
    minutes_sought: int | None
    minutes_offered: int | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole of a score. The points of `components` sum to `score`, their tenths to `tenths`.

    `goals` are all goals, the best covered first; their points sum to those of the skills.
    `changes` are ordered by gain, the largest first. `refusals` keep the pair out of rankings.
    """

    mentee: int
    mentor: int
    weights: str
    version: int
    score: int
    rank: int
    tenths: int
    components: tuple[Component, ...]
    goals: tuple[Help, ...]
    changes: tuple[Change, ...]
    refusals: tuple[Rule, ...]
    mentor_view: MentorView

    @property
    def helps(self) -> tuple[Help, ...]:
        """The goals that the mentor can help with, the best first."""
        return tuple(one for one in self.goals if one.covered >= HELPS_FROM)

    def parts(self, answer: Answer) -> tuple[Part, ...]:
        """Return the parts that were answered in this way."""
        return tuple(one.part for one in self.components if one.answer is answer)

    def changes_of(self, side: Side) -> tuple[Change, ...]:
        """Return the changes that one side could make."""
        return tuple(one for one in self.changes if one.side is side)
