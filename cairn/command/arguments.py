"""The words of the command line, and how each of them is read."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cairn.command.clocks import Zone, zone_of
from cairn.command.composing import RANK
from cairn.command.guide import guide
from cairn.command.writing import Format
from cairn.engine import Mode

TOP = 5
FIRST_YEAR, LAST_YEAR = 1970, 2200
MOST_TOP = 1000
MOST_ADVICE = 100_000


class Guide(argparse.Action):
    """Prints the columns and ends, as --help does."""

    def __init__(self, **given: Any) -> None:
        super().__init__(nargs=0, default=argparse.SUPPRESS, **given)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write("\n".join(guide()) + "\n")
        parser.exit()


def zone(text: str) -> Zone:
    """Return a time zone."""
    found = zone_of(text)
    if found is None:
        raise argparse.ArgumentTypeError(f'"{text}" is no time zone, such as Europe/Berlin')
    return found


def day(text: str) -> date:
    """Return a date of our time."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise argparse.ArgumentTypeError(f'"{text}" is no date, such as 2026-10-01')
    return found


def number(low: int, high: int) -> Callable[[str], int]:
    """Return a reader of whole numbers within bounds."""

    def read(text: str) -> int:
        found = int(text) if text.isdecimal() and len(text) <= len(str(high)) else -1
        if not low <= found <= high:
            raise argparse.ArgumentTypeError(f"must be {low} to {high}")
        return found

    return read


def today() -> date:
    """Return the day by the clock of this machine."""
    return datetime.now(UTC).astimezone().date()


FILES: dict[str, dict[str, Any]] = {
    "mentors": {"type": Path, "help": "CSV of mentors: names, skills, seats, languages …"},
    "mentees": {"type": Path, "help": "CSV of mentees: names, learning goals, languages …"},
}
READ: dict[str, dict[str, Any]] = {
    "--columns": {
        "action": Guide,
        "help": "print all columns and the headers that mean them, and end",
    },
    "--column": {
        "action": "append",
        "default": [],
        "metavar": "HEADER=COLUMN",
        "help": 'say what a header means, as in "What do you bring?=skills"; "…=ignore" leaves it'
        " out",
    },
    "--pairs": {
        "type": Path,
        "metavar": "CSV",
        "help": "CSV of pairs that must be, must never be, or are running",
    },
    "--weights": {
        "type": Path,
        "metavar": "TOML",
        "help": "what counts how much (see the reference)",
    },
    "--time-zone": {
        "type": zone,
        "dest": "zone",
        "metavar": "ZONE",
        "help": "the zone of everybody who names none, as in Europe/Berlin",
    },
    "--on": {
        "type": day,
        "metavar": "DATE",
        "help": "the day by whose clocks shared hours count, as in 2026-10-01 (default: today)",
    },
    "--encoding": {"help": "the encoding of all files, where it is not found out rightly"},
    "--strict": {"action": "store_true", "help": "take every warning for an error"},
}
ASKED: dict[str, dict[str, Any]] = {
    "--mode": {
        "choices": [RANK, *Mode],
        "default": Mode.CARDINALITY.value,
        "help": "cardinality (default): as many mentees as possible get a mentor, then the best"
        " matches; score: the highest sum; stable: no two would both rather have each other; fair:"
        " nobody's mentor is far down their list; rank: the best mentors for each mentee alone",
    },
    "--top": {
        "type": number(1, MOST_TOP),
        "default": TOP,
        "metavar": "N",
        "help": f"how many mentors a ranking lists for each mentee (default: {TOP})",
    },
    "--advice": {
        "type": number(0, MOST_ADVICE),
        "default": 0,
        "metavar": "N",
        "help": "for how many mentees without a mentor to find the smallest change that would give"
        " them one; each is tried out by matching anew, which takes its time (default: 0)",
    },
    "--explain": {
        "nargs": 2,
        "metavar": ("MENTEE", "MENTOR"),
        "help": "explain the score of one pair instead: point by point, and what would change it",
    },
    "--why-not": {
        "nargs": 2,
        "metavar": ("MENTEE", "MENTOR"),
        "help": "say why a pair was not made, and what it would cost to insist on it",
    },
}
WRITTEN: dict[str, dict[str, Any]] = {
    "--output -o": {
        "action": "append",
        "type": Path,
        "default": [],
        "metavar": "FILE",
        "help": "write the report to a .csv, .json or .md; may be given several times"
        " (default: Markdown on standard output)",
    },
    "--format": {
        "type": Format,
        "choices": list(Format),
        "help": "the format on standard output, or of files with another ending",
    },
    "--notes": {"action": "store_true", "help": "tell also how headers and slips were understood"},
}
GROUPS = {
    "": FILES,
    "how the files are read": READ,
    "what is asked": ASKED,
    "what is written": WRITTEN,
}
"""Title → the words of a group, as argparse takes them; the first group has none."""
