"""The report as a file: CSV to work on, JSON for programs, Markdown to read."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict
from enum import StrEnum

from cairn.command.markdown import lines
from cairn.command.report import LeftOver, Match, Report, Someone

DANGEROUS = frozenset("=+-@\t\r")
"""A spreadsheet takes a cell that begins with one of these for a formula."""
COLUMNS = (
    "mentee id",
    "mentee",
    "mentee e-mail",
    "status",
    "place",
    "mentor id",
    "mentor",
    "mentor e-mail",
    "score",
    "reasons",
    "not covered",
    "why not",
    "would help",
)
DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}


class Format(StrEnum):
    CSV = "csv"
    JSON = "json"
    MARKDOWN = "markdown"


def written(report: Report, format_: Format) -> str:
    """Return the text of a report."""
    return WRITERS[format_](report)


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    return f"'{cell}" if cell.lstrip()[:1] in DANGEROUS and cell.strip() else cell


def _csv(report: Report) -> str:
    """Begin with a mark of byte order and use the delimiter of the mentors' file: so the
    spreadsheet that exported it opens it as it should."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=DELIMITERS[report.sources[0].delimiter])
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in row] for row in _rows(report))
    return "\ufeff" + text.getvalue()


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for one in report.matched:
        for match in one.matches:
            yield (*_person(one.mentee), *_matched(match), "", "")
    for left in report.left_over:
        yield (*_person(left.mentee), *_alone(left))


def _person(person: Someone) -> tuple[str, str, str]:
    return person.key, person.name, person.email


def _matched(match: Match) -> tuple[str, ...]:
    status = "settled" if match.settled else "matched"
    place = str(match.place or "")
    reasons, uncovered = "; ".join(match.reasons), "; ".join(match.uncovered)
    return status, place, *_person(match.mentor), f"{match.score:.1f}", reasons, uncovered


def _alone(left: LeftOver) -> tuple[str, ...]:
    return ("no mentor", "", "", "", "", "", "", "", left.sentence, left.would_help)


def _json(report: Report) -> str:
    return json.dumps(asdict(report), ensure_ascii=False, indent=2) + "\n"


def _markdown(report: Report) -> str:
    return "\n".join(lines(report)) + "\n"


WRITERS: dict[Format, Callable[[Report], str]] = {
    Format.CSV: _csv,
    Format.JSON: _json,
    Format.MARKDOWN: _markdown,
}
