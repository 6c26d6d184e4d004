"""What is agreed about a series: how often, from when, how many times, and on whose clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Self, cast
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.accounts.zones import validate_zone
from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Recurrence
from cairn.scheduling.models.appointment import MeetingQuerySet, Status
from cairn.scheduling.timing.planning import Pattern
from cairn.scheduling.timing.rhythm import Rhythm
from cairn.scheduling.timing.wall import instant

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from cairn.scheduling.models.meeting import Meeting


class SeriesQuerySet(models.QuerySet["Recurring"]):
    def visible_to(self, member: Membership) -> Self:
        """Those of the member's own mentorships."""
        return self.filter(mentorship__in=Mentorship.objects.visible_to(member))

    def with_people(self) -> Self:
        """The two with their accounts, in the same query."""
        sides = ("mentorship__mentor__membership", "mentorship__mentee__membership")
        people = [f"{side}__user__profile" for side in sides]
        return self.select_related(*people, f"{sides[0]}__community")

    def waiting(self) -> Self:
        """Those that were proposed as a whole, and wait for an answer."""
        return self.filter(
            ended_at=None,
            meetings__status=Status.PROPOSED,
            meetings__expires_at=models.F("expires_at"),
        ).distinct()

    def overdue(self, now: datetime) -> Self:
        """Of those the ones that nobody answered in time."""
        return self.waiting().filter(expires_at__lte=now)


class Recurring(models.Model):
    """The row of a series. The mentorship's lock guards it; it runs until `ended_at`."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="series")
    rhythm = models.CharField(_("how often"), max_length=16, choices=Recurrence)
    first_day = models.DateField(_("first day"))
    count = models.PositiveSmallIntegerField(_("how many meetings"))
    minute = models.PositiveSmallIntegerField(_("time of day"))
    minutes = models.PositiveSmallIntegerField(_("how long"))
    time_zone = models.CharField(_("whose clock"), max_length=64, validators=[validate_zone])
    nth = models.PositiveSmallIntegerField(null=True)
    day_of_month = models.PositiveSmallIntegerField(null=True)
    planned_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    replaces = models.OneToOneField(
        "self", models.SET_NULL, null=True, related_name="replaced_by", editable=False
    )
    expires_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar = SeriesQuerySet.as_manager()

    if TYPE_CHECKING:
        meetings: RelatedManager[Meeting]

    class Meta:
        abstract = True

    # What follows from the rows

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def pattern(self) -> Pattern:
        """The series as a value of which times can be asked."""
        return Pattern(
            rhythm=Rhythm(self.rhythm),
            first=self.first_day,
            count=self.count,
            minute=self.minute,
            minutes=self.minutes,
            zone=self.zone,
            nth=self.nth,
            day=self.day_of_month,
        )

    @property
    def is_over(self) -> bool:
        """Whether somebody ended it, or nothing of it is still to come."""
        return self.ended_at is not None or not self.coming().exists()

    def coming(self) -> MeetingQuerySet:
        """Its meetings that stand and have not begun, in order of time."""
        rows = cast("MeetingQuerySet", self.meetings.all())
        return rows.standing().filter(starts_at__gt=timezone.now()).order_by("starts_at")

    def later(self, since: Meeting) -> MeetingQuerySet:
        """Of those, `since` and all that come after it in the series, wherever they moved."""
        return self.coming().filter(series_index__gte=since.series_index or 0)

    def proposed(self) -> MeetingQuerySet:
        """Its meetings that wait for an answer together; one that was moved waits alone."""
        rows = cast("MeetingQuerySet", self.meetings.all()).proposed()
        return rows.filter(expires_at=self.expires_at).order_by("starts_at")

    def instant_on(self, day: date) -> datetime:
        """The agreed time on a day, as the zone's rules are known now."""
        return instant(day, self.minute, self.zone)

    def strays(self) -> list[tuple[Meeting, datetime]]:
        """Meetings to come that nobody moved and that are off the agreed time, each with that."""
        rows = self.coming().filter(series_day__isnull=False)
        agreed = ((row, self.instant_on(row.series_day)) for row in rows)
        return [(row, start) for row, start in agreed if start != row.starts_at]

    # Helpers

    @classmethod
    def following(cls, pattern: Pattern, **values: object) -> Self:
        """A row of that pattern, not stored yet."""
        return cls(
            rhythm=pattern.rhythm,
            first_day=pattern.first,
            count=pattern.count,
            minute=pattern.minute,
            minutes=pattern.minutes,
            time_zone=pattern.zone.key,
            nth=pattern.nth,
            day_of_month=pattern.day,
            **values,
        )
