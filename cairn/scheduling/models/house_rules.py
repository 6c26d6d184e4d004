"""The rules that somebody sets for meetings with them: how long, how often, how far ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.accounts.zones import validate_zone
from cairn.lib.key import new_key
from cairn.scheduling.choices import CalendarDelivery, Length, Step
from cairn.scheduling.refusals import Refusal

TWO_WEEKS = 14 * 24 * 60


def all_lengths() -> list[int]:
    return [Length.QUARTER, Length.HALF, Length.THREE_QUARTERS, Length.HOUR]


class HouseRules(models.Model):
    """The row of a timetable: what applies to every meeting, and whose clock it is."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="timetable")
    time_zone = models.CharField(
        _("time zone of these hours"), max_length=64, blank=True, validators=[validate_zone]
    )
    step_minutes = models.PositiveSmallIntegerField(
        _("when meetings may start"), choices=Step, default=Step.QUARTER
    )
    gap_minutes = models.PositiveSmallIntegerField(
        _("minutes to leave free after each meeting"),
        default=0,
        validators=[MaxValueValidator(60)],
    )
    notice_minutes = models.PositiveSmallIntegerField(
        _("minutes that I want to know beforehand"),
        default=24 * 60,
        validators=[MaxValueValidator(TWO_WEEKS)],
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("how many days ahead others can book"),
        default=45,
        validators=[MinValueValidator(1), MaxValueValidator(180)],
    )
    max_per_day = models.PositiveSmallIntegerField(
        _("meetings on a day at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
    )
    max_per_week = models.PositiveSmallIntegerField(
        _("meetings in a week at most"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    lengths = models.JSONField(_("how long meetings may last"), default=all_lengths)
    day_before = models.BooleanField(_("remind me a day before"), default=True)
    hour_before = models.BooleanField(_("remind me an hour before"), default=True)
    calendar_delivery = models.CharField(
        _("how meetings reach my calendar"),
        max_length=8,
        choices=CalendarDelivery,
        default=CalendarDelivery.INVITE,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    EDITABLE: ClassVar[tuple[str, ...]] = (
        "step_minutes",
        "gap_minutes",
        "notice_minutes",
        "horizon_days",
        "max_per_day",
        "max_per_week",
        "lengths",
        "day_before",
        "hour_before",
        "calendar_delivery",
    )

    objects: ClassVar[models.Manager[Any]]

    class Meta:
        abstract = True

    @property
    def zone_name(self) -> str:
        return self.time_zone or self.user.time_zone

    @property
    def zone(self) -> ZoneInfo:
        """Whose clock the hours are on: the person's own, or another one that they have named."""
        return ZoneInfo(self.zone_name)

    # Rules

    def refusal_to_hold(self) -> Refusal | None:
        """Every value must be among those that can be chosen."""
        if not self.lengths or not set(Length.values).issuperset(self.lengths):
            return Refusal.OTHER_RULES
        try:
            self.clean_fields(exclude={"user", "lengths", "time_zone"})
        except ValidationError:
            return Refusal.OTHER_RULES
        return None

    # Helpers

    @classmethod
    def lock_all(cls, users: Iterable[User]) -> dict[int, Self]:
        """The timetables of these people under their locks, by the id of the person.

        Everybody takes them one by one in the order of the people's ids, so that nobody waits for
        each other. Whatever claims somebody's time is changed under the lock of their timetable.
        """
        in_order = {user.pk: user for user in sorted(users, key=lambda user: user.pk)}
        return {pk: cls._locked_row(user) for pk, user in in_order.items()}

    @classmethod
    def _locked_row(cls, user: User) -> Self:
        rows = cls.objects.select_for_update(no_key=True).filter(user=user.pk)
        row: Self | None = rows.first()
        if row is None:
            cls.objects.bulk_create([cls(user=user)], ignore_conflicts=True)
            row = rows.get()
        row.user = user
        return row
