"""What happened, and who did it: the history of Cairn and the outbox of its notifications."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.utils.module_loading import import_string


class Feed(models.Model):
    """One row: the number of the last event.

    Raising it locks the row until the transaction ends, so events become visible in the order
    of their numbers, and whoever has read up to n can never miss an event below n.
    """

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"feed {self.pk}"

    @classmethod
    def advance(cls) -> int:
        """The next number. Call it last in a transaction: others wait from here on."""
        number = cls._raised()
        if number is None:
            cls.objects.get_or_create(pk=1)
            number = cls._raised()
        return number or 0

    @classmethod
    def _raised(cls) -> int | None:
        """Raise and read the number in one statement, which Django cannot; None without a row."""
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("UPDATE activity_feed SET last = last + 1 WHERE id = 1 RETURNING last")
            row = cursor.fetchone()
        return int(row[0]) if row else None

    @classmethod
    def position(cls) -> int:
        """The number of the last event, 0 before the first."""
        return cls.objects.filter(pk=1).values_list("last", flat=True).first() or 0


class EventQuerySet(models.QuerySet["Event"]):
    def untold(self) -> Self:
        return self.filter(told_at=None).order_by("number")

    def after(self, number: int) -> Self:
        return self.filter(number__gt=number).order_by("number")

    def about(self, noun: models.Model) -> Self:
        return self.filter(about_model=noun._meta.label_lower, about_id=noun.pk)


class Event(models.Model):
    """Something that happened to a noun, written in the transaction that made it happen."""

    number = models.PositiveBigIntegerField(unique=True)
    kind = models.CharField(max_length=60)
    about_model = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    concerns = models.JSONField(default=list)
    data = models.JSONField(default=dict)
    happened_at = models.DateTimeField(auto_now_add=True)
    told_at = models.DateTimeField(null=True)

    objects: ClassVar = EventQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["about_model", "about_id", "number"], name="event_about"),
            models.Index(fields=["number"], condition=models.Q(told_at=None), name="event_untold"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} (event {self.number})"

    def noun(self) -> models.Model | None:
        """What the event is about, or None when it has been deleted since."""
        model: type[models.Model] = apps.get_model(self.about_model)
        return model._default_manager.filter(pk=self.about_id).first()


def record(
    kind: str,
    *,
    about: models.Model,
    actor: Any,
    concerning: Iterable[int],
    **data: Any,
) -> Event:
    """Write the event `kind` inside the running transaction, and let follow what must at once.

    `actor` is the account that acted, None for Cairn itself. `concerning` are the ids of the
    accounts whose standing it changes: notifications and the matching index look at them again.
    Raises RuntimeError outside a transaction, since an event without its change would be a lie.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{kind} was recorded outside a transaction")
    for follow in import_string(settings.CONSEQUENCES).get(kind, ()):
        follow(about)
    return Event.objects.create(
        number=Feed.advance(),
        kind=kind,
        about_model=about._meta.label_lower,
        about_id=about.pk,
        actor=actor,
        concerns=sorted(set(concerning)),
        data=data,
    )
