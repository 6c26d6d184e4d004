"""docs/reference/match.md: the command, its columns, its words and its report, from the code."""

# ruff: noqa: E501 — the lines of a page

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterator

from cairn.command import report, tables
from cairn.command.cell import MOST_PARTS
from cairn.command.columns import Sheet, columns_of
from cairn.command.decoding import MEGABYTE, MOST_BYTES
from cairn.command.drafts import MOST_SEATS
from cairn.command.endings import ENDINGS
from cairn.command.guide import TITLES
from cairn.command.options import words
from cairn.command.words import FORMATS, IMPORTANCE, INDUSTRIES, LANGUAGES, LEVELS, STAGES, Words
from cairn.command.writing import COLUMNS

WORDS = {
    "Levels": LEVELS,
    "Importance": IMPORTANCE,
    "Career stages": STAGES,
    "Formats": FORMATS,
    "Industries": INDUSTRIES,
    "Languages": LANGUAGES,
}


def page(note: str) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from ("# cairn match", "", note, "")
    yield "How to use it: [match a cohort from a spreadsheet](../how-to/match-a-cohort-from-a-spreadsheet.md)."
    yield "How scores come about: [how matching works](../explanation/matching.md)."
    yield from ("", "```", "cairn match mentors.csv mentees.csv [options]", "```", "")
    yield from ("| word | what it does |", "| --- | --- |")
    yield from (f"| `{_cell(word)}` | {_cell(says)} |" for word, says in words())
    yield ""
    yield from _endings()
    yield from _reading()
    for sheet in Sheet:
        yield from _columns(sheet)
    yield from ("## Words that are understood", "")
    yield "Slips of the finger are forgiven. The first word of each line is Cairn's own name for it."
    for title, table in WORDS.items():
        yield from _words(title, table)
    yield from _weights()
    yield from _csv()
    yield from _json()


def _endings() -> Iterator[str]:
    yield from ("## Exit codes", "", "| code | it means |", "| --: | --- |")
    yield from (f"| {code:d} | {said} |" for code, said in ENDINGS.items())
    yield ""


def _reading() -> Iterator[str]:
    signs = ", ".join(tables.DELIMITERS.values())
    yield from ("## How files are read", "")
    yield f"""\
* **Delimiter**: {signs}; the one that makes the most headers known. A first line `sep=;` is believed.
* **Encoding**: UTF-8, UTF-16 and UTF-32 with or without a mark of byte order; what is neither is read as Windows-1252,
  and told. `--encoding` overrules.
* **Header**: the row, among the first {tables.HEADER_WITHIN}, that makes the most columns known. Titles and empty lines
  above it, empty lines below it, and the header coming again are passed over.
* **A header is known** by one of its names below (without regard to case, accents, punctuation, or what stands in
  brackets), but for slips of the finger, or by a name of two words or more inside it (`How many mentees can you take on
  this autumn?`). What it was taken for is in every report. `--column "the header=skills"` says what another one means.
* **Grids**: `Skills [Public Speaking]` with `advanced`, `4`, `x` or nothing in its cells is a skill for each column.
* **Who is who**: by id, else by e-mail address, else by name. Who answered twice counts once, with the later answer;
  namesakes without id and address are both kept. Somebody in both files is never matched with themself.
* **What is missing** is not guessed: see [how matching works](../explanation/matching.md). Skills in a file count as
  checked by others.
* **Errors** end the work: a file that cannot be read, a rule about pairs or a weight that cannot be kept. **Warnings** go
  on, and name the line, the column and what was done. `--strict` makes every warning an error.
* **Limits**: {MOST_BYTES // MEGABYTE} MB a file, {tables.MOST_ROWS:,} rows, {tables.MOST_COLUMNS} columns, \
{tables.MOST_LETTERS:,} letters a row, {MOST_PARTS} skills a cell, {MOST_SEATS} seats.
"""


def _columns(sheet: Sheet) -> Iterator[str]:
    yield from (f"## {TITLES[sheet]}", "", "| column | headers | what it holds | example |")
    yield "| --- | --- | --- | --- |"
    for one in columns_of(sheet):
        several = " May stand several times." if one.many else ""
        headers = ", ".join(one.headers)
        yield f"| {one.title} (`{one.key}`) | {headers} | {one.says}{several} | {one.example} |"
    yield ""


def _words(title: str, table: Words) -> Iterator[str]:
    yield from ("", f"### {title}", "")
    for number, line in table.lines.items():
        own, *others = (word.strip() for word in line.split("|"))
        shown = f" ({number})" if table is LEVELS or table is STAGES else ""
        yield f"* **{own}**{shown}: {', '.join(others)}" if others else f"* **{own}**{shown}"


def _weights() -> Iterator[str]:
    yield """
## weights.toml

```
name = "autumn round"             # stands in the report

[weights]                         # shares; Cairn scales them to 100. What is not named keeps its own:
skills = 50                       # overlap 10, wishes 10, minutes 8, stage 7, formats 5, language 5,
                                  # industry 5, values 0 (at most 10 of 100)
[rules]
minimum = 25                      # no pair below this score, 0 to 100
musts = ["overlap"]               # excludes mentors who do worse there than an unknown one would
cross_functional = true           # turns the component industry round
outside_organisation = true       # no pair within one organisation
```
"""


def _csv() -> Iterator[str]:
    yield from ("## The report as CSV", "")
    yield f"One row for each pair, and one for each mentee without a mentor: {', '.join(COLUMNS)}."
    yield "UTF-8 with a mark of byte order, and the delimiter of the mentors' file, so that the"
    yield "spreadsheet which exported that one opens it. A cell that begins with `=`, `+`, `-`, `@`, a"
    yield "tab or a return has an apostrophe before it, so that no spreadsheet takes it for a formula."
    yield ""


def _json() -> Iterator[str]:
    yield from ("## The report as JSON", "")
    yield f"`format` is `{report.FORMAT}` and `version` is {report.VERSION}: it grows when a field is"
    yield "renamed, removed or means something else, and not when one is added."
    for kind in _kinds(report.Report):
        yield from ("", f"### {kind.__name__}", "", f"{kind.__doc__}", "")
        yield from ("| field | type | what it holds |", "| --- | --- | --- |")
        for name, hint in typing.get_type_hints(kind, include_extras=True).items():
            type_, says = typing.get_args(hint)
            yield f"| `{name}` | {_named(type_)} | {says} |"


def _kinds(kind: type) -> dict[type, None]:
    """A class of the report and those inside it, in the order in which one meets them."""
    found: dict[type, None] = {kind: None}
    for hint in typing.get_type_hints(kind).values():
        for inner in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(inner):
                found |= _kinds(typing.cast("type", inner))
    return found


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _named(kind: typing.Any) -> str:
    inside = [_named(one) for one in typing.get_args(kind)]
    if typing.get_origin(kind) is list:
        return f"list of {inside[0]}"
    if typing.get_origin(kind) is dict:
        return f"object of {inside[1]}"
    if inside:
        return " or ".join(inside)
    names = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return names.get(kind, "null" if kind is type(None) else kind.__name__)
