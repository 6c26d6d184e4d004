"""Reads a stranger's calendar file in a process of its own, with a limit on time and memory.

A rule can ask for more repetitions than there is time, and a file for more memory than there is.
The process has neither the settings nor the database of the site, and cannot write a file.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import cairn
from cairn.ics.reading import Reading, Unreadable, Wanted, read
from cairn.ics.repeating import TooMany

SECONDS = 5
BYTES_OF_MEMORY = 600_000_000
ROOT = Path(cairn.__file__).parent.parent

TOO_MANY, UNREADABLE = 3, 4


def read_apart(data: bytes, wanted: Wanted, seconds: float = SECONDS) -> Reading:
    """As `read`, but in a process that is ended after so many seconds: `TooMany`.

    `wanted.zone` must be a zone with a name.
    """
    try:
        done = subprocess.run(  # noqa: S603  # our own module
            [sys.executable, "-m", __name__, _told(wanted, seconds)],
            input=data,
            capture_output=True,
            timeout=seconds + 1,
            check=False,
            cwd="/",
            env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
        )
    except subprocess.TimeoutExpired:
        raise TooMany from None
    if done.returncode == 0:
        return _heard(done.stdout)
    raise TooMany if done.returncode != UNREADABLE else Unreadable


def _told(wanted: Wanted, seconds: float) -> str:
    window = wanted.lo.isoformat(), wanted.hi.isoformat()
    return json.dumps([*window, str(wanted.zone), wanted.host, wanted.counts_all_day, seconds])


def _heard(answer: bytes) -> Reading:
    busy, unread = json.loads(answer)
    times = [(datetime.fromtimestamp(a, UTC), datetime.fromtimestamp(b, UTC)) for a, b in busy]
    return Reading(times, unread)


def _limit(seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES_OF_MEMORY, BYTES_OF_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(words: str) -> int:
    """What the process does: a file on standard input, busy times on standard output."""
    lo, hi, zone, host, counts_all_day, seconds = json.loads(words)
    _limit(seconds)
    window = datetime.fromisoformat(lo), datetime.fromisoformat(hi)
    try:
        busy, unread = read(
            sys.stdin.buffer.read(), Wanted(*window, ZoneInfo(zone), host, counts_all_day)
        )
    except (TooMany, MemoryError, RecursionError):
        return TOO_MANY
    except Unreadable:
        return UNREADABLE
    json.dump([[(a.timestamp(), b.timestamp()) for a, b in busy], unread], sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
