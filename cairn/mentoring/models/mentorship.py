"""A mentorship: two people who work together, from an accepted request to an ending."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import EndReason
from cairn.mentoring.models.pair import Pair, PairQuerySet
from cairn.mentoring.refusals import Refusal

if TYPE_CHECKING:
    from cairn.mentoring.models.request import Request


class Status(models.TextChoices):
    ACTIVE = "active", _("Active")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


NEXT = {Status.ACTIVE: {Status.COMPLETED, Status.CANCELLED}}


class MentorshipQuerySet(PairQuerySet):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def completed(self) -> Self:
        return self.filter(status=Status.COMPLETED)


class Mentorship(Pair):
    """One mentor, one mentee, one topic. It is open until `ended_at` is set."""

    topic = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=12, choices=EndReason, blank=True)

    LOCKED = ("status", "ended_at", "end_reason")

    objects: ClassVar = MentorshipQuerySet.as_manager()

    class Meta:
        ordering = ("-began_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "mentee"],
                condition=models.Q(ended_at=None),
                name="one_open_mentorship_per_pair",
            ),
            models.CheckConstraint(
                condition=models.Q(status="active", ended_at=None)
                | (~models.Q(status="active") & models.Q(ended_at__isnull=False)),
                name="a_mentorship_is_active_until_it_ends",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor_id} with {self.mentee_id} (mentorship {self.pk})"

    # Acts

    @classmethod
    def begin(cls, request: Request) -> Mentorship:
        """Begin from an accepted request; `Request.accept` calls it under its locks."""
        pair = cls.objects.create(mentor=request.mentor, mentee=request.mentee, topic=request.need)
        pair.record("begun", request.mentor.membership)
        return pair

    def complete(self, *, by: Membership, reason: str = EndReason.REACHED) -> None:
        """End well; `reason` is one of FINISHING."""
        with transaction.atomic():
            self._end(Status.COMPLETED, reason, by)
            self.record("completed", by)

    def cancel(self, *, by: Membership, reason: str) -> None:
        """End early, at once, from either side; `reason` is one of CANCELLING."""
        with transaction.atomic():
            self._end(Status.CANCELLED, reason, by)
            self.record("cancelled", by)

    # Rules

    def refusal_to_end(self, by: Membership) -> Refusal | None:
        if by.pk not in (self.mentor.membership_id, self.mentee.membership_id):
            return Refusal.NOT_A_PARTNER
        return None if NEXT.get(Status(self.status)) else Refusal.ENDED

    # Helpers

    def lock(self) -> None:
        """Take the row's lock, which guards everything that the two keep together."""
        row = Mentorship.objects.select_for_update(no_key=True).filter(pk=self.pk)
        self.refresh_from_db(from_queryset=row, fields=self.LOCKED)

    def _end(self, status: Status, reason: str, by: Membership) -> None:
        self.lock_people()
        self.lock()
        refuse_if(self.refusal_to_end(by))
        self.status, self.end_reason, self.ended_at = status, reason, timezone.now()
        self.save(update_fields=["status", "end_reason", "ended_at"])
