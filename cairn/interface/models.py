"""What the doors themselves remember."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.utils import timezone

KEPT = timedelta(days=2)
PATIENCE = 5.0


class Submission(models.Model):
    """One form that somebody sent, known by the token that was rendered into it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.CharField(max_length=36)
    location = models.CharField(max_length=500, blank=True)
    begun_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "token"], name="one_submission_per_form")
        ]

    def __str__(self) -> str:
        return f"submission {self.pk}"

    @classmethod
    def begin(cls, user: Any, token: str) -> Submission | None:
        """Take the token; None when somebody has it already."""
        try:
            with transaction.atomic():
                return cls.objects.create(user=user, token=token)
        except IntegrityError:
            return None

    def finish(self, location: str) -> None:
        """Remember where the form led; one that led nowhere may be sent again."""
        if not location:
            self.delete()
            return
        self.location = location[:500]
        self.save(update_fields=["location"])

    @classmethod
    def answer_to(cls, user: Any, token: str) -> str:
        """Where the first one led, after waiting a little for it; empty when it has not ended."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            first = cls.objects.filter(user=user, token=token).first()
            if first is None or first.location:
                return first.location if first else ""
            time.sleep(0.05)
        return ""

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(begun_at__lt=timezone.now() - KEPT).delete()
