"""The scores of one mentor for many mentees: the formula, asked once for equal questions."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from operator import attrgetter
from typing import Any

from cairn.engine import formula
from cairn.engine.formula import NEUTRAL
from cairn.engine.values import Goal, Mentee, Mentor, Part, Relations, WeightSet

Read = Callable[[Mentee], Any]
Reckon = Callable[[Mentee, Mentor], int | None]

PARTS: dict[Part, tuple[Read, Reckon]] = {
    Part.OVERLAP: (attrgetter("hours"), formula.overlap),
    Part.WISHES: (attrgetter("stage", "industry"), formula.wishes),
    Part.MINUTES: (attrgetter("minutes"), formula.minutes),
    Part.STAGE: (attrgetter("stage"), formula.stage),
    Part.FORMATS: (attrgetter("formats"), formula.formats),
    Part.LANGUAGE: (attrgetter("languages"), formula.language),
    Part.VALUES: (attrgetter("answers"), formula.values),
}
"""What of a mentee each part beside the skills depends on, and how."""


class Rating:
    """What a mentor is to anybody who asks, under one set of weights."""

    def __init__(self, mentor: Mentor, relations: Relations, weights: WeightSet) -> None:
        self._mentor, self._relations, self._weights = mentor, relations, weights
        self._parts = dict(PARTS)
        self._parts[Part.INDUSTRY] = (
            attrgetter("industry"),
            partial(formula.industry, weights=weights),
        )
        self._known: dict[Part, dict[Any, int | None]] = {part: {} for part in self._parts}
        self._covered: dict[tuple[int, int], int] = {}
        self._shares: dict[tuple[bool, ...], list[tuple[Part, int]]] = {}

    def scores(self, mentees: Iterable[Mentee]) -> Iterator[int | None]:
        """Yield the score of each, `None` where a rule keeps the mentor away."""
        if self._mentor.room and self._mentor.accepting:
            yield from map(self._score, mentees)
        else:
            yield from (None for _ in mentees)

    def _score(self, mentee: Mentee) -> int | None:
        weights, total = self._weights, 0
        own = mentee.organisation
        if weights.outside_organisation and own is not None and own == self._mentor.organisation:
            return None
        for part, share in self._share(mentee):
            f = self._skills(mentee) if part is Part.SKILLS else self._part(part, mentee)
            if f is not None and f < NEUTRAL and part in weights.musts:
                return None
            if f == 0 and part is Part.LANGUAGE:
                return None
            total += share * (NEUTRAL if f is None else f)
        return total if total >= weights.minimum else None

    def _share(self, mentee: Mentee) -> list[tuple[Part, int]]:
        """Return what the mentee stated, with the weight that each part has then."""
        stated = (
            *(bool(mentee.goals), mentee.hours is not None, mentee.minutes is not None),
            *(mentee.stage is not None, bool(mentee.formats), bool(mentee.languages)),
            *(mentee.industry is not None, any(mentee.answers)),
        )
        if stated not in self._shares:
            counted, share = formula.stated(mentee), formula.effective(mentee, self._weights)
            self._shares[stated] = [(part, share[part]) for part in Part if part in counted]
        return self._shares[stated]

    def _part(self, part: Part, mentee: Mentee) -> int | None:
        read, reckon = self._parts[part]
        known, asked = self._known[part], read(mentee)
        if asked not in known:
            known[asked] = reckon(mentee, self._mentor)
        return known[asked]

    def _skills(self, mentee: Mentee) -> int:
        covered = sum(goal.importance * self._cover(goal) for goal in mentee.goals)
        return covered // sum(goal.importance for goal in mentee.goals)

    def _cover(self, goal: Goal) -> int:
        key = goal.skill, goal.wanted
        if key not in self._covered:
            self._covered[key] = formula.best(goal, self._mentor, self._relations)
        return self._covered[key]
