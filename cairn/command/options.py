"""What `cairn match` is told on the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cairn.command.arguments import Guide, day, number, today, zone
from cairn.command.clocks import Zone
from cairn.command.columns import COLUMNS
from cairn.command.composing import RANK
from cairn.command.endings import ENDINGS
from cairn.command.headers import IGNORED, Told
from cairn.command.writing import Format
from cairn.engine import Mode
from cairn.engine.skillnames import fold

SUFFIXES = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}
TOP = 5
MOST_TOP = 1000
MOST_ADVICE = 100_000


ABOUT: dict[str, Any] = {
    "description": "Match mentees and mentors from two CSV files, such as a form or a spreadsheet"
    " exports. Headers, delimiter and encoding are found out; the report says how each file was"
    " read. Nothing leaves this machine.",
    "epilog": "Exit codes: " + "; ".join(f"{code:d} {said}" for code, said in ENDINGS.items()),
}


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


def words() -> list[tuple[str, str]]:
    """Return each word that `cairn match` understands, and what it says of itself."""
    match = argparse.ArgumentParser(add_help=False)
    _add_all(match)
    found = []
    for action in match._actions:
        names = ", ".join(reversed(action.option_strings)) or action.dest
        metavar = action.metavar or "|".join(map(str, action.choices or ()))
        shown = " ".join(metavar) if isinstance(metavar, tuple) else metavar
        found.append((f"{names} {shown}".strip(), action.help or ""))
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cairn", description="Cairn on the command line.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    says = "match mentees and mentors from two CSV files"
    _add_all(commands.add_parser("match", help=says, **ABOUT))
    return parser


def _add_all(match: argparse.ArgumentParser) -> None:
    _add_files(match)
    _add_questions(match)
    _add_output(match)


def _add_files(match: argparse.ArgumentParser) -> None:
    match.add_argument(
        "mentors", type=Path, help="CSV of mentors: names, skills, seats, languages …"
    )
    match.add_argument(
        "mentees", type=Path, help="CSV of mentees: names, learning goals, languages …"
    )
    add = match.add_argument_group("how the files are read").add_argument
    add("--columns", action=Guide, help="print all columns and the headers that mean them, and end")
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
        type=zone,
        dest="zone",
        metavar="ZONE",
        help="the zone of everybody who names none, as in Europe/Berlin",
    )
    add(
        "--on",
        type=day,
        default=today(),
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
        type=number(1, MOST_TOP),
        default=TOP,
        metavar="N",
        help=f"how many mentors a ranking lists for each mentee (default: {TOP})",
    )
    add(
        "--advice",
        type=number(0, MOST_ADVICE),
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
