"""Looks at the calendars of others that are due. A worker has other things to do as well."""

from __future__ import annotations

import time

from django.utils import timezone

from cairn.scheduling.models import CalendarSource
from cairn.worker.jobs import each

AT_ONCE = 50
A_TURN = 10.0  # seconds, after which everything else a worker does has its turn


def fetch_due_calendars() -> int:
    """Each where its host has it; what is not reached in this turn is first in the next one."""
    enough = time.monotonic() + A_TURN
    due = CalendarSource.objects.due(timezone.now()).select_related("user")[:AT_ONCE]
    return each((one for one in due if time.monotonic() < enough), CalendarSource.refresh)
