"""Who signs in."""

from __future__ import annotations

from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models, transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cairn.accounts.zones import validate_zone


class UserManager(BaseUserManager["User"]):
    """Makes accounts; everything else about people starts from the account."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        return self.create_user(email, password, is_operator=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """A person's account: who they are to the site, not to a community."""

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_zone]
    )
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)
    tips_put_away = models.JSONField(default=list, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="one_account_per_email_whatever_the_case")
        ]

    def __str__(self) -> str:
        return f"{self.name} (user {self.pk})"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", 1)[0]

    def introduce(self, *, name: str, time_zone: str) -> None:
        """Change what others call the person, and the clock that they live by."""
        self.name, self.time_zone = name, time_zone
        self.save(update_fields=["name", "time_zone"])

    def put_away(self, tip: str) -> None:
        """Never show the person that tip again."""
        with transaction.atomic():
            row = User.objects.select_for_update(no_key=True).filter(pk=self.pk)
            self.refresh_from_db(from_queryset=row, fields=["tips_put_away"])
            if tip not in self.tips_put_away:
                self.tips_put_away.append(tip)
                self.save(update_fields=["tips_put_away"])
