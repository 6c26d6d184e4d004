"""A stranger's calendar file → only the lines that tell when somebody is busy.

Titles, people and places are left out before anything looks at the file, so they can be neither
kept nor logged; and what is left is read many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Each part that matters, and what it stands in.
KEPT_PARTS = {
    "VCALENDAR": "",
    "VEVENT": "VCALENDAR",
    "VTIMEZONE": "VCALENDAR",
    "STANDARD": "VTIMEZONE",
    "DAYLIGHT": "VTIMEZONE",
}
KEPT_LINES = {
    "UID",
    "URL",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "STATUS",
    "TRANSP",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "X-WR-TIMEZONE",
}
LINE_AT_MOST = 20_000

_FOLD = re.compile(r"\r?\n[ \t]")
_BREAK = re.compile(r"\r\n|\n|\r")
_NAME = re.compile(r"[A-Za-z0-9-]+")


def sifted(data: bytes) -> str:
    """The lines that matter, well nested; empty for a file that holds no calendar."""
    whole = _FOLD.sub("", data.decode("utf-8-sig", "replace").replace("\x00", ""))
    return "".join(f"{line}\r\n" for line in _kept(_BREAK.split(whole)))


def _kept(lines: list[str]) -> Iterator[str]:
    """What stands outside of parts that we know is nobody's concern, and what is in it too."""
    inside: list[str] = []
    dropped: list[str] = []
    for line in lines:
        found = _NAME.match(line)
        name = found.group().upper() if found else ""
        value = line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            yield from _begun(value, inside, dropped)
        elif name == "END":
            yield from _ended(value, inside, dropped)
        elif inside and not dropped and name in KEPT_LINES and len(line) <= LINE_AT_MOST:
            yield line
    yield from (f"END:{value}" for value in reversed(inside))


def _begun(value: str, inside: list[str], dropped: list[str]) -> Iterator[str]:
    around = inside[-1] if inside else ""
    if not dropped and KEPT_PARTS.get(value) == around:
        inside.append(value)
        yield f"BEGIN:{value}"
    else:
        dropped.append(value)


def _ended(value: str, inside: list[str], dropped: list[str]) -> Iterator[str]:
    """An end without its beginning is left out."""
    if dropped and dropped[-1] == value:
        dropped.pop()
    elif inside and not dropped and inside[-1] == value:
        yield f"END:{inside.pop()}"
