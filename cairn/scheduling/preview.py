"""What a series of meetings would come to, before anybody agrees to it.

The same question answers the page and, under the locks, the act. Everything is read here, in a
number of queries that never grows, and decided in `timing.planning`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship, Seen
from cairn.scheduling.choices import MIDNIGHT, Length
from cairn.scheduling.offering import sides_of
from cairn.scheduling.timing.planning import MOST, Choice, Line, Pattern, Planner
from cairn.scheduling.timing.rhythm import LAST, LONGEST_MONTH, unusual

A_WEEK = timedelta(days=7)
NOTHING: Mapping[date, Choice] = {}


FIRST_WITHIN = timedelta(days=92)


@dataclass(frozen=True)
class Preview:
    """Each date of a series with what is in its way; `asks` when the other has to agree first."""

    pattern: Pattern
    lines: tuple[Line, ...]
    asks: bool

    @property
    def starts(self) -> list[datetime]:
        """When they would meet."""
        return [line.start for line in self.lines if line.start]

    @property
    def is_settled(self) -> bool:
        """Whether it is said of every date what becomes of it."""
        return not any(line.is_open for line in self.lines)

    def unusual(self, zone: ZoneInfo) -> list[bool]:
        """For each line whether that clock shows another time than it mostly does."""
        return unusual([line.wanted for line in self.lines], zone)


def is_sound(pattern: Pattern) -> bool:
    """Whether it is a series at all: within bounds, and soon enough to begin with."""
    today = timezone.localdate()
    return (
        1 <= pattern.count <= MOST
        and abs(pattern.first - today) <= FIRST_WITHIN
        and 0 <= pattern.minute < MIDNIGHT
        and pattern.minutes in Length.values
        and 1 <= (pattern.nth or 1) <= LAST
        and 1 <= (pattern.day or 1) <= LONGEST_MONTH
    )


def preview(
    pair: Mentorship,
    pattern: Pattern,
    *,
    by: Membership,
    choices: Mapping[date, Choice] = NOTHING,
    leaving: Collection[int] = (),
) -> Preview:
    """The series that one of the two plans; meetings with the ids in `leaving` make room for it.

    A mentee counts on the hours of the mentor. A mentor counts on those of the mentee too, and
    asks where the mentee keeps none.
    """
    wanted = [one.start for one in pattern.occurrences(pattern.count + MOST)]
    hi = wanted[-1] + A_WEEK
    host, guest = sides_of(pair, lo=wanted[0], hi=hi, leaving=leaving)
    mentor_plans = pair.side_of(by) == Seen.MENTOR
    planner = Planner(host, guest, timezone.now(), in_both_hours=mentor_plans)
    lines = tuple(planner.lines(pattern, choices))
    return Preview(pattern, lines, asks=mentor_plans and guest.hours is None)
