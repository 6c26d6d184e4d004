"""Days that go by."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import time_machine
from django.utils import timezone

START = "2027-03-01T12:00:00Z"  # a Monday


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def day_after_day(clock: time_machine.Traveller, days: int, job: Callable[[], int]) -> list[int]:
    """Run a job once a day, and once more to see that it repeats nothing; the days it acted on."""
    acted = []
    for day in range(1, days + 1):
        clock.shift(timedelta(days=1))
        acted += [day] * job()
        assert job() == 0
    return acted
