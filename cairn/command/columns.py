"""The columns that are read, and the headers that mean them, as they stand in columns.toml.

They are what `cairn match --columns` prints and what docs/reference/match.md is made of.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Sheet(StrEnum):
    """Which of the three files a column stands in."""

    MENTORS = "mentors"
    MENTEES = "mentees"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Column:
    """One thing that is read. `headers` mean it, the first of them is its own name.

    A column with `many` may stand several times in a file and is read one after the other.
    """

    key: str
    sheets: tuple[Sheet, ...]
    headers: tuple[str, ...]
    says: str
    example: str
    many: bool = False

    @property
    def title(self) -> str:
        return self.headers[0]


def _column(key: str, given: dict[str, Any]) -> Column:
    lists = {"sheets": tuple(map(Sheet, given["sheets"])), "headers": tuple(given["headers"])}
    return Column(key, **{**given, **lists})


COLUMNS = {
    key: _column(key, given)
    for key, given in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of one file, in the order in which they are documented."""
    return tuple(column for column in COLUMNS.values() if sheet in column.sheets)
