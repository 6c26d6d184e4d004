"""What is wrong with a file: where, and in a sentence that says what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

KEPT = 5000
"""So many findings are kept word for word; the rest are only counted."""
SHOWN = 60
"""So many characters of a cell are quoted."""


class Weight(StrEnum):
    """How grave a finding is: a note tells how something was read and never stops the work."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding. `line` counts from 1 and `column` is the header as it stands in the file."""

    weight: Weight
    file: str
    said: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            place.append(f'column "{quoted(self.column)}"')
        return f"{', '.join(place)}: {self.said}"


class Unreadable(Exception):
    """A file that nothing can be made of; the only thing that reading ever raises."""

    def __init__(self, file: str, said: str, line: int | None = None) -> None:
        self.fault = Fault(Weight.ERROR, file, said, line)
        super().__init__(str(self.fault))


class Findings:
    """Everything that was found while reading, in the order in which it was found."""

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._counts = dict.fromkeys(Weight, 0)

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._kept)

    def __getitem__(self, weight: Weight) -> list[Fault]:
        return [fault for fault in self._kept if fault.weight is weight]

    def count(self, weight: Weight) -> int:
        """How many of this weight there were, those that were not kept included."""
        return self._counts[weight]

    def add(self, fault: Fault) -> None:
        self._counts[fault.weight] += 1
        if len(self._kept) < KEPT:
            self._kept.append(fault)


def quoted(text: str) -> str:
    """A cell as a sentence quotes it: on one line, and cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
