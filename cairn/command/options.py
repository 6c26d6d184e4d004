"""What `cairn match` is told on the command line."""

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cairn.command.clocks import Zone, zone_of
from cairn.command.columns import COLUMNS
from cairn.command.composing import RANK
from cairn.command.endings import ENDINGS
from cairn.command.guide import guide
from cairn.command.headers import IGNORED, Told
from cairn.command.writing import Format
from cairn.engine import Mode
from cairn.engine.skillnames import fold

SUFFIXES = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}
TOP = 5
MOST_TOP = 1000
MOST_ADVICE = 100_000


@dataclass(frozen=True)
class Options:
    """The command line, checked."""

    mentors: Path
    mentees: Path
    pairs: Path | None
    weights: Path | None
    mode: str
    top: int
    advice: int
    on: date
    zone: Zone | None
    told: Told
    encoding: str | None
    strict: bool
    notes: bool
    outputs: tuple[tuple[Path, Format], ...]
    format: Format
    explain: tuple[str, str] | None
    why_not: tuple[str, str] | None


def parse(arguments: Sequence[str] | None) -> Options:
    """Return what the command line says. Ends the process, as argparse does, where it is wrong."""
    parser = _parser()
    given = vars(parser.parse_args(arguments))
    given.pop("command")
    try:
        outputs = tuple(_output(path, given["format"]) for path in given.pop("output"))
        told = dict(map(_told, given.pop("column")))
        _refuse_overwriting(outputs, given)
    except ValueError as error:
        parser.error(str(error))
    given["format"] = given["format"] or Format.MARKDOWN
    return Options(**given, outputs=outputs, told=told)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cairn", description="Cairn on the command line.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    match = commands.add_parser(
        "match",
        help="match mentees and mentors from two CSV files",
        description="Match mentees and mentors from two CSV files, such as a form or a spreadsheet"
        " exports. Headers, delimiter and encoding are found out; the report says how each file"
        " was read. Nothing leaves this machine.",
        epilog="Exit codes: " + "; ".join(f"{code:d} {said}" for code, said in ENDINGS.items()),
    )
    _add_files(match)
    _add_questions(match)
    _add_output(match)
    return parser


def _add_files(match: argparse.ArgumentParser) -> None:
    match.add_argument(
        "mentors", type=Path, help="CSV of mentors: names, skills, seats, languages …"
    )
    match.add_argument(
        "mentees", type=Path, help="CSV of mentees: names, learning goals, languages …"
    )
    add = match.add_argument_group("how the files are read").add_argument
    add(
        "--columns", action=_Guide, help="print all columns and the headers that mean them, and end"
    )
    add(
        "--column",
        action="append",
        default=[],
        metavar="HEADER=COLUMN",
        help='say what a header means, as in "What do you bring?=skills"; "…=ignore" leaves it out',
    )
    add(
        "--pairs",
        type=Path,
        metavar="CSV",
        help="CSV of pairs that must be, must never be, or are running",
    )
    add("--weights", type=Path, metavar="TOML", help="what counts how much (see the reference)")
    add(
        "--time-zone",
        type=_zone,
        dest="zone",
        metavar="ZONE",
        help="the zone of everybody who names none, as in Europe/Berlin",
    )
    add(
        "--on",
        type=_date,
        default=_today(),
        metavar="DATE",
        help="the day by whose clocks shared hours count, as in 2026-10-01 (default: today)",
    )
    add("--encoding", help="the encoding of all files, where it is not found out rightly")
    add("--strict", action="store_true", help="take every warning for an error")


def _add_questions(match: argparse.ArgumentParser) -> None:
    add = match.add_argument_group("what is asked").add_argument
    add(
        "--mode",
        choices=[RANK, *Mode],
        default=Mode.CARDINALITY.value,
        help="cardinality (default): as many mentees as possible get a mentor, then the best"
        " matches; score: the highest sum; stable: no two would both rather have each other; fair:"
        " nobody's mentor is far down their list; rank: the best mentors for each mentee alone",
    )
    add(
        "--top",
        type=_number(1, MOST_TOP),
        default=TOP,
        metavar="N",
        help=f"how many mentors a ranking lists for each mentee (default: {TOP})",
    )
    add(
        "--advice",
        type=_number(0, MOST_ADVICE),
        default=0,
        metavar="N",
        help="for how many mentees without a mentor to find the smallest change that would give"
        " them one; each is tried out by matching anew, which takes its time (default: 0)",
    )
    add(
        "--explain",
        nargs=2,
        metavar=("MENTEE", "MENTOR"),
        help="explain the score of one pair instead: point by point, and what would change it",
    )
    add(
        "--why-not",
        nargs=2,
        metavar=("MENTEE", "MENTOR"),
        help="say why a pair was not made, and what it would cost to insist on it",
    )


def _add_output(match: argparse.ArgumentParser) -> None:
    add = match.add_argument_group("what is written").add_argument
    add(
        "--output",
        "-o",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="write the report to a .csv, .json or .md; may be given several times"
        " (default: Markdown on standard output)",
    )
    add(
        "--format",
        type=Format,
        choices=list(Format),
        help="the format on standard output, or of files with another ending",
    )
    add("--notes", action="store_true", help="tell also how headers and slips were understood")


class _Guide(argparse.Action):
    """Prints the columns and ends, as --help does."""

    def __init__(self, **given: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **given)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write("\n".join(guide()) + "\n")
        parser.exit()


def _output(path: Path, format_: Format | None) -> tuple[Path, Format]:
    found = SUFFIXES.get(path.suffix.casefold(), format_)
    if found is None:
        raise ValueError(f"--output {path} needs --format, or to end in .csv, .json or .md")
    return path, found


def _told(text: str) -> tuple[str, str]:
    header, parted, meaning = text.rpartition("=")
    keys = {fold(one.title): key for key, one in COLUMNS.items()} | {key: key for key in COLUMNS}
    key = IGNORED if meaning.strip() == IGNORED else keys.get(fold(meaning).strip(), "")
    key = key or keys.get(meaning.strip(), "")
    if not (parted and fold(header) and key):
        known = ", ".join([*COLUMNS, IGNORED])
        raise ValueError(f'--column must be "header=column" with one of {known}, not "{text}"')
    return fold(header), key


def _refuse_overwriting(outputs: Sequence[tuple[Path, Format]], given: dict[str, Any]) -> None:
    sources = [given[name] for name in ("mentors", "mentees", "pairs", "weights") if given[name]]
    for path, _ in outputs:
        if path.resolve() in [source.resolve() for source in sources]:
            raise ValueError(f"--output {path} would overwrite a file that is read")


def _zone(text: str) -> Zone:
    zone = zone_of(text)
    if zone is None:
        raise argparse.ArgumentTypeError(f'"{text}" is no time zone, such as Europe/Berlin')
    return zone


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is no date, such as 2026-10-01') from error


def _number(low: int, high: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) <= len(str(high)) else -1
        if not low <= number <= high:
            raise argparse.ArgumentTypeError(f"must be {low} to {high}")
        return number

    return read


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
