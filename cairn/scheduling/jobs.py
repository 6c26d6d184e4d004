"""What happens to meetings by itself. Every job is safe to run twice, and takes a few at a time."""

from __future__ import annotations

from functools import partial

from django.utils import timezone

from cairn.scheduling.choices import Ahead
from cairn.scheduling.models import Meeting, MeetingReminder, MeetingSeries
from cairn.scheduling.models.attendance import ASKED_AFTER, ASKED_WITHIN
from cairn.worker.jobs import each

AT_ONCE = 200
PEOPLE = ("meeting__mentorship__mentor__membership", "meeting__mentorship__mentee__membership")


def expire_proposals() -> int:
    """End what was proposed and nobody answered in time."""
    now = timezone.now()
    alone = Meeting.objects.overdue(now).alone().with_people()
    together = MeetingSeries.objects.overdue(now).with_people()
    return each(alone.order_by("expires_at")[:AT_ONCE], Meeting.expire) + each(
        together.order_by("pk")[:AT_ONCE], MeetingSeries.expire
    )


def realign_series() -> int:
    """Let series keep their time on the clock when a government changes when clocks change."""
    rows = Meeting.objects.confirmed().filter(starts_at__gt=timezone.now())
    planned = rows.filter(series_day__isnull=False).select_related("series")
    strays = {
        row.series_id
        for row in planned.iterator()
        if row.series.instant_on(row.series_day) != row.starts_at
    }
    found = MeetingSeries.objects.filter(pk__in=sorted(strays)[:AT_ONCE]).with_people()
    return each(found, MeetingSeries.realign)


def remind_of_meetings() -> int:
    """Remind both a day and an hour before, as each of them wants it."""
    return sum(_remind(minutes) for minutes in Ahead.values)


def _remind(minutes: int) -> int:
    people = (f"{side}__user" for side in PEOPLE)
    due = MeetingReminder.objects.due(minutes, timezone.now()).select_related("user", *people)
    act = partial(MeetingReminder.remind, minutes=minutes)
    return each(due.order_by("starts_at", "pk")[:AT_ONCE], act)


def ask_whether_they_met() -> int:
    """Ask both shortly after the end of a meeting, once."""
    now = timezone.now()
    ended = Meeting.objects.confirmed().filter(asked_at=None, ends_at__lte=now - ASKED_AFTER)
    ended = ended.filter(ends_at__gt=now - ASKED_WITHIN)
    return each(ended.with_people().order_by("ends_at")[:AT_ONCE], Meeting.ask)
