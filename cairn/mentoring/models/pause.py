"""A pause: the two rest until a day, and are asked then how it goes on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import PauseReason
from cairn.mentoring.refusals import Refusal

if TYPE_CHECKING:
    from cairn.mentoring.models.mentorship import Mentorship

ALONE = timedelta(days=60)  # as long as one of the two may decide without the other
AT_MOST = timedelta(days=180)
REMINDER = timedelta(days=7)
QUESTIONS = (timedelta(0), REMINDER)


class PauseQuerySet(models.QuerySet["Pause"]):
    def running(self) -> Self:
        return self.filter(ended_at=None)

    def with_people(self) -> Self:
        """The people of the mentorship, in the same query."""
        sides = ("mentorship__mentor__membership", "mentorship__mentee__membership")
        return self.select_related(*(f"{side}__user" for side in sides))

    def to_ask(self, today: date) -> Self:
        """Those that are over, but for the word of the two, and whose next question is due."""
        due = models.Q()
        for asked, after in enumerate(QUESTIONS):
            due |= models.Q(questions__lte=asked, until__lte=today - after)
        return self.running().filter(due)


class Pause(models.Model):
    """One pause of a mentorship; it is kept, so that time together counts without it."""

    mentorship = models.ForeignKey("mentoring.Mentorship", models.CASCADE, related_name="pauses")
    by = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=12, choices=PauseReason)
    until = models.DateField()
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    questions = models.PositiveSmallIntegerField(default=0, editable=False)

    objects: ClassVar = PauseQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship"],
                condition=models.Q(ended_at=None),
                name="one_running_pause_per_mentorship",
            )
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} until {self.until} (pause {self.pk})"

    # Acts

    @classmethod
    def keep(cls, pair: Mentorship, by: Membership, until: date, reason: str) -> None:
        """Begin a pause, or give the running one another end. Call it under the pair's lock."""
        values = {"by": by, "until": until, "reason": reason, "questions": 0}
        cls.objects.update_or_create(mentorship=pair, ended_at=None, defaults=values)

    def ask(self) -> None:
        """Ask the two how it goes on: at the end of the pause, and once more a week later."""
        with transaction.atomic():
            self.mentorship.lock()
            self.refresh_from_db(fields=["ended_at", "until", "questions"])
            today = timezone.localdate()
            refuse_if(self.refusal_to_ask(today))
            self.questions = self.questions_by(today)
            self.save(update_fields=["questions"])
            self.mentorship.record("pause_over", None)

    # Rules

    def refusal_to_ask(self, today: date) -> Refusal | None:
        if self.ended_at:
            return Refusal.NOT_PAUSED
        return None if self.questions < self.questions_by(today) else Refusal.NOT_DUE

    # What follows from the fields

    def questions_by(self, today: date) -> int:
        """How often the two should have been asked by now."""
        return sum(today >= self.until + after for after in QUESTIONS)

    def is_over(self, today: date) -> bool:
        return today >= self.until

    def length(self, now: datetime) -> timedelta:
        """How long it has lasted, whatever was planned."""
        return max(timedelta(0), (self.ended_at or now) - self.began_at)
