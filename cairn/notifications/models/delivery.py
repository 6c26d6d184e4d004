"""The outbox: mails on their way to somebody."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from cairn.activity.models import Event
from cairn.lib.key import new_key
from cairn.notifications.models.notification import Notification

LEASE = timedelta(minutes=2)
KEPT = timedelta(days=90)
BACK_OFF = (
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
)


class State(models.TextChoices):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


# Sending may follow itself: a worker died, and another one takes over when the lease has ended.
NEXT = {
    State.QUEUED: {State.SENDING},
    State.SENDING: {State.SENDING, State.SENT, State.SKIPPED, State.FAILED, State.QUEUED},
}


def new_message_id() -> str:
    """Fixed when the mail is queued, so that a mail server can see that a repeat is a repeat."""
    return f"<{new_key()}{new_key()}@{urlsplit(settings.SITE_URL).hostname}>"


class DeliveryQuerySet(models.QuerySet["Delivery"]):
    def open(self) -> Self:
        return self.filter(state__in=[State.QUEUED, State.SENDING])

    def due(self, now: datetime) -> Self:
        """What may be taken: its time has come, or whoever took it has died. Urgent ones first."""
        waiting = models.Q(state=State.QUEUED, due_at__lte=now)
        abandoned = models.Q(state=State.SENDING, lease_until__lt=now)
        return self.filter(waiting | abandoned).order_by("-is_urgent", "due_at", "pk")

    def longest_wait(self) -> timedelta:
        """How long the oldest unfinished mail has been owed: the age of the outbox."""
        oldest = self.open().aggregate(due=models.Min("queued_at"))["due"]
        return timezone.now() - oldest if oldest else timedelta(0)

    def forget_old(self) -> None:
        done = self.exclude(state__in=[State.QUEUED, State.SENDING])
        done.filter(queued_at__lt=timezone.now() - KEPT).delete()


class Delivery(models.Model):
    """One mail to one person, from the moment it is owed until it is sent or given up.

    It goes to `user`, or to `address` for somebody without an account. `params` are the labels
    that the words are made of when it is sent.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    address = models.EmailField(blank=True)
    event = models.ForeignKey(Event, models.CASCADE, null=True, related_name="+")
    notification = models.ForeignKey(Notification, models.SET_NULL, null=True, related_name="+")
    channel = models.CharField(max_length=8, default="mail")
    kind = models.CharField(max_length=60)
    params = models.JSONField(default=dict)
    path = models.CharField(max_length=300, blank=True)
    thread = models.CharField(max_length=60, blank=True)
    dedupe_key = models.CharField(max_length=160, unique=True)
    message_id = models.CharField(max_length=120, unique=True, default=new_message_id)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    queued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    last_error = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | ~models.Q(address=""),
                name="a_delivery_goes_to_somebody",
            )
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-is_urgent", "due_at"],
                condition=models.Q(state__in=["queued", "sending"]),
                name="delivery_open",
            ),
            models.Index(fields=["queued_at"], name="delivery_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.user_id or self.address} (delivery {self.pk})"

    @property
    def recipient(self) -> str:
        return self.user.email if self.user else self.address

    # Acts

    @classmethod
    def take(cls) -> Delivery | None:
        """The next due mail, this worker's alone until the lease ends; None when none is due."""
        now = timezone.now()
        if not cls.objects.due(now).exists():
            return None
        with transaction.atomic():
            delivery = cls.objects.due(now).select_for_update(skip_locked=True).first()
            if delivery is not None:
                delivery.state, delivery.lease_until = State.SENDING, now + LEASE
                delivery.attempts += 1
                delivery.save(update_fields=["state", "lease_until", "attempts"])
        return delivery

    def mark_sent(self) -> bool:
        return self._settle(State.SENT, sent_at=timezone.now(), last_error="")

    def skip(self, reason: str) -> bool:
        """It is no longer true, or no longer wanted."""
        return self._settle(State.SKIPPED, last_error=reason)

    def fail(self, error: str) -> bool:
        """The mail server says that it can never arrive."""
        return self._settle(State.FAILED, last_error=error[:300])

    def retry(self, error: str) -> bool:
        """Try again after a while that grows; give up when that is later than it is of use."""
        due_at = timezone.now() + BACK_OFF[min(self.attempts, len(BACK_OFF)) - 1]
        if due_at > self.expires_at:
            return self.fail(error)
        return self._settle(State.QUEUED, due_at=due_at, last_error=error[:300])

    # Helpers

    def _settle(self, state: State, **fields: object) -> bool:
        """Write the outcome; False when the lease ended and somebody else took it since.

        The number of attempts tells the takers apart. Codes and links of finished mails are
        wiped: nobody needs them any more.
        """
        if state != State.QUEUED:
            fields["params"] = {}
        mine = Delivery.objects.filter(pk=self.pk, state=State.SENDING, attempts=self.attempts)
        settled = mine.update(state=state, lease_until=None, **fields) == 1
        self.refresh_from_db()
        return settled
