"""An early pulse: one question to each side, in the second and in the fourth week."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone

from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.mentoring.models.course import Status
from cairn.workspace.refusals import Refusal

DAYS = (7, 21)
OPEN_FOR = timedelta(days=10)
LOWEST, HIGHEST, LOW = 1, 5, 2


class PulseQuerySet(models.QuerySet["Pulse"]):
    def visible_to(self, member: Membership) -> Self:
        """The member's own; coordinators read the answers in their community."""
        own = models.Q(member=member)
        theirs = models.Q(member__community=member.community_id, answered_at__isnull=False)
        return self.filter(own | theirs if member.coordinates else own)

    def waiting(self, now: datetime) -> Self:
        return self.unanswered_since(now - OPEN_FOR)

    def unanswered_since(self, instant: Any) -> Self:
        return self.filter(answered_at=None, asked_at__gt=instant)

    def low(self) -> Self:
        return self.filter(rating__lte=LOW)


class Pulse(models.Model):
    """How it is going, as one of the two tells the coordinators and nobody else."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="pulses")
    member = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    day = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    rating = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]
    )

    objects: ClassVar = PulseQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "member", "day"], name="one_pulse_each_on_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(rating=None) | models.Q(rating__gte=LOWEST, rating__lte=HIGHEST),
                name="a_pulse_is_between_one_and_five",
            ),
        ]

    def __str__(self) -> str:
        return f"of membership {self.member_id}, day {self.day} (pulse {self.pk})"

    # Acts

    @classmethod
    def ask(cls, pair: Mentorship, day: int) -> None:
        """Ask both, once."""
        with transaction.atomic():
            pair.lock()
            refuse_if(cls.refusal_to_ask(pair, day))
            asked = [Pulse(mentorship=pair, member=person, day=day) for person in pair.people]
            Pulse.objects.bulk_create(asked)
            for pulse in asked:
                pulse._record("pulse.asked")

    def answer(self, *, by: Membership, rating: int) -> None:
        with transaction.atomic():
            self.mentorship.lock()
            self.refresh_from_db(fields=["answered_at"])
            refuse_if(self.refusal_to_answer(by, rating))
            self.rating, self.answered_at = rating, timezone.now()
            self.save(update_fields=["rating", "answered_at"])
            self._record("pulse.answered")

    # Rules

    @classmethod
    def refusal_to_ask(cls, pair: Mentorship, day: int) -> Refusal | None:
        if pair.status != Status.ACTIVE:
            return Refusal.ENDED
        asked = cls.objects.filter(mentorship=pair, day=day).exists()
        early = timezone.now() < pair.began_at + timedelta(days=day)
        return Refusal.TOLD if asked or early else None

    def refusal_to_answer(self, by: Membership, rating: int = HIGHEST) -> Refusal | None:
        if by.pk != self.member_id:
            return Refusal.NOT_A_PARTNER
        if self.answered_at:
            return Refusal.ANSWERED
        return None if LOWEST <= rating <= HIGHEST else Refusal.ONE_TO_FIVE

    # What follows from the fields

    @property
    def is_low(self) -> bool:
        return self.rating is not None and self.rating <= LOW

    # Helpers

    def _record(self, kind: str) -> None:
        """It concerns nobody but the one who is asked."""
        actor = self.member.user if self.answered_at else None
        concerning, community = [self.member.user_id], self.member.community_id
        record(kind, about=self, actor=actor, concerning=concerning, community=community)
