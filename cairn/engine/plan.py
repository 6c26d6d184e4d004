"""A mentee's question, prepared once: what each code of a mentor is worth to this mentee."""

import numpy as np

from cairn.engine import formula, tables
from cairn.engine.columns import Columns
from cairn.engine.postings import Postings
from cairn.engine.tables import Bools, Ints
from cairn.engine.terms import Rows, terms
from cairn.engine.values import WHOLE, Mentee, Part, Relations, WeightSet, mask_of

NEVER = -1_000_000
"""Points that no others can make up for: how a mentor who fails a must is left out."""

UNREACHABLE = int(np.iinfo(np.int32).max)


class Plan:
    """What one mentee asks of an index, under one set of weights."""

    def __init__(self, mentee: Mentee, relations: Relations, weights: WeightSet) -> None:
        self.mentee = mentee
        self.weights = weights
        self._relations = relations
        self._musts = weights.musts & formula.stated(mentee)
        self._share = formula.effective(mentee, weights)
        self._importance = sum(goal.importance for goal in mentee.goals) or 1
        asked = terms(mentee, self._worth, cross_functional=weights.cross_functional)
        self._terms = [term for term in asked if term.points.any()]
        self._most_beside_skills = sum(int(term.points.max()) for term in self._terms)

    @property
    def filters_by_score(self) -> bool:
        """Tell whether a score is needed to know who is listed at all."""
        return bool(self.weights.minimum or self._musts)

    def need(self, postings: Postings, size: int) -> Ints:
        """Return by row 0…size−1 how well each goal is covered × its importance, summed."""
        total = np.zeros(size, np.int32)
        for goal in self.mentee.goals:
            best = np.zeros(size, np.uint16)
            related = dict(self._relations.get(goal.skill, ())) | {goal.skill: WHOLE}
            for skill, percent in related.items():
                table = tables.covered(goal.wanted, percent)
                for posting in postings.of_skill(skill):
                    c = table[posting.codes]
                    best[posting.rows] = np.maximum(best[posting.rows], c)
            total += best * np.int32(goal.importance)
        return total

    def score(self, columns: Columns, rows: Rows, need: Ints) -> Ints:
        """Return the fit of some rows, given what they cover; below 0 where a must is unmet."""
        fit = self._worth(Part.SKILLS, need // self._importance)
        for term in self._terms:
            fit += term.points[term.codes(columns, rows)]
        return fit

    def least_need(self, fit: int) -> int:
        """Return the need below which no row can reach a fit, however good it is elsewhere."""
        missing = fit - self._most_beside_skills
        if missing <= 0:
            return 0
        share = self._share[Part.SKILLS]
        return -(-missing // share) * self._importance if share else UNREACHABLE

    def allowed(self, columns: Columns) -> Bools:
        """Return by row whether language and organisation let this mentee and mentor meet."""
        mentee, allowed = self.mentee, np.ones(len(columns.ids), np.bool_)
        if mentee.languages:
            spoken = columns.languages
            allowed = (spoken & np.uint64(mask_of(mentee.languages)) != 0) | (spoken == 0)
        if self.weights.outside_organisation and mentee.organisation is not None:
            allowed &= columns.organisation != mentee.organisation
        return allowed

    def _worth(self, part: Part, f: Ints) -> Ints:
        points = f * np.int32(self._share[part])
        return np.where(f < formula.NEUTRAL, NEVER, points) if part in self._musts else points
