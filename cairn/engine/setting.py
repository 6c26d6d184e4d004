"""What a cohort is made of, checked for contradictions, and what is settled beforehand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from cairn.engine.values import Mentee, Mentor, Relations, WeightSet, within

UNSTATED_MINUTES = 60
"""What a pair takes of a mentor's minutes a month when the mentee did not say."""

UNLIMITED = 2**31 - 1

Person = TypeVar("Person", Mentor, Mentee)
Couple = tuple[int, int]


class CohortError(ValueError):
    """A cohort that contradicts itself; `code` names how, `ids` the people it concerns.

    Codes: `duplicate_id`, `unknown_mentor`, `unknown_mentee`, `kept_twice` (a mentee in two kept
    pairs), `kept_and_forbidden`, `over_capacity` (kept pairs exceed a mentor's places or minutes),
    `negative_capacity`, and for the stable mode `unequal_minutes`. The ids of mentors and of
    mentees are apart from each other.
    """

    def __init__(self, code: str, message: str, *ids: int) -> None:
        super().__init__(message)
        self.code = code
        self.ids = ids


@dataclass(frozen=True)
class Setting:
    """The arguments of a `Cohort`; making one raises `CohortError` for a contradiction."""

    mentors: tuple[Mentor, ...]
    mentees: tuple[Mentee, ...]
    relations: Relations
    weights: WeightSet
    seats: Mapping[int, int] | None
    minutes: Mapping[int, int] | None
    forced: frozenset[Couple]
    forbidden: frozenset[Couple]
    running: frozenset[Couple]
    candidates: int
    extra: int
    week: int

    def __post_init__(self) -> None:
        within("candidates", self.candidates, 1, UNLIMITED)
        within("extra", self.extra, 0, UNLIMITED)
        self._refuse_unknown()
        self._refuse_contradictions()
        for mentor in self.mentors:
            if self.seats_left[mentor.id] < 0 or self.minutes_left[mentor.id] < 0:
                raise CohortError(
                    "over_capacity", f"kept pairs exceed what mentor {mentor.id} offers", mentor.id
                )

    @cached_property
    def mentor_of(self) -> dict[int, int]:
        """Mentee → mentor of the pairs that are kept."""
        known = {mentee.id for mentee in self.mentees}
        return {mentee: mentor for mentee, mentor in self._kept if mentee in known}

    @cached_property
    def seeking(self) -> tuple[Mentee, ...]:
        """The mentees who are to be placed."""
        return tuple(mentee for mentee in self.mentees if mentee.id not in self.mentor_of)

    def seats_of(self, mentor: int) -> int:
        """Return the places of a mentor, kept pairs included."""
        return (self.seats or {}).get(mentor, 1 if self.minutes is None else UNLIMITED)

    def minutes_of(self, mentor: int) -> int:
        """Return the minutes a month of a mentor, kept pairs included."""
        return (self.minutes or {}).get(mentor, UNLIMITED)

    @cached_property
    def seats_left(self) -> dict[int, int]:
        """The places of each mentor, less the kept pairs."""
        left = {mentor.id: self.seats_of(mentor.id) for mentor in self.mentors}
        for _, mentor in self._kept:
            left[mentor] -= 1
        return left

    @cached_property
    def minutes_left(self) -> dict[int, int]:
        """The minutes a month of each mentor, less the kept pairs."""
        left = {mentor.id: self.minutes_of(mentor.id) for mentor in self.mentors}
        taken = {mentee.id: size(mentee) for mentee in self.mentees}
        for mentee, mentor in self._kept:
            left[mentor] -= taken.get(mentee, UNSTATED_MINUTES)
        return left

    @cached_property
    def sizes(self) -> frozenset[int]:
        """The minutes a month that pairs take, all different ones; none where minutes are free."""
        return frozenset(map(size, self.seeking)) if self.minutes is not None else frozenset()

    def places(self, mentor: int) -> int:
        """Return how many mentees a mentor can take beside the kept pairs, if they are short."""
        by_time = self.minutes_left[mentor] // min(self.sizes) if self.sizes else UNLIMITED
        return min(self.seats_left[mentor], by_time)

    @cached_property
    def _kept(self) -> list[Couple]:
        return sorted(self.forced | self.running)

    def _refuse_unknown(self) -> None:
        mentors, mentees = _ids(self.mentors), _ids(self.mentees)
        offers = [*(self.seats or {}).items(), *(self.minutes or {}).items()]
        for mentor, offered in offers:
            if offered < 0:
                raise CohortError("negative_capacity", f"mentor {mentor} offers {offered}", mentor)
        named = {mentor for _, mentor in self.forced | self.running | self.forbidden}
        for mentor in sorted(named.union(mentor for mentor, _ in offers) - mentors):
            raise CohortError("unknown_mentor", f"no mentor has the id {mentor}", mentor)
        for mentee in sorted({mentee for mentee, _ in self.forced | self.forbidden} - mentees):
            raise CohortError("unknown_mentee", f"no mentee has the id {mentee}", mentee)

    def _refuse_contradictions(self) -> None:
        for couple in sorted(self.forbidden & (self.forced | self.running)):
            raise CohortError("kept_and_forbidden", f"{couple} is kept and forbidden", *couple)
        known = _ids(self.mentees)
        kept = [couple for couple in self._kept if couple[0] in known]
        for (one, first), (other, second) in pairwise(kept):
            if one == other:
                message = f"mentee {one} is kept with the mentors {first} and {second}"
                raise CohortError("kept_twice", message, one)


def size(mentee: Mentee) -> int:
    """Return the minutes a month that a pair with this mentee takes."""
    return UNSTATED_MINUTES if mentee.minutes is None else mentee.minutes


def in_order(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return people in ascending order of their ids; an id that two have is an error."""
    found = tuple(sorted(people, key=lambda one: one.id))
    for one, other in pairwise(found):
        if one.id == other.id:
            raise CohortError("duplicate_id", f"two have the id {one.id}", one.id)
    return found


def _ids(people: Iterable[Mentor] | Iterable[Mentee]) -> set[int]:
    return {one.id for one in people}
