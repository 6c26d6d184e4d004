"""What `cairn match` is told on the command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cairn.command.arguments import GROUPS, today
from cairn.command.clocks import Zone
from cairn.command.columns import COLUMNS
from cairn.command.endings import ENDINGS
from cairn.command.headers import IGNORED, Told
from cairn.command.writing import Format
from cairn.engine.skillnames import fold

SUFFIXES = {".csv": Format.CSV, ".json": Format.JSON, ".md": Format.MARKDOWN}


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
    given["on"] = given["on"] or today()
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
    for title, group in GROUPS.items():
        place = match.add_argument_group(title) if title else match
        for names, given in group.items():
            place.add_argument(*names.split(), **given)


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
