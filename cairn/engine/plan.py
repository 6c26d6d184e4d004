"""A mentee's question, prepared once, and how NumPy answers it for many rows at a time."""

from functools import cached_property

import numpy as np

from cairn.engine import tables
from cairn.engine.columns import Columns
from cairn.engine.formula import stated
from cairn.engine.postings import Postings
from cairn.engine.question import ANYWHERE, NEVER, question
from cairn.engine.tables import Bools, Ints
from cairn.engine.terms import Rows, beside_skills
from cairn.engine.values import WHOLE, Goal, Mentee, Relations, WeightSet

UNREACHABLE = int(np.iinfo(np.int32).max)


class Plan:
    """What one mentee asks of an index, under one set of weights."""

    def __init__(self, mentee: Mentee, relations: Relations, weights: WeightSet) -> None:
        self.mentee = mentee
        self.asked = question(mentee, weights)
        self.filters_by_score = bool(weights.minimum or weights.musts & stated(mentee))
        """Whether a score may be needed to know who is listed at all."""
        self._relations = relations

    def related(self, goal: Goal) -> dict[int, int]:
        """Return the skills that serve a goal, with their similarity in percent."""
        return dict(self._relations.get(goal.skill, ())) | {goal.skill: WHOLE}

    def need(self, postings: Postings, size: int) -> Ints:
        """Return by row 0…size−1 how well each goal is covered × its importance, summed."""
        total = np.zeros(size, np.int32)
        for goal in self.mentee.goals:
            best = np.zeros(size, np.uint16)
            for skill, percent in self.related(goal).items():
                rows, codes = postings.with_skill(skill)
                c = tables.COVERS[tables.cover(goal.wanted, percent)][codes]
                best[rows] = np.maximum(best[rows], c)
            total += best * np.int32(goal.importance)
        return total

    def score(self, columns: Columns, rows: Rows, need: Ints) -> Ints:
        """Return the fit of some rows, given what they cover; below 0 where a must is unmet."""
        covered = need // self.asked.importance
        fit = beside_skills(self.asked, columns, rows) + covered * self.asked.skills
        return np.where(covered < self.asked.least_skill, NEVER, fit)

    def least_need(self, fit: int) -> int:
        """Return the need below which no row can reach a fit, however good it is elsewhere."""
        missing = fit - self._most_beside_skills
        if missing <= 0:
            return 0
        share = self.asked.skills
        return -(-missing // share) * self.asked.importance if share else UNREACHABLE

    def allowed(self, columns: Columns) -> Bools:
        """Return by row whether language and organisation let this mentee and mentor meet."""
        allowed, spoken = np.ones(len(columns.ids), np.bool_), self.asked.masks[0]
        if spoken:
            allowed = (columns.languages & spoken != 0) | (columns.languages == 0)
        if self.asked.organisation != ANYWHERE:
            allowed &= columns.organisation != self.asked.organisation
        return allowed

    @cached_property
    def _most_beside_skills(self) -> int:
        return sum(int(points.max()) for points in self.asked.points)
