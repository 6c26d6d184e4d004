"""Half-open stretches of time: the start belongs to them, the end does not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple, TypeVar

Point = TypeVar("Point", int, datetime)


class Span(NamedTuple):
    """From one instant up to another, both in UTC."""

    start: datetime
    end: datetime


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time in order, as few spans as can be: empty ones gone, touching ones joined."""
    return [Span(*found) for found in joined(spans)]


def without(spans: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """What is left of the spans, in order, when the time that is taken is cut out."""
    return [Span(*found) for found in cut(spans, taken)]


def common(spans: Iterable[Span], others: Iterable[Span]) -> list[Span]:
    """The time that lies in both, in order."""
    kept = joined(spans)
    return [Span(*found) for found in cut(kept, cut(kept, others))]


def joined(spans: Iterable[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    """`merged`, for whatever counts the time."""
    found: list[tuple[Point, Point]] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def cut(
    spans: Iterable[tuple[Point, Point]], taken: Iterable[tuple[Point, Point]]
) -> list[tuple[Point, Point]]:
    """`without`, for whatever counts the time: one walk along both."""
    left: list[tuple[Point, Point]] = []
    knives, at = joined(taken), 0
    for start, end in joined(spans):
        while at < len(knives) and knives[at][1] <= start:
            at += 1
        here, rest = at, start
        while here < len(knives) and knives[here][0] < end:
            if rest < knives[here][0]:
                left.append((rest, knives[here][0]))
            rest = knives[here][1]
            here += 1
        if rest < end:
            left.append((rest, end))
    return left
