"""The weeks of a mentorship: which day a week begins and ends on, without the time of pauses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.utils import timezone

from cairn.mentoring.models import Mentorship

DAYS = 7


class Pause(NamedTuple):
    """Days on which nobody worked; `until` is the first day after them."""

    since: date
    until: date

    @property
    def days(self) -> int:
        return (self.until - self.since).days


class Weeks(NamedTuple):
    """Counts from the day of the beginning; days of a pause belong to no week.

    `pauses` are in order and do not overlap.
    """

    began_on: date
    pauses: tuple[Pause, ...] = ()

    @classmethod
    def of(cls, pair: Mentorship) -> Weeks:
        """A running pause lasts until its end, or until today when that is over."""
        today, day_of = timezone.localdate(), timezone.localdate
        pauses = (
            Pause(day_of(p.began_at), day_of(p.ended_at) if p.ended_at else max(p.until, today))
            for p in pair.pauses.all()
        )
        return cls.counted(day_of(pair.began_at), pauses)

    @classmethod
    def counted(cls, began_on: date, pauses: Iterable[Pause] = ()) -> Weeks:
        """With pauses in any order; what lies before the beginning is left out."""
        kept: list[Pause] = []
        for pause in sorted(pauses):
            since = max(pause.since, kept[-1].until if kept else began_on)
            if since < pause.until:
                kept.append(Pause(since, pause.until))
        return cls(began_on, tuple(kept))

    def start_of(self, week: int) -> date:
        return self._day((week - 1) * DAYS)

    def end_of(self, week: int) -> date:
        return self._day(week * DAYS - 1)

    def week_of(self, day: date) -> int:
        """The week that a day lies in, the first one for days before; in a pause the next one."""
        return self.days_until(day) // DAYS + 1

    def days_until(self, day: date) -> int:
        """Days from the beginning up to `day`, which is not counted, without pauses."""
        paused = sum((min(p.until, day) - p.since).days for p in self.pauses if p.since < day)
        return max(0, (day - self.began_on).days - paused)

    def _day(self, number: int) -> date:
        """The day with that many counted days before it."""
        day = self.began_on + timedelta(days=number)
        for pause in self.pauses:
            if pause.since <= day:
                day += timedelta(days=pause.days)
        return day
