"""The report to read, from the first number to the last warning."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from cairn.command.columns import COLUMNS
from cairn.command.report import Certificate, Report, Someone

SHOWN_LINES = 3
SIGNS = re.compile(r"([\\`*_\[\]<>|#~])")
MODES = {
    "rank": "the best mentors for each mentee, seats left aside",
    "cardinality": "as many mentees as possible have a mentor, and then the best matches",
    "score": "the highest sum of all matches",
    "stable": "no mentee and mentor would both rather have each other",
    "fair": "as many mentees as possible have a mentor, and nobody's is far down their list",
}


def lines(report: Report) -> Iterator[str]:
    """Yield the lines of the report in Markdown."""
    yield from ("# Matching of mentees and mentors", "", *_summary(report), "")
    if report.certificate:
        yield from ("## How good it is", "", *_goodness(report.certificate, report.mode), "")
    yield from ("## Pairs" if report.certificate else "## Mentors for each mentee", "")
    yield from (*_pairs(report), "")
    if report.left_over:
        yield from ("## Without a mentor", "", *_left_over(report), "")
    if report.certificate:
        yield from ("## Mentors", "", *_mentors(report), "")
    yield from ("## How the files were read", "", *_sources(report), "")
    yield from _findings(report)


def plain(text: object) -> str:
    """Return a text with the signs that Markdown understands made harmless, on one line."""
    return SIGNS.sub(r"\\\1", " ".join(str(text).split()))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield a table; a column whose name ends in a colon holds numbers."""
    yield f"| {' | '.join(name.removesuffix(':') for name in head)} |"
    yield f"| {' | '.join('--:' if name.endswith(':') else '---' for name in head)} |"
    for row in rows:
        yield f"| {' | '.join(plain(cell) for cell in row)} |"


def _summary(report: Report) -> Iterator[str]:
    mentees = len(report.matched) + len(report.left_over)
    yield f"**{len(report.matched):,} of {mentees:,} mentees have a mentor.** There are"
    seats = sum(one.seats for one in report.mentors)
    yield f"{len(report.mentors):,} mentors with {seats:,} seats."
    yield f"The aim: {MODES[report.mode]}. Shared hours are those of {report.on}."
    weights = ", ".join(f"{part} {weight}" for part, weight in report.weights.items() if weight)
    yield f"Weights ({plain(report.weights_name)}): {weights}."


def _goodness(found: Certificate, mode: str) -> Iterator[str]:
    if mode == "stable":
        yield f"Mentees and mentors who would both rather have each other: {found.unstable_pairs}."
    elif found.proven:
        yield "No other set of pairs reaches this aim better; the proof was checked anew."
    else:
        yield "The proof leaves open whether another set of pairs is better."
    yield f"Nobody's mentor stands lower than place {found.worst_place} of their own list."
    yield ""
    most = "" if found.most_total is None else f"{found.most_total:,.1f}"
    yield from table(
        ("", "mentees with a mentor:", "sum of all matches:"),
        (
            ("this report", f"{found.pairs:,}", f"{found.total:,.1f}"),
            ("at most possible", f"{found.most_pairs:,}", most),
            (
                "taking the best that is left",
                f"{found.greedy_pairs:,}",
                f"{found.greedy_total:,.1f}",
            ),
        ),
    )


def _pairs(report: Report) -> Iterator[str]:
    rows = (
        (
            _name(one.mentee),
            _name(match.mentor),
            f"{match.score:.1f}",
            match.place or "",
            "; ".join(match.reasons) + (" (settled beforehand)" if match.settled else ""),
            "; ".join(match.uncovered),
        )
        for one in report.matched
        for match in one.matches
    )
    yield from table(("mentee", "mentor", "score:", "place:", "because", "not covered"), rows)


def _left_over(report: Report) -> Iterator[str]:
    advised = any(one.would_help for one in report.left_over)
    head = ("mentee", "why", "what would help") if advised else ("mentee", "why")
    rows = ((_name(one.mentee), one.sentence, one.would_help) for one in report.left_over)
    yield from table(head, (row[: len(head)] for row in rows))


def _mentors(report: Report) -> Iterator[str]:
    full = sum(one.taken >= one.seats for one in report.mentors)
    alone = sum(not one.taken for one in report.mentors)
    yield from (f"{full:,} are full, {alone:,} have nobody.", "")
    rows = ((_name(one.mentor), one.taken, one.seats) for one in report.mentors)
    yield from table(("mentor", "mentees:", "seats:"), rows)


def _sources(report: Report) -> Iterator[str]:
    for one in report.sources:
        yield (
            f"* **{plain(one.file)}**: {one.people:,} {one.sheet} in {one.rows:,} rows"
            f" ({one.encoding}, {one.delimiter})."
        )
        read = [f"{plain(h.header)} → {COLUMNS[h.column].title}" for h in one.columns if h.column]
        left = [plain(h.header) for h in one.columns if not h.column]
        yield f"  Read: {'; '.join(read)}."
        if left:
            yield f"  Not read: {'; '.join(left)}."


def _findings(report: Report) -> Iterator[str]:
    """Errors, warnings and notes, like with like."""
    for weight in ("error", "warning", "note"):
        found: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for one in report.findings:
            if one.weight == weight:
                found[one.file, one.column or "", one.said].append(one.line or 0)
        if found:
            yield from (f"### {weight.capitalize()}s", "")
            rows = ((file, _lines(some), head, said) for (file, head, said), some in found.items())
            yield from (*table(("file", "line", "column", "what"), rows), "")


def _lines(found: list[int]) -> str:
    shown = ", ".join(str(line) for line in found[:SHOWN_LINES] if line)
    more = len(found) - SHOWN_LINES
    return f"{shown} and {more} more" if more > 0 else shown


def _name(person: Someone) -> str:
    return f"{person.name} ({person.email})" if person.email else person.name
