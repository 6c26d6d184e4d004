"""The lists of a cohort in which one thing was changed: the same, and the pairs that it lets in.

To list everybody's candidates anew takes a hundred times as long as to match them. Where the lists
of the cohort hold everybody, these do too.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from functools import cached_property

import numpy as np

from cairn.engine import mutual, reliefs
from cairn.engine.candidates import Candidates
from cairn.engine.formula import rank
from cairn.engine.outlook import Step
from cairn.engine.proposal import Relief, Remedy
from cairn.engine.rating import Rating
from cairn.engine.setting import Couple, Setting
from cairn.engine.tables import Ints
from cairn.engine.values import Mentee, Mentor, WeightSet

Row = tuple[int, int, int, int]
"""The number of a mentee, the id of a mentor, score and rank."""
RULES = frozenset({Remedy.LOWER_MINIMUM, Remedy.DROP_MUST, Remedy.ALLOW_ORGANISATION})
"""What changes the rules for everybody."""


class Admitting:
    """What changes let in, each found out once; `under` lists a cohort under other rules."""

    def __init__(self, among: Candidates, under: Callable[[WeightSet], Candidates]) -> None:
        self._among, self._under = among, under
        self._of_mentor: dict[int, Ints] = {}
        self._of_rules: dict[tuple[object, ...], Candidates] = {}

    def lists(self, after: Setting, relief: Relief) -> Candidates:
        """Return the lists of a setting that differs by what would help."""
        if relief.remedy in RULES:
            return self._by_rules(after, relief)
        if self.adds_places(relief):
            return self._among.at(after)
        return self._among.joined(after, self._pairs(relief))

    def adds_places(self, relief: Relief) -> bool:
        """Tell whether a mentor who is in the lists has more places."""
        more = relief.remedy in {Remedy.ADD_PLACE, Remedy.ADD_MINUTES}
        return more and self._among.setting.places(relief.mentor) > 0

    def step(self, relief: Relief) -> Step:
        """Return the pairs let in as a solver counts them; a mentor in no list is the last."""
        among, pairs = self._among, self._pairs(relief)
        places, mentees, owner = among.places, self._traits, pairs[0]
        if relief.remedy is Remedy.ADD_LANGUAGE:
            mentees, owner = mutual.traits([self._mentee(relief)]), np.zeros_like(owner)
        ids, row = np.unique(pairs[1], return_inverse=True)
        mentors = [reliefs.offering(self._mentors[one], relief) for one in ids.tolist()]
        number = np.searchsorted(among.ids, pairs[1])
        if relief.remedy not in {Remedy.ADD_LANGUAGE, Remedy.ALLOW_PAIR}:
            places = np.append(places, reliefs.places_then(among.setting, relief))
            number = np.full(len(owner), len(among.ids))
        both, offers = np.stack([owner, row]), mutual.traits(mentors)
        fits = mutual.mentor_fits(mentees, offers, mentors, among.setting.weights, both)
        return Step(pairs[0], number, mutual.values(pairs[2], fits), places)

    def _pairs(self, relief: Relief) -> Ints:
        """Return the pairs let in, in columns as those of `Candidates.listed`."""
        mentor = reliefs.offering(self._mentors[relief.mentor], relief)
        if relief.remedy not in {Remedy.ADD_LANGUAGE, Remedy.ALLOW_PAIR}:
            return self._everybody(mentor)
        place = self._numbers[relief.mentee]
        if relief.remedy is Remedy.ADD_LANGUAGE:
            return self._among.best_for(self._mentee(relief), place)
        return _columns(self._with(mentor, range(place, place + 1), forbidden=frozenset()))

    def _mentee(self, relief: Relief) -> Mentee:
        return reliefs.seeking(self._among.seekers[self._numbers[relief.mentee]], relief)

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {mentee.id: place for place, mentee in enumerate(self._among.seekers)}

    @cached_property
    def _mentors(self) -> dict[int, Mentor]:
        return {mentor.id: mentor for mentor in self._among.setting.mentors}

    @cached_property
    def _traits(self) -> mutual.Traits:
        return mutual.traits(self._among.seekers)

    def _by_rules(self, after: Setting, relief: Relief) -> Candidates:
        if relief.remedy is not Remedy.LOWER_MINIMUM:
            return self._ruled(after.weights)
        free = self._ruled(replace(after.weights, minimum=0)).listed()
        return self._among.joined(after, free[:, free[2] >= relief.value])

    def _ruled(self, rules: WeightSet) -> Candidates:
        key = (rules.minimum, rules.musts, rules.outside_organisation)
        if key not in self._of_rules:
            self._of_rules[key] = self._under(rules)
        return self._of_rules[key]

    def _everybody(self, mentor: Mentor) -> Ints:
        """Return a mentor with all who may have this one."""
        if mentor.id not in self._of_mentor:
            everybody = range(len(self._among.seekers))
            rows = self._with(mentor, everybody, forbidden=self._among.setting.forbidden)
            self._of_mentor[mentor.id] = _columns(rows)
        return self._of_mentor[mentor.id]

    def _with(
        self, mentor: Mentor, places: range, *, forbidden: AbstractSet[Couple]
    ) -> Iterator[Row]:
        """Yield a mentor with some of those who seek, unless a rule keeps them apart."""
        mentees = self._among.seekers[places.start : places.stop]
        setting = self._among.setting
        fits = Rating(mentor, setting.relations, setting.weights).scores(mentees)
        for place, mentee, fit in zip(places, mentees, fits, strict=True):
            if fit is not None and (mentee.id, mentor.id) not in forbidden:
                yield place, mentor.id, fit, rank(fit, mentor.load)


def _columns(rows: Iterator[Row]) -> Ints:
    columns: Ints = np.array([*rows], np.int64).reshape(-1, 4).T
    return columns
