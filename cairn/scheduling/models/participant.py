"""Who takes part in a meeting: the time that it claims of them, and what they say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.activity.models import record
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Seen
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.spans import Span

NEVER_TWICE = "nobody_is_in_two_meetings_at_once"


class Account(models.TextChoices):
    """What one of the two says afterwards."""

    MET = "met", _("We met")
    LATE = "late", _("We met, but began late")
    ABSENT = "absent", _("I could not come")
    ALONE = "alone", _("I was there alone")
    EXCUSED = "excused", _("We had called it off")

    @property
    def says_they_met(self) -> bool:
        return self in (Account.MET, Account.LATE)


class Answer(models.TextChoices):
    """What somebody's own calendar has answered to the invitation."""

    ACCEPTED = "accepted", _("Accepted in the calendar")
    DECLINED = "declined", _("Declined in the calendar")
    TENTATIVE = "tentative", _("Perhaps, says the calendar")


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def active(self) -> Self:
        """Those that claim time."""
        return self.filter(active=True)

    def of_all(self, users: Iterable[User]) -> Self:
        return self.filter(user__in=[user.pk for user in users])

    def between(self, lo: datetime, hi: datetime) -> Self:
        return self.filter(starts_at__lt=hi, free_at__gt=lo)

    def overdue(self, now: datetime) -> Self:
        """Claims of proposals that nobody answered in time."""
        return self.active().filter(meeting__status="proposed", meeting__expires_at__lte=now)

    def holding(self, now: datetime) -> Self:
        """Active claims but those of proposals that nobody answered in time, if the job is late."""
        late = models.Q(meeting__status="proposed", meeting__expires_at__lte=now)
        return self.active().exclude(late)

    def in_the_way(self, spans: Mapping[int, Span]) -> Self:
        """Those that overlap one of the spans, which are given by the person's id."""
        clash = models.Q()
        for user, span in spans.items():
            clash |= models.Q(user=user, starts_at__lt=span.end, free_at__gt=span.start)
        return self.filter(clash)


class Participant(models.Model):
    """One of the two in a meeting. Their timetable's lock guards `active`, `starts_at`, `free_at`.

    The meeting takes their time from `starts_at` until `free_at`, which comes after the gap that
    they leave free. PostgreSQL keeps a person's active claims apart by a constraint as well.
    `told_sequence` is the state of the meeting that their calendar was last told of, if of any.
    """

    meeting = models.ForeignKey("Meeting", models.CASCADE, related_name="participants")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="participations"
    )
    role = models.CharField(max_length=6, choices=Seen)
    active = models.BooleanField(default=True)
    starts_at = models.DateTimeField()
    free_at = models.DateTimeField()
    account = models.CharField(_("how it was"), max_length=8, choices=Account, blank=True)
    told_sequence = models.PositiveIntegerField(null=True, editable=False)
    calendar_answer = models.CharField(max_length=9, choices=Answer, blank=True)

    objects: ClassVar = ParticipantQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "user"], name="everybody_takes_part_once_in_a_meeting"
            ),
            models.CheckConstraint(
                condition=models.Q(starts_at__lt=models.F("free_at")),
                name="a_claim_starts_before_it_ends",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "starts_at", "free_at"],
                condition=models.Q(active=True),
                name="participant_claims",
            ),
            models.Index(fields=["free_at"], name="participant_end"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in meeting {self.meeting_id} (participant {self.pk})"

    # Acts

    def hear(self, answer: str, *, sequence: int) -> None:
        """Note what the person's own calendar answers. It changes nothing about the meeting."""
        with transaction.atomic():
            Participant.objects.select_for_update(no_key=True).get(pk=self.pk)
            self.meeting.refresh_from_db(fields=["status", "ical_sequence"])
            refuse_if(self.refusal_to_hear(sequence))
            self.calendar_answer = Answer(answer)
            self.save(update_fields=["calendar_answer"])
            who = [self.user_id]
            record("participant.answered", about=self, actor=self.user, concerning=who)

    # Rules

    def refusal_to_hear(self, sequence: int) -> Refusal | None:
        """An answer to an earlier state of the meeting is none to what holds now."""
        is_old = sequence < self.meeting.ical_sequence or not self.meeting.stands
        return Refusal.OTHER_STATE if is_old else None

    # What follows from the fields

    @property
    def claim(self) -> Span:
        return Span(self.starts_at, self.free_at)
