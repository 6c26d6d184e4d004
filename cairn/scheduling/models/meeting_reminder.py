"""That somebody was reminded of a meeting: once for each time it has, so long before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.lib.refusal import refuse_if
from cairn.scheduling.choices import Ahead
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.participant import Participant
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.refusals import Refusal

STALE_AFTER = timedelta(hours=2)
WISH = {Ahead.DAY: "day_before", Ahead.HOUR: "hour_before"}


def stale_after(minutes: int) -> timedelta:
    """How much too late a reminder may come before it is of no use."""
    return min(STALE_AFTER, timedelta(minutes=minutes) / 2)


def those_without(minutes: int) -> models.QuerySet[Timetable]:
    """The timetables of people who do not want to be reminded so long before."""
    return Timetable.objects.filter(**{WISH[Ahead(minutes)]: False})


class MeetingReminderQuerySet(models.QuerySet["MeetingReminder"]):
    def due(self, minutes: int, now: datetime) -> models.QuerySet[Participant]:
        """Who is to be reminded now that it is so long before a meeting, and was not yet."""
        latest = now + timedelta(minutes=minutes)
        known = self.filter(
            participant=models.OuterRef("pk"),
            starts_at=models.OuterRef("meeting__starts_at"),
            minutes=minutes,
        )
        return (
            Participant.objects.active()
            .filter(
                ~models.Exists(known),
                meeting__status=Status.CONFIRMED,
                meeting__starts_at__gt=latest - stale_after(minutes),
                meeting__starts_at__lte=latest,
            )
            .exclude(user__timetable__in=those_without(minutes))
        )


class MeetingReminder(models.Model):
    """Told to one of the two; whether it is still true is asked again before a mail is sent."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="reminders")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(choices=Ahead)
    told_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = MeetingReminderQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["participant", "starts_at", "minutes"],
                name="one_reminder_for_each_time_of_a_meeting",
            )
        ]

    def __str__(self) -> str:
        return f"of participant {self.participant_id} (meeting reminder {self.pk})"

    # Acts

    @classmethod
    def remind(cls, participant: Participant, minutes: int) -> Self:
        """Tell one of the two that the meeting begins in so many minutes."""
        meeting = participant.meeting
        with transaction.atomic():
            meeting.lock_row()
            reminder = cls(participant=participant, starts_at=meeting.starts_at, minutes=minutes)
            refuse_if(reminder.refusal_to_remind())
            reminder.save()
            meeting.mentorship.record_for(reminder, "meeting.due", None)
        return reminder

    # Rules

    def refusal_to_remind(self) -> Refusal | None:
        told = type(self).objects.filter(
            participant=self.participant, starts_at=self.starts_at, minutes=self.minutes
        )
        return None if self.is_of_use and not told.exists() else Refusal.NOT_DUE

    # What follows from the fields

    @property
    def is_wanted(self) -> bool:
        """Whether the person likes to be reminded so long before."""
        return not those_without(self.minutes).filter(user=self.participant.user_id).exists()

    @property
    def is_of_use(self) -> bool:
        """Whether the meeting stands at that time, and this is not much too early or too late."""
        meeting = self.participant.meeting
        due_at = self.starts_at - timedelta(minutes=self.minutes)
        in_time = due_at <= timezone.now() < due_at + stale_after(self.minutes)
        stands = meeting.is_confirmed and meeting.starts_at == self.starts_at
        return in_time and stands and self.is_wanted
