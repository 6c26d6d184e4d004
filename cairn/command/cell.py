"""One cell, and how it tells what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cairn.command.cells import IN_BRACKETS, Unclear
from cairn.command.faults import Fault, Findings, Weight, quoted
from cairn.command.items import parts
from cairn.command.words import Words

MOST_PARTS = 50
LONGEST = 300
"""Of a cell with one value no more letters are read; patterns are not let loose on more."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty, and where it stands. `item` is what its header has in brackets."""

    text: str
    file: str
    line: int
    column: str
    item: str
    findings: Findings

    def warn(self, said: str) -> None:
        self._find(Weight.WARNING, said)

    def note(self, said: str) -> None:
        self._find(Weight.NOTE, said)

    def read(self, reader: Callable[[str], T], consequence: str = "left out") -> T | None:
        """Return what a reader makes of the cell, or tell what is wrong and return None."""
        try:
            return reader(self.text[:LONGEST])
        except Unclear as error:
            self.warn(f'"{quoted(self.text)}" {error}; {consequence}')
            return None

    def numbers(self, words: Words, what: str) -> list[int]:
        """Return what each part of a list stands for; tell of those that are unknown."""
        found = []
        for part in self.parts():
            number = words.number(part)
            number = words.number(IN_BRACKETS.sub(" ", part)) if number is None else number
            if number is None:
                self.warn(
                    f'"{quoted(part)}" is no {what} that is known; left out{hint(words, part)}'
                )
            else:
                found.append(number)
        return found

    def parts(self, joins: Callable[[str, str], bool] | None = None) -> list[str]:
        """Return the parts of a list, no more of them than anybody means."""
        found = parts(self.text, joins)
        if len(found) > MOST_PARTS:
            self.warn(f"lists more than {MOST_PARTS}; the others are left out")
        return found[:MOST_PARTS]

    def _find(self, weight: Weight, said: str) -> None:
        self.findings.add(Fault(weight, self.file, said, self.line, self.column))


def hint(words: Words, text: str) -> str:
    near = words.nearest(text)
    return f'. Did you mean "{near}"?' if near else ""
