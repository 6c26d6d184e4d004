"""How long a request waits, and for whom: no request dies in silence."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils import timezone

from cairn.mentoring.models.pair import PairQuerySet

LASTS = timedelta(days=14)
REMINDERS = (timedelta(days=3), timedelta(days=10))


class PatientQuerySet(PairQuerySet):
    def stale(self, now: datetime) -> Self:
        """Those that nobody has moved for so long that they expire, or whose people left."""
        gone = ~models.Q(mentor__membership__status="active") | ~models.Q(
            mentee__membership__status="active"
        )
        return self.filter(models.Q(waiting_since__lte=now - LASTS) | gone)

    def to_remind(self, now: datetime) -> Self:
        """Those whose next reminder is due."""
        due = models.Q()
        for sent, after in enumerate(REMINDERS):
            due |= models.Q(reminders__lte=sent, waiting_since__lte=now - after)
        return self.filter(due, waiting_since__gt=now - LASTS)


class Patience(models.Model):
    """Whose turn it is, since when, and how often they were reminded."""

    mentor_is_awaited = models.BooleanField(default=True, editable=False)
    waiting_since = models.DateTimeField(default=timezone.now, editable=False)
    reminders = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def expires_at(self) -> datetime:
        return self.waiting_since + LASTS

    def is_stale(self, now: datetime) -> bool:
        return now >= self.expires_at

    def reminders_by(self, now: datetime) -> int:
        """How many reminders should have gone out by now."""
        return sum(now >= self.waiting_since + after for after in REMINDERS)

    def is_reminder_due(self, now: datetime) -> bool:
        return self.reminders < self.reminders_by(now) and not self.is_stale(now)

    def note_reminder(self, now: datetime) -> None:
        """One reminder stands for all that are due, when the worker slept through some."""
        self.reminders = self.reminders_by(now)
        self.save(update_fields=["reminders"])

    def pass_turn(self, *, to_mentor: bool, now: datetime) -> None:
        """The other one is awaited from now on, with the whole time and fresh reminders."""
        self.mentor_is_awaited, self.waiting_since, self.reminders = to_mentor, now, 0
        self.save(update_fields=["mentor_is_awaited", "waiting_since", "reminders"])
