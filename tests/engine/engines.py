"""The engines under test. The first answers by the formula alone, so it is right by definition."""

from dataclasses import replace

from cairn.engine import STANDARD, Index, ranking
from cairn.engine.scan import scan


class Listed:
    """A whole list at once, asked like a `Ranking`."""

    def __init__(self, hits):
        self._hits = hits
        self.total = len(hits)

    def page(self, offset, limit):
        return self._hits[offset : offset + limit]


class ByFormula:
    """Mentors in a dictionary, each of them scored by the reference for each question."""

    def __init__(self, relations, weights=STANDARD):
        self.relations, self.weights, self.mentors = relations, weights, {}

    def build(self, mentors):
        self.mentors = {mentor.id: mentor for mentor in mentors}
        return self

    def upsert(self, mentor):
        self.mentors[mentor.id] = mentor

    def remove(self, mentor_id):
        self.mentors.pop(mentor_id, None)

    def set_state(self, mentor_id, **state):
        given = {name: value for name, value in state.items() if value is not None}
        self.mentors[mentor_id] = replace(self.mentors[mentor_id], **given)

    def ranking(self, mentee, *, excluded=frozenset(), week=0, everyone=False):
        everybody = self.mentors.values()
        return Listed(
            ranking(
                mentee,
                everybody,
                self.relations,
                self.weights,
                excluded=excluded,
                week=week,
                everyone=everyone,
            )
        )

    def top(self, mentee, k, **asked):
        return self.ranking(mentee, **asked).page(0, k)


class ByNumpy(Index):
    def _scan(self):
        return None


class ByMachine(Index):
    def _scan(self):
        return scan


class BySource(Index):
    """The source of the machine code, as Python."""

    def _scan(self):
        return scan.source


ENGINES = [ByFormula, ByNumpy, ByMachine, BySource]
