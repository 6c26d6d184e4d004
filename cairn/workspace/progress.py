"""How far a plan has come: computed whenever it is asked for, never typed and never stored.

percent = Σ weight × share ÷ Σ weight over the milestones that stand. The share of a completed
milestone is 1, of one not started 0; of one in progress it is the part of its action items that
is done, at most nine tenths, and 0 without any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import NamedTuple, Protocol

UNFINISHED_AT_MOST = Fraction(9, 10)


class Part(NamedTuple):
    """A milestone as the formula sees it."""

    weight: int
    share: Fraction


class Measured(Protocol):
    """A milestone as a plan holds it."""

    pk: int
    weight: int

    @property
    def share(self) -> Fraction: ...

    @property
    def is_completed(self) -> bool: ...

    @property
    def stands(self) -> bool: ...


def share_in_progress(done: int, items: int) -> Fraction:
    """The share of a milestone that is in progress, from its action items."""
    return min(Fraction(done, items), UNFINISHED_AT_MOST) if items else Fraction(0)


def percent_of(parts: Iterable[Part]) -> int | None:
    """Whole percent, rounded down; None without milestones, since 0 would be a lie."""
    weights, reached = 0, Fraction(0)
    for part in parts:
        weights += part.weight
        reached += part.weight * part.share
    return int(100 * reached / weights) if weights else None


class Progress(NamedTuple):
    """`percent` is None for a plan without milestones; `expected` is where time has got to."""

    done: int
    total: int
    percent: int | None
    expected: int

    @classmethod
    def of(cls, milestones: Iterable[Measured], share_gone: float) -> Progress:
        """Of a plan's milestones, when that part of the time is over; removed ones do not count."""
        standing = [one for one in milestones if one.stands]
        return cls(
            done=sum(one.is_completed for one in standing),
            total=len(standing),
            percent=percent_of(Part(one.weight, one.share) for one in standing),
            expected=int(100 * share_gone),
        )


class PlanChange(NamedTuple):
    """What was done to the plan itself, and what that alone did to the percentage."""

    added: int
    removed: int
    reweighed: int
    before: int
    after: int

    @classmethod
    def since(cls, plan: Mapping[int, int], milestones: Iterable[Measured]) -> PlanChange | None:
        """Since `plan` (a milestone's id → its weight), by today's shares of all milestones.

        None where the percentage is what it would be without the change.
        """
        every = {one.pk: one for one in milestones}
        kept = {pk: one for pk, one in every.items() if one.stands}
        before = percent_of(Part(plan[pk], every[pk].share) for pk in plan if pk in every)
        after = percent_of(Part(one.weight, one.share) for one in kept.values())
        if before is None or after is None or before == after:
            return None
        reweighed = sum(plan[pk] != kept[pk].weight for pk in plan.keys() & kept.keys())
        added, removed = len(kept.keys() - plan.keys()), len(plan.keys() - kept.keys())
        return cls(added, removed, reweighed, before, after)
