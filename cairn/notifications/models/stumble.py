"""Events that could not be told."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils import timezone

from cairn.activity.models import Event

PAUSES = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
)


class Stumble(models.Model):
    """An event that failed to be told waits here, so that it does not hold up the others.

    After as many failures as there are pauses it is parked: `retry_at` is empty. Deleting the
    row lets the event be tried again.
    """

    event = models.OneToOneField(Event, models.CASCADE, related_name="stumble")
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300)

    objects: ClassVar = models.Manager()

    def __str__(self) -> str:
        return f"{self.failures} times over event {self.event_id} (stumble {self.pk})"

    @classmethod
    def over(cls, event: Event, error: Exception) -> Stumble:
        """Note one more failure, and when to try again."""
        stumble, _ = cls.objects.get_or_create(event=event)
        parked = stumble.failures >= len(PAUSES)
        stumble.retry_at = None if parked else timezone.now() + PAUSES[stumble.failures]
        stumble.failures += 1
        stumble.error = repr(error)[:300]
        stumble.save()
        return stumble
