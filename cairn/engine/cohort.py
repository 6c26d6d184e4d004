"""The best pairs for a cohort: everybody at once, under capacities and rules, with a proof."""

from collections.abc import Iterable, Mapping
from typing import Self

from cairn.engine.proposal import Difference, Mode, Proposal, Relief, WhyNot
from cairn.engine.values import STANDARD, Mentee, Mentor, Relations, WeightSet

UNSTATED_MINUTES = 60
"""What a pair takes of a mentor's minutes a month when the mentee did not say."""


class CohortError(ValueError):
    """A cohort that contradicts itself; `code` names how, `ids` the people it concerns.

    Codes: `duplicate_id`, `unknown_mentor`, `unknown_mentee`, `forced_twice` (one mentee with two
    mentors), `forced_and_forbidden`, `over_capacity` (kept pairs exceed a mentor's places or
    minutes), `negative_capacity`. The ids of mentors and of mentees are apart from each other.
    """

    def __init__(self, code: str, message: str, *ids: int) -> None:
        super().__init__(message)
        self.code = code
        self.ids = ids


class Cohort:
    """Mentors, mentees and what is settled between them; answers do not depend on their order.

    `seats` are the places of each mentor, running pairs included; whoever is not in it has one
    place, or, when `minutes` are given, as many as these allow. `minutes` are the minutes a month
    that each mentor can give in all; a pair takes what its mentee seeks (`UNSTATED_MINUTES` where
    that is unknown). Pairs are (mentee, mentor): `forced` ones are kept whatever the rules say;
    `running` ones take their place and are kept too, also those whose mentee is not in the cohort;
    `forbidden` ones are never proposed. Each mentee is considered with the best `candidates`
    mentors of the ranking and the best `extra` of those whom few others see. `week` turns equals.

    Raises `CohortError` for what contradicts itself.
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
        forced: Iterable[tuple[int, int]] = (),
        forbidden: Iterable[tuple[int, int]] = (),
        running: Iterable[tuple[int, int]] = (),
        candidates: int = 50,
        extra: int = 10,
        week: int = 0,
    ) -> None:
        raise NotImplementedError

    def propose(self, mode: Mode = Mode.CARDINALITY) -> Proposal:
        """Return the best set of pairs in a mode, with its proof."""
        raise NotImplementedError

    def why_not(
        self, proposal: Proposal, mentee: int, mentor: int, *, exact: bool = False
    ) -> WhyNot:
        """Return why this cohort's proposal lacks a pair; `exact` solves again with it forced.

        Raises `CohortError` for an id that is not in the cohort.
        """
        raise NotImplementedError

    def what_if(self, proposal: Proposal, **changes: object) -> Difference:
        """Return what differs when arguments of the constructor are others, `weights` say."""
        raise NotImplementedError

    def changed(self, **changes: object) -> Self:
        """Return a cohort of which some arguments of the constructor are others."""
        raise NotImplementedError

    def with_relief(self, relief: Relief) -> Self:
        """Return the cohort in which what would help has been done."""
        raise NotImplementedError
