"""One line behind the bell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from cairn.activity.models import Event
from cairn.communities.models import Community
from cairn.lib.key import new_key
from cairn.notifications.words import subject_of

if TYPE_CHECKING:
    from cairn.accounts.models import User

KEPT = timedelta(days=365)


class NotificationQuerySet(models.QuerySet["Notification"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def unread(self) -> Self:
        return self.filter(read_at=None)

    def read(self) -> int:
        """Mark all of them as read; how many were not yet."""
        return self.unread().update(read_at=timezone.now())

    def forget_old(self) -> None:
        """Drop what was told more than a year ago, read or not."""
        self.filter(created_at__lt=timezone.now() - KEPT).delete()


class Notification(models.Model):
    """Something a person is told in the app.

    `params` are small labels, copied when it was told, so that a list of many needs no further
    look into the database; the words are made of them when somebody reads.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="notifications")
    community = models.ForeignKey(Community, models.CASCADE, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    path = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)

    objects: ClassVar = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "event", "kind"], name="nobody_is_told_twice_of_one_event"
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["user"], condition=models.Q(read_at=None), name="notification_unread"
            ),
            models.Index(fields=["user", "-id"], name="notification_list"),
            models.Index(fields=["created_at"], name="notification_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.user_id} (notification {self.pk})"

    @property
    def words(self) -> str:
        """The sentence that says it, in the reader's language."""
        return subject_of(self.kind, self.params)

    @property
    def day(self) -> date:
        """The reader's day on which it happened."""
        return timezone.localdate(self.created_at)

    @property
    def is_unread(self) -> bool:
        return self.read_at is None
