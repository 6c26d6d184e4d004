"""Which mails a person no longer wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cairn.accounts.models import User


class Group(models.TextChoices):
    """What can be left together, in the words of the page that leaves it."""

    REQUESTS = "requests", _("requests and mentorships")
    COMMUNITY = "community", _("news for coordinators")
    NUDGES = "nudges", _("reminders")
    ACCOUNT = "account", _("your account")


class OptoutQuerySet(models.QuerySet["Optout"]):
    def of(self, user: User, group: str) -> Self:
        return self.filter(user=user, group=group)


class Optout(models.Model):
    """A group of mails that a person left. What is told in the app stays as it is."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="optouts")
    group = models.CharField(max_length=12, choices=Group)

    objects: ClassVar = OptoutQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "group"], name="a_group_is_left_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} left {self.group} (optout {self.pk})"

    # Acts

    @classmethod
    def leave(cls, user: User, group: str) -> None:
        """No more mails of that group, from the next one on."""
        Optout.objects.bulk_create([Optout(user=user, group=group)], ignore_conflicts=True)

    @classmethod
    def come_back(cls, user: User, group: str) -> None:
        cls.objects.of(user, group).delete()


def token_of(user: User, group: str) -> str:
    """What an unsubscribe link carries: who and what, signed, so that it needs no sign-in."""
    return _signer().sign(f"{user.pk}-{group}")


def read_token(token: str) -> tuple[int, str] | None:
    """The person's id and the group that a token names; None when it was made up."""
    try:
        user_id, group = _signer().unsign(token).split("-", 1)
    except BadSignature:
        return None
    return int(user_id), group


def _signer() -> Signer:
    return Signer(salt="unsubscribe", sep=".")
