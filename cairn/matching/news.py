"""What has happened since this process last looked."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from cairn.activity.models import Event

NEWS_AT_MOST = 500
"""More events than that, and reading everybody anew is quicker."""


class Mark(NamedTuple):
    """The last event that is known here.

    Its instant tells whether it is still the same event: after a restored backup, or when a
    transaction was undone, another event may come to bear its number.
    """

    number: int
    pk: int
    happened_at: datetime

    @classmethod
    def now(cls) -> Mark | None:
        """The last event of all; None before the first."""
        last = Event.objects.order_by("-number").values_list(*cls._fields).first()
        return cls(*last) if last else None


class News(NamedTuple):
    """Whose standing has changed, up to which event."""

    mark: Mark | None
    users: set[int]


def news_since(mark: Mark | None) -> News | None:
    """The news after an event, in one query; None when it is lost or too much has happened."""
    events = Event.objects.order_by("number").values_list(*Mark._fields, "concerns")
    known = 0
    if mark is not None:
        events, known = events.filter(number__gte=mark.number), 1
    rows = list(events[: NEWS_AT_MOST + known + 1])
    marks = [Mark(*row[:3]) for row in rows]
    if len(rows) > NEWS_AT_MOST + known or marks[:known] != [mark][:known]:
        return None
    users = {user for row in rows[known:] for user in row[3]}
    return News(marks[-1] if marks else None, users)
