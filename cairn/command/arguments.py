"""How single words of the command line are read."""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from cairn.command.clocks import Zone, zone_of
from cairn.command.guide import guide


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
    """Return a date."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f'"{text}" is no date, such as 2026-10-01') from error


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
