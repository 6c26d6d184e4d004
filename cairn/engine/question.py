"""What a mentee asks, in numbers: for each code of a mentor, what it is worth to this mentee."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple

import numpy as np

from cairn.engine import formula, tables
from cairn.engine.tables import Ints
from cairn.engine.values import Mentee, Part, WeightSet, mask_of

NEVER = -1_000_000
"""Points that no others can make up for: how a mentor who fails a must is left out."""

ANYWHERE = -2
"""An organisation that nobody belongs to."""

NO_CODES: Ints = np.zeros(1, np.int32)
NO_HOURS: Ints = np.zeros(27, np.int32)
NO_LANGUAGE: Ints = np.zeros(2, np.int32)
LANGUAGES = np.array([formula.NEUTRAL, formula.BEST], np.int32)
"""f by whether the preferred language is shared: who shares none is not listed at all."""


class Question(NamedTuple):
    """Points by code for each part beside the skills, as int32, and what the codes are made with.

    A mentor's score is the sum of the points, and `skills` × (need // `importance`), where a need
    is how well each goal is covered, 0…1000, × its importance, summed. Who gets less than
    `least_skill` from the division, or scores less than `minimum`, is not listed.
    """

    stage: Ints
    formats: Ints
    industry: Ints
    wishes: Ints
    overlap: Ints
    minutes: Ints
    language: Ints
    values: Ints
    hours: int
    sought: int
    masks: Ints
    """As uint64: the languages spoken, the preferred one, the industry; 0 where not stated."""
    answers: Ints
    """The mentee's answers as uint8, 0 for none; nothing at all if none count."""
    organisation: int
    skills: int
    importance: int
    least_skill: int
    minimum: int

    @property
    def points(self) -> tuple[Ints, ...]:
        """The points of every part beside the skills."""
        beside = (self.stage, self.formats, self.industry, self.wishes, self.overlap)
        return (*beside, self.minutes, self.language, self.values)


def question(mentee: Mentee, weights: WeightSet) -> Question:
    """Return what a mentee asks under some weights."""
    share, musts = formula.effective(mentee, weights), weights.musts & formula.stated(mentee)
    worth, hours, industry = _worth(share, musts), mentee.hours, mentee.industry
    sought, spoken, answered = mentee.minutes, mentee.languages, sum(map(bool, mentee.answers))
    industries = tables.industries(industry, weights.cross_functional)
    own = mentee.organisation if weights.outside_organisation else None
    return Question(
        stage=worth(Part.STAGE, tables.stages(mentee.stage)),
        formats=worth(Part.FORMATS, tables.formats(mentee.formats)),
        industry=worth(Part.INDUSTRY, industries),
        wishes=worth(Part.WISHES, tables.wishes(mentee.stage, industry is not None)),
        overlap=NO_HOURS if hours is None else worth(Part.OVERLAP, tables.overlaps()),
        minutes=worth(Part.MINUTES, tables.minutes(sought)) if sought else NO_CODES,
        language=worth(Part.LANGUAGE, LANGUAGES) if spoken else NO_LANGUAGE,
        values=worth(Part.VALUES, tables.agreements(answered)) if answered else NO_CODES,
        hours=0 if hours is None else hours | tables.UNKNOWN_HOURS,
        sought=sought or 0,
        masks=_masks(mentee),
        answers=np.array(mentee.answers if answered else (), np.uint8),
        organisation=ANYWHERE if own is None else own,
        skills=share[Part.SKILLS],
        importance=sum(goal.importance for goal in mentee.goals) or 1,
        least_skill=formula.NEUTRAL if Part.SKILLS in musts else 0,
        minimum=weights.minimum,
    )


def _worth(share: Mapping[Part, int], musts: AbstractSet[Part]) -> Callable[[Part, Ints], Ints]:
    """Return what turns a table of f, 0…1000, into the points that a part gives."""

    def worth(part: Part, f: Ints) -> Ints:
        points = f * np.int32(share[part])
        return np.where(f < formula.NEUTRAL, np.int32(NEVER), points) if part in musts else points

    return worth


def _masks(mentee: Mentee) -> Ints:
    spoken, industry = mentee.languages, mentee.industry
    preferred = 1 << spoken[0] if spoken else 0
    own = 0 if industry is None else 1 << industry
    return np.array([mask_of(spoken), preferred, own], np.uint64)
