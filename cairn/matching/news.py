"""What has happened since this process last looked."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from cairn.activity.models import Event
from cairn.matching.models import SkillRelation
from cairn.people.models import Skill

NEWS_AT_LEAST, NEWS_AT_MOST = 500, 20_000
RELATING = {SkillRelation._meta.label_lower, Skill._meta.label_lower}
"""What events are about when relations change: these, or the number of a skill in them."""


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
    """Whose standing has changed, and whether a relation of skills has, up to which event."""

    mark: Mark | None
    users: set[int]
    relations: bool


def news_since(mark: Mark | None, size: int) -> News | None:
    """The news after an event, in one query, for a community of so many mentors.

    None when the news is lost, or when so much has happened that reading everybody anew is
    quicker: that depends on how many they are.
    """
    at_most = min(NEWS_AT_MOST, max(NEWS_AT_LEAST, size))
    columns = (*Mark._fields, "about_model", "concerns")
    events = Event.objects.order_by("number").values_list(*columns)
    known = 0
    if mark is not None:
        events, known = events.filter(number__gte=mark.number), 1
    rows = list(events[: at_most + known + 1])
    marks = [Mark(*row[:3]) for row in rows]
    if len(rows) > at_most + known or marks[:known] != [mark][:known]:
        return None
    new = rows[known:]
    users = {user for *_, concerns in new for user in concerns}
    relations = any(row[3] in RELATING for row in new)
    return News(marks[-1] if marks else None, users, relations)
