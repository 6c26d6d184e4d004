"""Plain functions that plan series, as tests need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from cairn.mentoring.models import Mentor, Mentorship
from cairn.scheduling.models import MeetingSeries
from cairn.scheduling.timing.planning import Pattern
from cairn.scheduling.timing.rhythm import Rhythm
from tests.clock import in_days
from tests.scheduling.gatherings import opens

LISBON = ZoneInfo("Europe/Lisbon")
TEN = 10 * 60


def a_pattern(first: date | None = None, **values: Any) -> Pattern:
    """Weekly for a quarter of an hour at ten in Lisbon, four times from the day after tomorrow."""
    weekly = Pattern(Rhythm.WEEKLY, first or in_days(2), 4, TEN, minutes=15, zone=LISBON)
    return replace(weekly, **values)


def has_time(pair: Mentorship, **rules: Any) -> Mentorship:
    """The mentor offers all hours, and two hours of each month."""
    opens(pair.mentor.membership, **rules)
    Mentor.objects.filter(pk=pair.mentor_id).update(minutes=120)
    pair.mentor.refresh_from_db(fields=["minutes"])
    return pair


def a_series(pair: Mentorship, **values: Any) -> MeetingSeries:
    """Planned by the mentee: agreed at once when the mentor has such hours."""
    begin = {"by": pair.mentee.membership, "pattern": a_pattern()}
    return MeetingSeries.plan(pair, **begin | values)


def a_proposed_series(pair: Mentorship, **values: Any) -> MeetingSeries:
    """Planned by the mentor, and the mentee keeps no hours: they are asked."""
    return a_series(pair, by=pair.mentor.membership, **values)
