"""From the text of a file to a table: which sign parts the cells, and which row is the header."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, islice
from typing import Self
from unicodedata import category

from cairn.command.columns import Sheet, columns_of
from cairn.command.decoding import decode
from cairn.command.faults import Fault, Findings, Unreadable, Weight, quoted
from cairn.command.headers import NOTHING_TOLD, Meaning, Told, meaning

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
MOST_ROWS = 200_000
MOST_COLUMNS = 300
MOST_LETTERS = 100_000
"""In one row; `csv` would refuse a cell of 131,072."""
MOST_LINES = 2000
"""In one row: beyond that a quotation mark was never closed."""
HEADER_WITHIN = 25
"""The header is one of so many rows; above it may stand titles and empty lines."""
END = "\ue000end"
"""A line that is put after the last: where it is not read as a row, a quotation mark is open."""
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that make a line read otherwise than it is written."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, and the line of the file on which it begins."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as rows below a header. `meanings` tells of each header what it means."""

    file: str
    encoding: str
    delimiter: str
    header: Row
    meanings: tuple[Meaning | None, ...]
    rows: list[Row]


def read_table(
    data: bytes,
    file: str,
    sheet: Sheet,
    findings: Findings,
    *,
    encoding: str | None = None,
    told: Told = NOTHING_TOLD,
) -> Table:
    """Read the bytes of a file. Raises `Unreadable`, and nothing else, whatever they are."""
    decoded = decode(data, file, encoding)
    if decoded.guessed:
        said = 'is not UTF-8; read as Windows-1252. Where letters look wrong, save as "CSV UTF-8"'
        findings.add(Fault(Weight.NOTE, file, said))
    text, stated = _without_hint(decoded.text)
    delimiter, header = _find_header(text, file, sheet, told, stated)
    meanings = tuple(meaning(sheet, cell, told) for cell in header.cells)
    rows = list(_below(header, _rows(text, delimiter, file), file, findings))
    return Table(file, decoded.encoding, delimiter, header, meanings, rows)


def _without_hint(text: str) -> tuple[str, str | None]:
    """Take off the line `sep=;` that some spreadsheets write first; its line still counts."""
    hint = text[:6].casefold()
    if hint.startswith("sep=") and len(text) > len("sep=") and hint[4:5] in DELIMITERS:
        return text[5:], text[4]
    return text, None


def _find_header(
    text: str, file: str, sheet: Sheet, told: Told, stated: str | None
) -> tuple[str, Row]:
    """Return the delimiter and the row that make the most columns known.

    Rows are looked through for headers that are certain first: guessing in every cell is slow,
    and sees headers in what people wrote.
    """
    tried = [
        (delimiter, row)
        for delimiter in ([stated] if stated else DELIMITERS)
        for row in _first_rows(text, delimiter, file)
    ]
    for guess in (False, True):
        known = [len(_known(row, sheet, told, guess=guess)) for _, row in tried]
        if any(known):
            return tried[known.index(max(known))]
    raise Unreadable(file, _no_header(text, sheet))


def _known(row: Row, sheet: Sheet, told: Told, *, guess: bool) -> set[str]:
    found = (meaning(sheet, cell, told, guess=guess) for cell in row.cells)
    return {one.key for one in found if one}


def _first_rows(text: str, delimiter: str, file: str) -> list[Row]:
    """The rows that may be the header; read with the wrong delimiter they may be unreadable."""
    rows: list[Row] = []
    with suppress(Unreadable):
        rows.extend(islice(_rows(text, delimiter, file), HEADER_WITHIN))
    return rows


def _no_header(text: str, sheet: Sheet) -> str:
    if not text.strip():
        return "is empty"
    wanted = ", ".join(f'"{one.title}"' for one in columns_of(sheet)[:6])
    return (
        f"has no header that is known, such as {wanted};"
        " see cairn match --columns, or say what yours mean with --column"
    )


class _Lines:
    """The lines of a text, one row after the other, that refuses a row without an end."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = chain(io.StringIO(text, newline=None), [END])
        self._file = file
        self._line = 0
        self.ended = False
        self.begin()

    def begin(self) -> None:
        """A new row begins."""
        self.first, self._letters = self._line + 1, 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = next(self._lines, None)
        if line is None or self._line - self.first > MOST_LINES:
            said = "a quotation mark that opens here is never closed"
            raise Unreadable(self._file, said, self.first)
        self.ended = line is END
        self._line += 1
        self._letters += len(line)
        if self._letters > MOST_LETTERS:
            raise Unreadable(self._file, f"is longer than {MOST_LETTERS:,} letters", self.first)
        return line


def _rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """Yield the rows that are not empty. Raises `Unreadable` for one that is too large."""
    lines = _Lines(text, file)
    reader = csv.reader(lines, delimiter=delimiter)
    count = 0
    while (cells := next(reader)) != [END] or not lines.ended:
        if any(map(str.strip, cells)):
            count += 1
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(file, f"has more than {MOST_COLUMNS} cells", lines.first)
            if count > MOST_ROWS:
                raise Unreadable(file, f"has more than {MOST_ROWS:,} rows; split it")
            yield Row(lines.first, [_clean(cell) for cell in cells])
        lines.begin()


def _clean(cell: str) -> str:
    """A cell without signs that no one can see: they could hide something from its reader."""
    if cell.isprintable():
        return cell.strip()
    return "".join(letter for letter in cell if letter in "\n\t" or _shown(letter)).strip()


def _shown(letter: str) -> bool:
    return category(letter) not in {"Cc", "Cs", "Co", "Cn"} and letter not in TURNING


def _below(header: Row, rows: Iterator[Row], file: str, findings: Findings) -> Iterator[Row]:
    """Yield the rows below the header, each as wide as it; the header may come again."""
    width = len(header.cells)
    for row in rows:
        if row.line <= header.line or row.cells == header.cells:
            continue
        surplus = [cell for cell in row.cells[width:] if cell]
        if surplus:
            said = (
                f'has {len(row.cells)} cells where the header has {width}; "{quoted(surplus[0])}"'
                " and what follows is left out. A cell with a delimiter in it needs quotation marks"
            )
            findings.add(Fault(Weight.WARNING, file, said, row.line))
        cells = row.cells[:width]
        yield Row(row.line, cells + [""] * (width - len(cells)))
