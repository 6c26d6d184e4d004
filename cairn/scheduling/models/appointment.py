"""What is agreed about a meeting: when, how and where, and whether it stands."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Ending, Format, Shown

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from cairn.scheduling.models.participant import Participant

SHORTEST, LONGEST = 10, 240
MARKED_WITHIN = timedelta(days=7)


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Scheduled")
    HELD = "held", _("Completed")
    MISSED = "missed", _("Did not take place")
    CANCELLED = "cancelled", _("Cancelled")


# Proposed again: one of the two moves it to where the other has to agree. What the two say
# afterwards may change within a week, so held and missed may follow each other and themselves.
NEXT = {
    Status.PROPOSED: {Status.PROPOSED, Status.CONFIRMED, Status.CANCELLED},
    Status.CONFIRMED: {
        Status.CONFIRMED,
        Status.PROPOSED,
        Status.HELD,
        Status.MISSED,
        Status.CANCELLED,
    },
    Status.HELD: {Status.HELD, Status.CONFIRMED, Status.MISSED},
    Status.MISSED: {Status.MISSED, Status.CONFIRMED, Status.HELD},
}
STANDING = (Status.PROPOSED, Status.CONFIRMED)


class MeetingQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> Self:
        """Those of the member's own mentorships."""
        return self.filter(mentorship__in=Mentorship.objects.visible_to(member))

    def of(self, pair: Mentorship) -> Self:
        return self.filter(mentorship=pair)

    def proposed(self) -> Self:
        return self.filter(status=Status.PROPOSED)

    def confirmed(self) -> Self:
        return self.filter(status=Status.CONFIRMED)

    def held(self) -> Self:
        return self.filter(status=Status.HELD)

    def standing(self) -> Self:
        """Proposed or agreed."""
        return self.filter(status__in=STANDING)

    def coming(self, now: datetime) -> Self:
        """Those that stand and are not over yet, the next one first."""
        return self.standing().filter(ends_at__gt=now).order_by("starts_at", "pk")

    def gone(self, now: datetime) -> Self:
        """Those that are over or cancelled, the last one first."""
        is_gone = ~models.Q(status__in=STANDING) | models.Q(ends_at__lte=now)
        return self.filter(is_gone).order_by("-starts_at", "-pk")

    def between(self, lo: datetime, hi: datetime) -> Self:
        """Those that take place in this time, at least in part."""
        return self.filter(starts_at__lt=hi, ends_at__gt=lo)

    def alone(self) -> Self:
        """Those that do not wait for an answer together with others of their series."""
        return self.exclude(series__expires_at=models.F("expires_at"))

    def overdue(self, now: datetime) -> Self:
        """Proposals that nobody answered in time."""
        return self.proposed().filter(expires_at__lte=now)

    def minutes(self) -> int:
        """How long they last, all together."""
        length = models.F("ends_at") - models.F("starts_at")
        lasted = self.order_by().aggregate(lasted=models.Sum(length))["lasted"]
        return int(lasted.total_seconds() // 60) if lasted else 0

    def with_people(self) -> Self:
        """The two, their accounts and what they say of it, in two queries."""
        sides = ("mentorship__mentor__membership", "mentorship__mentee__membership")
        people = [f"{side}__user__profile" for side in sides]
        rows = self.select_related("mentorship", *people, f"{sides[0]}__community")
        return rows.prefetch_related("participants")


def new_uid() -> str:
    """What calendars know a meeting by, for as long as it lives."""
    return f"m-{uuid4()}@{urlsplit(settings.SITE_URL).hostname}"


class Appointment(models.Model):
    """The row of a meeting; the mentorship's lock guards it, its acts are in `meeting.py`."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    client_key = models.UUIDField(default=uuid4, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="meetings")
    title = models.CharField(_("title"), max_length=120, blank=True)
    format = models.CharField(_("how"), max_length=10, choices=Format, default=Format.VIDEO)
    place = models.CharField(_("place"), max_length=200, blank=True)
    join_url = models.URLField(
        _("link to join"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"])],
    )
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Status)
    proposed_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    expires_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    cancelled_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    moved_count = models.PositiveSmallIntegerField(default=0, editable=False)
    is_late_change = models.BooleanField(default=False, editable=False)
    asked_at = models.DateTimeField(null=True, editable=False)
    ical_uid = models.CharField(max_length=255, unique=True, default=new_uid, editable=False)
    ical_sequence = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)
    series = models.ForeignKey(
        "scheduling.MeetingSeries", models.SET_NULL, null=True, related_name="meetings"
    )
    series_index = models.PositiveSmallIntegerField(null=True, editable=False)
    series_day = models.DateField(null=True, editable=False)

    EDITABLE: ClassVar[tuple[str, ...]] = ("title", "format", "place", "join_url")

    if TYPE_CHECKING:
        participants: RelatedManager[Participant]

    class Meta:
        abstract = True

    # What follows from the fields

    @property
    def name(self) -> str:
        """Its title, or what the mentorship is about."""
        return self.title or self.mentorship.topic

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def link(self) -> str:
        """Where to join: the link of the two, or a room of their own on the video host that is set.

        Only this site can tell the room's name, also to somebody who knows the meeting's keys.
        """
        if self.join_url or self.format != Format.VIDEO or not settings.VIDEO_HOST:
            return self.join_url
        name = salted_hmac("cairn.scheduling.room", self.ical_uid, algorithm="sha256").hexdigest()
        return f"{settings.VIDEO_HOST}/cairn-{name[:24]}"

    @property
    def stands(self) -> bool:
        """Whether it is proposed or agreed, and not over yet."""
        return self.status in STANDING and self.ends_at > timezone.now()

    @property
    def is_proposed(self) -> bool:
        return self.status == Status.PROPOSED

    @property
    def is_confirmed(self) -> bool:
        return self.status == Status.CONFIRMED

    @property
    def is_late(self) -> bool:
        """Whether it is so near that a change is a late one, and a move needs a reason."""
        late_from = self.starts_at - timedelta(hours=settings.MEETING_LATE_HOURS)
        return self.is_confirmed and timezone.now() > late_from

    def is_overdue(self, now: datetime) -> bool:
        """Whether nobody answered the proposal in time."""
        return self.is_proposed and self.expires_at is not None and self.expires_at <= now

    def may_be_marked(self, now: datetime) -> bool:
        """Whether the two may say how it was: from its end, for a week."""
        return self.ends_at <= now < self.ends_at + MARKED_WITHIN

    @property
    def shown(self) -> Shown:
        """The word for it, as it is now."""
        if not self.is_confirmed:
            return _SHOWN[Status(self.status)]
        now = timezone.now()
        if self.ends_at <= now:
            return Shown.UNCONFIRMED
        if self.starts_at <= now:
            return Shown.RUNNING
        return Shown.RESCHEDULED if self.moved_count else Shown.SCHEDULED


_SHOWN = {
    Status.PROPOSED: Shown.PROPOSED,
    Status.HELD: Shown.COMPLETED,
    Status.MISSED: Shown.MISSED,
    Status.CANCELLED: Shown.CANCELLED,
}
