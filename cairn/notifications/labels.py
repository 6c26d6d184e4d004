"""What a message says of a noun: the values of its words, and where it leads."""

from __future__ import annotations

from typing import Any, NamedTuple


class Facts(NamedTuple):
    """`labels` fill the words, `path` is the page to open, `thread` keeps mails together."""

    labels: dict[str, Any]
    path: str
    thread: str
    community_id: int | None = None
