"""The best pairs for a cohort: everybody at once, under capacities and rules, with a proof."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import numpy as np

from cairn.engine import insisting, proposing, reliefs
from cairn.engine.admitting import RULES, Admitting
from cairn.engine.candidates import Candidates
from cairn.engine.outlook import Outlook
from cairn.engine.proposal import Difference, Mode, Move, Proposal, Relief, WhyNot
from cairn.engine.setting import Couple, Setting, in_order
from cairn.engine.values import STANDARD, Mentee, Mentor, Relations, WeightSet


class Cohort:
    """Mentors, mentees and what is settled between them; answers do not depend on their order.

    `seats` are the places of each mentor, running pairs included; whoever is not in it has one
    place, or, when `minutes` are given, as many as these allow. `minutes` are the minutes a month
    that each mentor can give in all; a pair takes what its mentee seeks (`UNSTATED_MINUTES` where
    that is unknown). Pairs are (mentee, mentor): `forced` ones are kept whatever the rules say;
    `running` ones take their place and are kept too, also those whose mentee is not in the cohort;
    `forbidden` ones are never proposed. Each mentee is considered with the best `candidates`
    mentors of the ranking (`None`: with all) and the best `extra` of those whom few others see.
    `week` turns equals.

    Raises `CohortError` for what contradicts itself, and `ValueError` for less than 1 of
    `candidates` or less than 0 of `extra`.
    """

    def __init__(
        self,
        mentors: Iterable[Mentor],
        mentees: Iterable[Mentee],
        relations: Relations,
        weights: WeightSet = STANDARD,
        *,
        seats: Mapping[int, int] | None = None,
        minutes: Mapping[int, int] | None = None,
        forced: Iterable[Couple] = (),
        forbidden: Iterable[Couple] = (),
        running: Iterable[Couple] = (),
        candidates: int | None = 50,
        extra: int = 10,
        week: int = 0,
    ) -> None:
        offering = in_order(mentors)
        self.setting = Setting(
            offering,
            in_order(mentees),
            relations,
            weights,
            seats=seats,
            minutes=minutes,
            forced=frozenset(forced),
            forbidden=frozenset(forbidden),
            running=frozenset(running),
            candidates=max(1, len(offering)) if candidates is None else candidates,
            extra=extra,
            week=week,
        )

    def propose(self, mode: Mode = Mode.CARDINALITY) -> Proposal:
        """Return the best set of pairs in a mode, with its proof.

        Why somebody is left over is told at once; what would help them, `would_help` finds out.
        """
        return proposing.propose(self._candidates, mode)

    def why_not(
        self, proposal: Proposal, mentee: int, mentor: int, *, exact: bool = False
    ) -> WhyNot:
        """Return why this cohort's proposal lacks a pair; `exact` solves again with it forced.

        Raises `CohortError` for an id that is not in the cohort.
        """
        known = insisting.why_not(self.setting, proposal, mentee, mentor)
        return insisting.exactly(self._candidates, proposal, known) if exact else known

    def would_help(self, proposal: Proposal, mentee: int) -> Relief | None:
        """Return the smallest single change that gives a mentor to a mentee who has none.

        Each change is tried by solving again, unless the prices show that it is in vain; `None`
        if none of those tried helps, or if the mentee has a mentor or is not to be placed.
        """
        left = {one.mentee for one in proposal.unmatched}
        places = {one.id: place for place, one in enumerate(self.setting.seeking)}
        if mentee not in left or mentee not in places:
            return None
        for relief in reliefs.trials(self._candidates, self.setting.seeking[places[mentee]]):
            if self._helps(relief, proposal.mode, places[mentee]):
                return relief
        return None

    def with_relief(self, relief: Relief) -> "Cohort":
        """Return the cohort in which what would help has been done.

        Everybody keeps their candidates, and the pairs that the change lets in are added.
        """
        other = self.changed(**reliefs.relieved(self.setting, relief))
        if len(self.setting.sizes) <= 1 or reliefs.adds_place(self.setting, relief):
            lists = self._admitting.lists(other.setting, relief)
            vars(other)["_candidates"] = lists
        return other

    def what_if(self, proposal: Proposal, **changes: Any) -> Difference:
        """Return what differs when arguments of the constructor are others: `weights`, `seats` …

        The proposal is one of this cohort, and the other is made in the same mode.
        """
        after = self.changed(**changes).propose(proposal.mode)
        return difference(proposal, after)

    def changed(self, **changes: Any) -> "Cohort":
        """Return a cohort of which some arguments of the constructor are others."""
        kept = {name: getattr(self.setting, name) for name in self.setting.__dataclass_fields__}
        return Cohort(**{**kept, **changes})

    def _helps(self, relief: Relief, mode: Mode, place: int) -> bool:
        if len(self.setting.sizes) <= 1 and not self._may_help(relief, mode, place):
            return False
        lists = self.with_relief(relief)._candidates
        return bool(proposing.solved(lists, mode).taken[place] >= 0)

    def _may_help(self, relief: Relief, mode: Mode, place: int) -> bool:
        """Tell whether the prices leave it open that a change helps."""
        outlook, admitting = self._outlook(mode), self._admitting
        if relief.remedy in RULES or not (outlook.by_value or admitting.adds_places(relief)):
            return True
        if not admitting.adds_places(relief):
            return outlook.can_join(admitting.step(relief), place)
        more = reliefs.places_then(self.setting, relief) - self.setting.places(relief.mentor)
        number = int(np.searchsorted(self._candidates.ids, relief.mentor))
        return more > 0 and outlook.can_help(number, more, place)

    def _outlook(self, mode: Mode) -> Outlook:
        if mode not in self._outlooks:
            self._outlooks[mode] = Outlook(self._candidates, mode)
        return self._outlooks[mode]

    @cached_property
    def _outlooks(self) -> dict[Mode, Outlook]:
        return {}

    @cached_property
    def _admitting(self) -> Admitting:
        return Admitting(
            self._candidates, lambda weights: self.changed(weights=weights)._candidates
        )

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.setting)


def difference(before: Proposal, after: Proposal) -> Difference:
    """Return two proposals side by side, with everyone whose mentor differs."""
    old = {pair.mentee: pair.mentor for pair in before.pairs}
    new = {pair.mentee: pair.mentor for pair in after.pairs}
    moves = (
        Move(mentee, old.get(mentee), new.get(mentee)) for mentee in sorted(old.keys() | new.keys())
    )
    return Difference(before, after, tuple(m for m in moves if m.before != m.after))
