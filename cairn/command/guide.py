"""The columns as documentation: for the terminal, and for docs/reference/match.md."""

import textwrap
from collections.abc import Iterator

from cairn.command.columns import Column, Sheet, columns_of

WIDTH = 88
TITLES = {
    Sheet.MENTORS: "The file of mentors",
    Sheet.MENTEES: "The file of mentees",
    Sheet.PAIRS: "The file of pairs (--pairs)",
}


def guide() -> Iterator[str]:
    """Yield the lines that `cairn match --columns` prints."""
    for sheet, title in TITLES.items():
        yield from (title, "=" * len(title), "")
        for column in columns_of(sheet):
            yield from _entry(column)


def _entry(column: Column) -> Iterator[str]:
    several = "  (may stand several times)" if column.many else ""
    yield f"{column.title}  [{column.key}]{several}"
    for text in (
        column.says.replace("`", ""),
        f"Headers: {', '.join(column.headers)}",
        f"Example: {column.example}",
    ):
        yield textwrap.fill(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
    yield ""
