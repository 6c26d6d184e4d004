"""The rows of a timetable: weekly hours, days with hours of their own, and time off."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.lib.key import new_key
from cairn.people.models import Profile
from cairn.scheduling.choices import MIDNIGHT, Range, Weekday

if TYPE_CHECKING:
    from cairn.scheduling.models.timetable import Timetable

OVER_EVERYWHERE = timedelta(days=2)


class WeeklyHours(models.Model):
    """Hours on a weekday, in minutes of the timetable's clock.

    Hours over midnight are two rows: the second, at the start of the next day, is the `rest_of`
    the first. Hours that overlap count once.
    """

    timetable = models.ForeignKey("Timetable", models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    start_minute = models.PositiveSmallIntegerField()
    end_minute = models.PositiveSmallIntegerField()
    rest_of = models.ForeignKey("self", models.CASCADE, null=True, related_name="rests")

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("weekday", "start_minute", "end_minute", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    weekday__lte=6,
                    end_minute__lte=MIDNIGHT,
                    start_minute__lt=models.F("end_minute"),
                ),
                name="weekly_hours_start_before_they_end",
            )
        ]

    def __str__(self) -> str:
        return f"on weekday {self.weekday} of timetable {self.timetable_id} (hours {self.pk})"


class DayHours(models.Model):
    """The hours of one day, in place of the weekday's; no ranges are a day without hours."""

    timetable = models.ForeignKey("Timetable", models.CASCADE, related_name="day_hours")
    day = models.DateField()
    ranges = models.JSONField(default=list)
    note = models.CharField(_("note"), max_length=120, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("day",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["timetable", "day"], name="one_set_of_hours_per_day")
        ]

    def __str__(self) -> str:
        return f"on {self.day} of timetable {self.timetable_id} (hours {self.pk})"

    @property
    def hours(self) -> tuple[Range, ...]:
        return tuple(Range(*pair) for pair in self.ranges)


class TimeOff(models.Model):
    """Days without any hours, from the first to the last, on the timetable's clock."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    timetable = models.ForeignKey("Timetable", models.CASCADE, related_name="times_off")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    reason = models.CharField(_("what for"), max_length=120, blank=True)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("first_day", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day")),
                name="time_off_begins_before_it_ends",
            )
        ]

    def __str__(self) -> str:
        return f"from {self.first_day} to {self.last_day} (time off {self.pk})"

    # Acts, under the lock of the timetable

    @classmethod
    def begin(cls, table: Timetable, first: date, last: date, reason: str) -> TimeOff:
        off: TimeOff = table.times_off.create(first_day=first, last_day=last, reason=reason)
        cls._tell(table)
        return off

    def end(self, table: Timetable) -> None:
        table.times_off.filter(pk=self.pk).delete()
        self._tell(table)

    # What follows from the fields

    def holds(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    # Helpers

    @staticmethod
    def _tell(table: Timetable) -> None:
        """The profile keeps the days, since the badge of a mentor lies below this layer."""
        since = timezone.localdate() - OVER_EVERYWHERE
        to_come = table.times_off.filter(last_day__gte=since)
        Profile.of(table.user).stay_away(to_come.values_list("first_day", "last_day"))
