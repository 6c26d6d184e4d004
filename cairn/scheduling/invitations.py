"""Whose calendar has to be told of a meeting, by what stands in the database and nothing else.

A calendar is told of an agreed meeting once it is near enough, and from then on of every change:
people who were invited must not keep a time that no longer holds.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models
from django.db.models.functions import Coalesce

from cairn.scheduling.choices import CalendarDelivery
from cairn.scheduling.models import Meeting, Participant
from cairn.scheduling.models.appointment import Status

AHEAD = timedelta(days=28)  # the next four of a weekly series
NEXT_ONES = 2  # or the next two, however far apart they are


def waiting(now: datetime) -> models.QuerySet[Participant]:
    """Those whose calendar has not been told of their meeting as it is now."""
    near = models.Q(starts_at__lte=now + AHEAD) | models.Q(earlier__lt=NEXT_ONES)
    new = models.Q(told_sequence=None, meeting__status=Status.CONFIRMED) & near & _wants_mail()
    changed = models.Q(told_sequence__lt=models.F("meeting__ical_sequence"))
    coming = Participant.objects.filter(free_at__gt=now, meeting__ends_at__gt=now)
    return coming.annotate(earlier=_earlier(now)).filter(new | changed)


def _wants_mail() -> models.Q:
    """Whoever has not chosen otherwise is invited by mail."""
    chosen = models.Q(user__timetable__calendar_delivery=CalendarDelivery.INVITE)
    return models.Q(user__timetable=None) | chosen


def _earlier(now: datetime) -> Coalesce:
    """How many agreed meetings of the two come before it."""
    ahead = Meeting.objects.confirmed().filter(
        mentorship=models.OuterRef("meeting__mentorship"),
        ends_at__gt=now,
        starts_at__lt=models.OuterRef("starts_at"),
    )
    counted = ahead.order_by().values("mentorship").annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(counted), 0)
