"""How long somebody met others this month, on their own calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import DurationField, F, OuterRef, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from cairn.mentoring.models import Seen
from cairn.scheduling.models import Meeting
from cairn.scheduling.timing.wall import instant

NOTHING = Value(timedelta(0), output_field=DurationField())


def this_month(zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants between which it lies."""
    first = timezone.localdate(timezone=zone).replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return instant(first, 0, zone), instant(after, 0, zone)


def time_met(side: Seen, since: Any, until: Any) -> Coalesce:
    """The time in meetings that were held, for a query of members who sit on that side."""
    mine = {f"mentorship__{side.value}__membership": OuterRef("pk")}
    held = Meeting.objects.held().filter(**mine, starts_at__gte=since, starts_at__lt=until)
    # One group for each member: any column of theirs would do.
    groups = held.order_by().values(*mine)
    length = Sum(F("ends_at") - F("starts_at"), output_field=DurationField())
    return Coalesce(Subquery(groups.annotate(length=length).values("length")), NOTHING)
