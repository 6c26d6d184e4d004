"""What is said beside the report, on standard error: findings, progress, colour where it may be."""

import os
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TextIO, TypeVar

from cairn.command.faults import Fault, Findings, Weight

SHOWN = 20
"""So many findings of a weight are printed; a report has all of them."""
COLOURS = {Weight.ERROR: "31", Weight.WARNING: "33", Weight.NOTE: "36"}
BAR = 30
PATIENCE = 0.5
"""Seconds before a bar appears: what is done at once needs none."""
EVERY = 0.1
CLEAR = "\r\x1b[K"

T = TypeVar("T")


class Screen:
    """Standard error. On anything but a terminal there is neither a bar nor a colour."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._alive = stream.isatty() and os.environ.get("TERM") != "dumb"
        self._coloured = self._alive and not os.environ.get("NO_COLOR")
        self._drawn = False

    def say(self, text: str) -> None:
        self.clear()
        self._stream.write(f"{text}\n")

    def tell(self, findings: Findings, *, notes: bool) -> None:
        """Print what was found, like with like, and no more of it than anybody reads."""
        for weight in Weight:
            if weight is not Weight.NOTE or notes:
                shown = _grouped(findings[weight])[:SHOWN]
                for fault, lines in shown:
                    self.say(f"{self._named(weight)}: {fault}{_also(lines)}")
                rest = findings.count(weight) - sum(map(len, (lines for _, lines in shown)))
                if rest:
                    self.say(f"{self._named(weight)}: and {rest:,} more; a JSON report lists them")

    def over(self, things: Iterable[T], what: str) -> Iterator[T]:
        """Go through things and draw a bar meanwhile, if it takes long."""
        everything = list(things)
        begun = drawn = monotonic()
        for count, thing in enumerate(everything):
            now = monotonic()
            if self._alive and now - begun > PATIENCE and now - drawn > EVERY:
                self._draw(what, count / len(everything))
                drawn = now
            yield thing
        self.clear()

    def wait(self, what: str) -> None:
        """Say on a terminal what takes a moment; the next word takes its place."""
        if self._alive:
            self._stream.write(f"{CLEAR}{what} …")
            self._stream.flush()
            self._drawn = True

    def clear(self) -> None:
        """Take away what was drawn."""
        if self._drawn:
            self._stream.write(CLEAR)
            self._drawn = False

    def _draw(self, what: str, share: float) -> None:
        full = int(share * BAR)
        self._stream.write(f"{CLEAR}{what} [{'#' * full}{'.' * (BAR - full)}] {share:4.0%}")
        self._stream.flush()
        self._drawn = True

    def _named(self, weight: Weight) -> str:
        name = weight.value.capitalize()
        return f"\x1b[{COLOURS[weight]}m{name}\x1b[0m" if self._coloured else name


def _grouped(faults: Iterable[Fault]) -> list[tuple[Fault, list[int]]]:
    """Findings that say the same of the same column, with the lines on which they do."""
    groups: dict[tuple[str, str | None, str], tuple[Fault, list[int]]] = {}
    for fault in faults:
        _, lines = groups.setdefault((fault.file, fault.column, fault.said), (fault, []))
        lines.append(fault.line or 0)
    return list(groups.values())


def _also(lines: list[int]) -> str:
    others = len(lines) - 1
    return f" (and on {others} more {'line' if others == 1 else 'lines'})" if others else ""
