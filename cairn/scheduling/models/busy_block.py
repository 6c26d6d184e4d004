"""When somebody is busy elsewhere, and nothing of what for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import ClassVar, Self

from django.db import models

from cairn.accounts.models import User

AT_ONCE = 1000


class BusyBlockQuerySet(models.QuerySet["BusyBlock"]):
    def of_all(self, users: Iterable[User]) -> Self:
        return self.filter(source__user__in=[user.pk for user in users])

    def between(self, lo: datetime, hi: datetime) -> Self:
        return self.filter(starts_at__lt=hi, ends_at__gt=lo)

    def replace(self, source: int, busy: Sequence[tuple[datetime, datetime]]) -> None:
        """Forget what the source said, and keep this. Call it under the lock of the source."""
        self.filter(source=source).delete()
        blocks = (BusyBlock(source_id=source, starts_at=a, ends_at=b) for a, b in busy)
        self.bulk_create(blocks, batch_size=AT_ONCE)


class BusyBlock(models.Model):
    """A time that a calendar of somebody's takes. No title and no person is stored."""

    source = models.ForeignKey("CalendarSource", models.CASCADE, related_name="blocks")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects: ClassVar = BusyBlockQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("ends_at")),
                name="a_busy_block_starts_before_it_ends",
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["source", "starts_at", "ends_at"], name="busy_block_times")
        ]

    def __str__(self) -> str:
        return f"of source {self.source_id} (busy block {self.pk})"
