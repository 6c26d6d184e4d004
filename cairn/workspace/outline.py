"""The outline of a plan: which milestone in which week. Templates are made of it.

People write one milestone on a line, `3: Show a first draft`, and `x2` or `x3` behind it where
it weighs more than the others. The files of the templates that come with Cairn say it alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cairn.lib.refusal import Refused
from cairn.workspace.refusals import Refusal

WEEKS = range(1, 27)
WEIGHTS = range(1, 4)
TITLE_AT_MOST = 120
STEPS_AT_MOST = 40
LINE = re.compile(r"(?P<week>[0-9]{1,2})\s*[:.]\s*(?P<title>.+?)(?:\s+[x×](?P<weight>[1-3]))?")


class Step(NamedTuple):
    """A milestone to be."""

    week: int
    title: str
    weight: int = 1

    def __str__(self) -> str:
        return f"{self.week}: {self.title}" + (f" x{self.weight}" if self.weight > 1 else "")

    @classmethod
    def read(cls, line: str) -> Step:
        """Raises Refused for a line that says no week and title."""
        found = LINE.fullmatch(line.strip())
        if not found or int(found["week"]) not in WEEKS or len(found["title"]) > TITLE_AT_MOST:
            raise Refused(Refusal.NO_SUCH_STEP)
        return cls(int(found["week"]), found["title"], int(found["weight"] or 1))

    def later(self, weeks: int) -> Step:
        return self._replace(week=self.week + weeks)


class Outline(NamedTuple):
    """A named plan of so many weeks. `ident` is its name in addresses."""

    ident: str
    title: str
    weeks: int
    steps: tuple[Step, ...]
    words: tuple[str, ...] = ()

    def fits(self, text: str) -> int:
        """How many of its words occur in a text."""
        said = set(re.findall(r"\w+", text.casefold()))
        return len(said.intersection(self.words))


def read_steps(lines: Iterable[str]) -> tuple[Step, ...]:
    """The steps of some lines, by week; empty lines are passed over."""
    steps = [Step.read(line) for line in lines if line.strip()]
    return tuple(sorted(steps, key=lambda step: step.week))


def write_steps(steps: Sequence[Step]) -> str:
    return "\n".join(map(str, steps))
