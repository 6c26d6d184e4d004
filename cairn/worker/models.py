"""When each job ran last, so that several workers share one schedule."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

HEARTBEAT = "heartbeat"
BEAT = timedelta(seconds=5)


class ScheduledJob(models.Model):
    """One job of the schedule. Whoever moves `last_run_at` first runs it."""

    name = models.CharField(max_length=60, unique=True)
    last_run_at = models.DateTimeField()

    objects: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"{self.name} (job {self.pk})"

    @classmethod
    def take(cls, name: str, every: timedelta) -> bool:
        """Whether the job is due and this worker's to run; missed slots count as one.

        One conditional update decides between workers. A time far ahead is one that a clock has
        since been turned back from: it counts as due, or the job would rest until then.
        """
        now = timezone.now()
        last = cls.objects.filter(name=name).values_list("last_run_at", flat=True).first()
        if last is None:
            return cls._begin(name, now)
        if now - every < last <= now + every:
            return False
        return cls.objects.filter(name=name, last_run_at=last).update(last_run_at=now) == 1

    @classmethod
    def age(cls, name: str = HEARTBEAT) -> timedelta | None:
        """How long ago the job ran; None when it never did. Without a name: the worker itself."""
        last = cls.objects.filter(name=name).values_list("last_run_at", flat=True).first()
        return timezone.now() - last if last else None

    # Helpers

    @classmethod
    def _begin(cls, name: str, now: datetime) -> bool:
        return cls.objects.get_or_create(name=name, defaults={"last_run_at": now})[1]
