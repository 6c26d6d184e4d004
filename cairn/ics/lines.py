"""Content lines of RFC 5545: escaped, quoted and folded. The one encoder into calendar files."""

from __future__ import annotations

import re
from datetime import UTC, datetime

OCTETS = 75
TEXT_AT_MOST = 8000

# Nothing that could end a line, hide in it or turn its direction; a tab and a new line are text.
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_TO_ESCAPE = re.compile(r"[\\;,\n]")
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_INSIDE = 0b1000_0000
# RFC 6868: what a parameter cannot hold, even between quotation marks.
_QUOTED = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


def text(value: str) -> str:
    """A TEXT value: what people wrote, cut where it is longer than any calendar shows."""
    clean = _clean(value)[:TEXT_AT_MOST]
    return clean.translate(_ESCAPED) if _TO_ESCAPE.search(clean) else clean


def phrase(value: str) -> str:
    """A TEXT value of one line: some calendars leave out an event whose title has two."""
    return text(" ".join(_clean(value).split()))


def moment(at: datetime) -> str:
    """A DATE-TIME in UTC: the only form that every calendar understands alike."""
    said = at.astimezone(UTC).isoformat(timespec="seconds")
    return said[:19].replace("-", "").replace(":", "") + "Z"


def address(value: str) -> str:
    """A URI or a calendar address: without anything that could begin another line."""
    return "".join(_clean(value).split())


def parameter(name: str, value: str) -> str:
    """`;NAME="value"`, to stand after the name of a property."""
    return f';{name}="{_clean(value)[:TEXT_AT_MOST].translate(_QUOTED)}"'


def line(name: str, value: str) -> str:
    """One content line with its end; a long one is folded between two characters."""
    whole = f"{name}:{value}"
    return f"{whole}\r\n" if len(whole) <= OCTETS and whole.isascii() else _folded(whole)


def _clean(value: str) -> str:
    return _UNWANTED.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _folded(whole: str) -> str:
    """At most 75 octets a line, the blank that leads the next one included."""
    data, begin, room, parts = whole.encode(), 0, OCTETS, []
    while begin < len(data):
        end = begin + room
        while end < len(data) and _goes_on(data[end]):
            end -= 1
        parts.append(data[begin:end])
        begin, room = end, OCTETS - 1
    return b"\r\n ".join(parts).decode() + "\r\n"


def _goes_on(octet: int) -> bool:
    """Whether it stands inside a character of UTF-8, where no line may be folded."""
    return octet & 0b1100_0000 == _INSIDE
