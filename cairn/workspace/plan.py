"""A pair's plan as pages read it: its weeks, what stands in them, and how far it has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Milestone, Snapshot
from cairn.workspace.outline import WEEKS
from cairn.workspace.progress import PlanChange, Progress
from cairn.workspace.weeks import Weeks


class Row(NamedTuple):
    """A milestone in its week, and whether it can move from where it is."""

    stone: Milestone
    day: date
    can_rise: bool
    can_sink: bool


class Week(NamedTuple):
    number: int
    starts_on: date
    ends_on: date
    rows: list[Row]
    is_now: bool


class Plan:
    """Read in two queries; a pair with prefetched pauses takes one."""

    def __init__(self, pair: Mentorship) -> None:
        self.pair = pair
        self.weeks = Weeks.of(pair)
        self.milestones: list[Milestone] = _stones(pair=pair.pk)
        self.standing = sorted(
            (stone for stone in self.milestones if stone.stands),
            key=lambda stone: (stone.week_in(self.weeks), stone.place),
        )
        self.removed = [stone for stone in self.milestones if not stone.stands]
        self.progress = Progress.of(self.milestones, pair.share_gone())

    def change_since(self, picture: Snapshot | None) -> PlanChange | None:
        """What was done to the plan since a picture of it was kept."""
        return PlanChange.since(picture.weights, self.milestones) if picture else None

    def by_week(self, today: date, others: Iterable[int] = ()) -> Iterator[Week]:
        """The weeks that hold something, others too, and the present one while the two work."""
        now = 0 if self.pair.ended_at else self.weeks.week_of(today)
        stones: dict[int, list[Milestone]] = defaultdict(list)
        for stone in self.standing:
            stones[stone.week_in(self.weeks)].append(stone)
        for number in sorted((stones.keys() | {now, *others}) - {0}):
            starts, ends = self.weeks.start_of(number), self.weeks.end_of(number)
            yield Week(number, starts, ends, self._rows(stones[number]), number == now)

    def _rows(self, stones: list[Milestone]) -> list[Row]:
        last = len(stones) - 1
        return [
            Row(
                stone,
                stone.day_in(self.weeks),
                place > 0 or (stone.week or WEEKS[0]) > WEEKS[0],
                place < last or (stone.week or WEEKS[-1]) < WEEKS[-1],
            )
            for place, stone in enumerate(stones)
        ]


def progress_of_all(pairs: Iterable[Mentorship]) -> dict[int, Progress]:
    """How far each pair has come, by its id, in one query; `pauses` are to be prefetched."""
    every = {pair.pk: pair for pair in pairs}
    stones: dict[int, list[Milestone]] = defaultdict(list)
    for stone in _standing(pairs=list(every)):
        stones[stone.mentorship_id].append(stone)
    return {pk: Progress.of(stones[pk], pair.share_gone()) for pk, pair in every.items()}


@prepared
def _stones(pair: Any) -> QuerySet[Milestone]:
    return Milestone.objects.of(pair).with_items()


@prepared
def _standing(pairs: Any) -> QuerySet[Milestone]:
    """What the progress of these pairs is reckoned from."""
    stones = Milestone.objects.filter(mentorship__pk__in=[pairs]).standing().with_items()
    return stones.only("mentorship", "status", "weight", "removed_at")
