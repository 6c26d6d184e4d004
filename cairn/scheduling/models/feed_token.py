"""The secret address under which a calendar subscribes to somebody's meetings."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.activity.models import record
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.refusals import Refusal

EVERY = timedelta(minutes=1)
BYTES = 24


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


class FeedTokenQuerySet(models.QuerySet["FeedToken"]):
    def of(self, user: User) -> Self:
        return self.filter(user=user)

    def valid(self) -> Self:
        return self.filter(revoked_at=None, user__is_active=True)

    def opened_by(self, secret: str) -> FeedToken | None:
        """The valid one with this secret; None for one that was made up or revoked."""
        return self.valid().filter(digest=digest_of(secret)).select_related("user").first()


class FeedToken(models.Model):
    """One address of a feed. Its secret is shown once; what is kept of it only recognises it."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed_tokens")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    is_busy_only = models.BooleanField(_("say only that I am busy"), default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar = FeedTokenQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(revoked_at=None),
                name="one_open_feed_address_per_person",
            )
        ]

    def __str__(self) -> str:
        return f"of user {self.user_id} (feed token {self.pk})"

    # Acts

    @classmethod
    def make(cls, *, by: User, is_busy_only: bool = False) -> tuple[FeedToken, str]:
        """A new address in place of the one before, with its secret, which nobody sees again."""
        secret = secrets.token_urlsafe(BYTES)
        with transaction.atomic():
            Timetable.lock_all([by])
            cls.objects.of(by).filter(revoked_at=None).update(revoked_at=timezone.now())
            token: FeedToken = cls.objects.create(
                user=by, digest=digest_of(secret), is_busy_only=is_busy_only
            )
            token._record("made", by)
        return token, secret

    def revoke(self, *, by: User) -> None:
        """Close the address for good; doing it twice does no harm."""
        with transaction.atomic():
            Timetable.lock_all([self.user])
            self.refresh_from_db()
            refuse_if(self.refusal_to_revoke(by))
            self.revoked_at = self.revoked_at or timezone.now()
            self.save(update_fields=["revoked_at"])
            self._record("revoked", by)

    def take_a_turn(self) -> bool:
        """Whether the calendar may look now: once a minute is often enough for any."""
        now = timezone.now()
        rested = models.Q(last_used_at=None) | models.Q(last_used_at__lte=now - EVERY)
        mine = FeedToken.objects.filter(rested, pk=self.pk)
        return bool(mine.update(last_used_at=now))

    # Rules

    def refusal_to_revoke(self, by: User) -> Refusal | None:
        return None if by.pk == self.user_id else Refusal.NOT_YOUR_CALENDAR

    # Helpers

    def _record(self, participle: str, by: User) -> None:
        record(f"feed_token.{participle}", about=self, actor=by, concerning=[self.user_id])
