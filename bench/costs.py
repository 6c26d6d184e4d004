"""What pages cost, and what they would have cost on a core of their own.

On a machine that others use too, the same work takes up to twice the CPU time while a neighbour
keeps the other half of a core busy. So a little plain Python is timed right before and after each
page: a page that took 14 ms while that took twice its best would have taken 7 ms undisturbed.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import quantiles
from typing import NamedTuple

BEST_OF = 20


class Visit(NamedTuple):
    """What one page cost: CPU seconds, those of the yardstick meanwhile, queries, bytes."""

    cpu: float
    yardstick: float
    queries: int
    bytes: int


class Costs(NamedTuple):
    """What pages of one kind cost: milliseconds of CPU time, the most queries, the most bytes.

    `undisturbed_ms` is the median as if the yardstick had always taken what its quickest
    twentieth took.
    """

    cpu_ms_p50: float
    cpu_ms_p95: float
    undisturbed_ms: float
    queries: int
    bytes: int

    @classmethod
    def of(cls, visits: Iterable[Visit]) -> Costs:
        found = list(visits)
        spent = quantiles([1000 * visit.cpu for visit in found], n=BEST_OF)
        best = quantiles([visit.yardstick for visit in found], n=BEST_OF)[0]
        alone = quantiles([1000 * visit.cpu * best / visit.yardstick for visit in found], n=2)
        return cls(
            round(spent[BEST_OF // 2 - 1], 2),
            round(spent[-1], 2),
            round(alone[0], 2),
            max(visit.queries for visit in found),
            max(visit.bytes for visit in found),
        )
