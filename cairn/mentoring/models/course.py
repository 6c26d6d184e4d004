"""The course of a mentorship: its status, what may follow what, and how it ends."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.choices import UNTOLD, EndReason
from cairn.mentoring.models.pair import Pair
from cairn.mentoring.models.proposal import Proposal
from cairn.mentoring.refusals import Refusal


class Status(models.TextChoices):
    ACTIVE = "active", _("Active")
    PAUSED = "paused", _("Paused")
    COMPLETED = "completed", _("Completed")
    CANCELLED = "cancelled", _("Cancelled")


# Paused may follow itself: a pause gets another end.
NEXT = {
    Status.ACTIVE: {Status.PAUSED, Status.COMPLETED, Status.CANCELLED},
    Status.PAUSED: {Status.ACTIVE, Status.PAUSED, Status.COMPLETED, Status.CANCELLED},
}


class Course(Pair, Proposal):
    """Where two people stand. It is open, and holds its place, until `ended_at` is set."""

    status = models.CharField(max_length=10, choices=Status, default=Status.ACTIVE)
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.CharField(max_length=12, choices=EndReason, blank=True)
    ended_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")

    COURSE = ("status", "ended_at", "end_reason", "ended_by", *Proposal.PROPOSAL)
    LOCKED: ClassVar[tuple[str, ...]] = COURSE

    class Meta:
        abstract = True

    @property
    def is_paused(self) -> bool:
        return self.status == Status.PAUSED

    def end_words_for(self, reader: Membership) -> str:
        """Why it ended, as this reader may know it."""
        return words_of_end(self.end_reason, given_by_reader=self.ended_by_id == reader.pk)

    # Rules

    def refusal_to_belong(self, by: Membership) -> Refusal | None:
        belongs = by.pk in (self.mentor.membership_id, self.mentee.membership_id)
        return None if belongs else Refusal.NOT_A_PARTNER

    def refusal_to_work(self, by: Membership) -> Refusal | None:
        """Why somebody may not do anything here any more."""
        return self.refusal_to_belong(by) or (Refusal.ENDED if self.ended_at else None)

    def refusal_to_become(self, status: Status, by: Membership | None = None) -> Refusal | None:
        """Without a person: whether it may happen by itself."""
        if by and (refusal := self.refusal_to_belong(by)):
            return refusal
        following = NEXT.get(Status(self.status))
        if following is None:
            return Refusal.ENDED
        return None if status in following else Refusal.NOT_PAUSED

    # Helpers

    def lock(self) -> None:
        """Take the row's lock, which guards everything that the two keep together."""
        row = type(self)._default_manager.select_for_update(no_key=True).filter(pk=self.pk)
        self.refresh_from_db(from_queryset=row, fields=self.LOCKED)

    def lock_all(self) -> None:
        """Lock the people first, then the row: for acts that free a place."""
        self.lock_people()
        self.lock()

    def become(self, status: Status) -> None:
        """Take on a status, which settles what was proposed. Call it under the lock."""
        self.status = status
        self.settle()
        self.save(update_fields=self.COURSE)

    def end(self, status: Status, reason: str, by: Membership | None) -> None:
        """End it, which frees the place at once. Call it under all locks."""
        self.end_reason, self.ended_by, self.ended_at = reason, by, timezone.now()
        self.become(status)


def words_of_end(reason: str, *, given_by_reader: bool) -> str:
    """The words of an end's reason; the partner is spared the UNTOLD ones."""
    if reason in UNTOLD and not given_by_reader:
        return gettext("It ended by agreement of the programme")
    return str(EndReason(reason).label) if reason else ""
