"""The days on which somebody is away, as their profile keeps them: the first and the last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Away(NamedTuple):
    first: date
    last: date

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def kept(times: Iterable[tuple[date, date]]) -> list[list[str]]:
    """For the profile: in their order, and those that touch each other as one."""
    joined: list[Away] = []
    for one in sorted(Away(*days) for days in times):
        touches = joined and one.first <= joined[-1].last + DAY
        before = joined.pop() if touches else one
        joined.append(Away(before.first, max(before.last, one.last)))
    return [[day.isoformat() for day in one] for one in joined]


def next_away(known: Sequence[Sequence[str]], today: date) -> Away | None:
    """The time that is not over yet: it has begun, or it comes next."""
    times = (Away(*map(date.fromisoformat, one)) for one in known)
    return next((one for one in times if one.last >= today), None)
