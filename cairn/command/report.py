"""The report as plain values: what the JSON holds, and what CSV and Markdown are written from.

Its shape is versioned: `VERSION` grows when a field is renamed, removed or means something else,
and not when one is added. docs/reference/match.md is made of the words beside the types.
"""

from dataclasses import dataclass
from typing import Annotated

FORMAT = "cairn-match"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of one of the files."""

    key: Annotated[str, "the id, else the e-mail address, else the name: what tells people apart"]
    name: Annotated[str, "what the file calls them"]
    email: Annotated[str, "their address, empty where the file has none"]
    line: Annotated[int, "the line of the file on which they stand"]


@dataclass(frozen=True, slots=True)
class Points:
    """One component of a score."""

    part: Annotated[
        str,
        "skills, overlap, wishes, minutes, stage, formats, language, industry, values",
    ]
    points: Annotated[float, "what it earns; these add up to the score"]
    possible: Annotated[float, "what it could earn at most"]
    answer: Annotated[
        str,
        "`counted`, `unknown` (the mentor did not say: half) or `missing` (the mentee did not"
        " say: left out)",
    ]


@dataclass(frozen=True, slots=True)
class Match:
    """A mentor for a mentee."""

    mentor: Annotated[Someone, "the mentor"]
    score: Annotated[float, "0 to 100, with one decimal"]
    place: Annotated[
        int,
        "where the mentor stands in the mentee's own list, from 1; 0 where a pair that was "
        "settled beforehand is in no list",
    ]
    settled: Annotated[bool, "whether the file of pairs demanded it"]
    reasons: Annotated[list[str], "what speaks for it, most telling first"]
    uncovered: Annotated[list[str], "learning goals that nothing of the mentor's helps with"]
    parts: Annotated[list[Points], "the points of each component"]


@dataclass(frozen=True, slots=True)
class Matched:
    """A mentee with their mentors: one in an assignment, up to `--top` in a ranking."""

    mentee: Annotated[Someone, "the mentee"]
    matches: Annotated[list[Match], "the best first"]


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A mentee without a mentor."""

    mentee: Annotated[Someone, "the mentee"]
    reason: Annotated[
        str,
        "no_places, rules, forbidden, too_long, places_taken, outvalued, not_preferred; in a "
        "ranking always `rules`",
    ]
    sentence: Annotated[str, "the same in words"]
    would_help: Annotated[
        str,
        "the smallest change that would place them; empty where none does, or none was sought"
        " (`--advice`)",
    ]


@dataclass(frozen=True, slots=True)
class Helper:
    """A mentor and how full they are."""

    mentor: Annotated[Someone, "the mentor"]
    seats: Annotated[int, "seats in all"]
    taken: Annotated[int, "seats taken by the pairs of this report and by those that ran before"]


@dataclass(frozen=True, slots=True)
class Header:
    """A header of a file, and what it means."""

    header: Annotated[str, "the header as it stands in the file"]
    column: Annotated[str, "the key of the column that it was taken for; empty if it is not read"]


@dataclass(frozen=True, slots=True)
class Source:
    """A file and how it was read."""

    file: Annotated[str, "its name"]
    sheet: Annotated[str, "`mentors`, `mentees` or `pairs`"]
    encoding: Annotated[str, "the encoding that it has"]
    delimiter: Annotated[str, "what parts its cells: comma, semicolon, tab or bar"]
    rows: Annotated[int, "rows below the header"]
    people: Annotated[int, "people, or pairs, that were read from them"]
    columns: Annotated[list[Header], "its headers, in order, and what each was taken for"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that was found while reading."""

    weight: Annotated[str, "`error`, `warning` or `note`"]
    file: Annotated[str, "the file"]
    line: Annotated[int | None, "the line, counted from 1"]
    column: Annotated[str | None, "the header as it stands in the file"]
    said: Annotated[str, "what is wrong, and what was done"]


@dataclass(frozen=True, slots=True)
class Certificate:
    """How good the pairs are, and the proof."""

    pairs: Annotated[int, "mentees with a mentor"]
    most_pairs: Annotated[int, "as many could have one under these rules at most"]
    total: Annotated[
        float,
        "the sum of the values of all pairs; the value of a pair is the harmonic mean of both"
        " sides' fit",
    ]
    most_total: Annotated[
        float | None,
        "what no other set of pairs of this mode can exceed; none in the mode `stable`",
    ]
    proven: Annotated[bool, "whether the two are equal, checked anew from the prices"]
    unstable_pairs: Annotated[
        int | None,
        "mentees and mentors who would both rather have each other; null where it is not counted",
    ]
    worst_place: Annotated[int, "the worst place in their own list that anyone's mentor has"]
    greedy_pairs: Annotated[
        int,
        "how many pairs taking the best that is left, again and again, makes",
    ]
    greedy_total: Annotated[float, "and the sum of their values"]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole."""

    format: Annotated[str, f"always `{FORMAT}`"]
    version: Annotated[int, f"the version of this shape: {VERSION}"]
    cairn: Annotated[str, "the version of Cairn that made it"]
    mode: Annotated[str, "rank, cardinality, score, stable or fair"]
    on: Annotated[str, "the day by whose clocks shared hours count"]
    weights: Annotated[dict[str, int], "the weight of each component; they sum to 100"]
    weights_name: Annotated[str, "the name of these weights"]
    sources: Annotated[list[Source], "the files"]
    matched: Annotated[list[Matched], "mentees with their mentors, in the order of their file"]
    left_over: Annotated[list[LeftOver], "mentees without a mentor, in the order of their file"]
    mentors: Annotated[list[Helper], "all mentors, in the order of their file"]
    certificate: Annotated[Certificate | None, "none in a ranking, where there is nothing to prove"]
    findings: Annotated[list[Finding], "errors, warnings and notes"]
