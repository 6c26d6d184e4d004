"""What one of the two has proposed and the other has not answered: to finish, or a long pause."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership

ANSWER_WITHIN = timedelta(days=7)


class Aim(models.TextChoices):
    FINISH = "finish", _("to finish")
    PAUSE = "pause", _("a long pause")


class Proposal(models.Model):
    """At most one proposal; the pair's lock guards it. Every change of status settles it."""

    proposal = models.CharField(max_length=8, choices=Aim, blank=True)
    proposed_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    proposed_reason = models.CharField(max_length=12, blank=True)
    proposed_until = models.DateField(null=True)

    PROPOSAL = ("proposal", "proposed_by", "proposed_at", "proposed_reason", "proposed_until")

    class Meta:
        abstract = True

    @property
    def is_finish_proposed(self) -> bool:
        return self.proposal == Aim.FINISH

    @property
    def is_pause_proposed(self) -> bool:
        return self.proposal == Aim.PAUSE

    @property
    def answer_until(self) -> datetime | None:
        """When a proposal to finish is taken as agreed."""
        return self.proposed_at + ANSWER_WITHIN if self.proposed_at else None

    def has_proposed(self, member: Membership, aim: Aim) -> bool:
        return self.proposal == aim and self.proposed_by_id == member.pk

    def is_asked(self, member: Membership, aim: Aim) -> bool:
        """Whether the other one has proposed it to this member."""
        return self.proposal == aim and self.proposed_by_id != member.pk

    def propose(self, aim: Aim, by: Membership, reason: str, until: date | None = None) -> None:
        """Set the proposal, in place of another one. Call it under the lock."""
        self.proposal, self.proposed_by, self.proposed_at = aim, by, timezone.now()
        self.proposed_reason, self.proposed_until = reason, until
        self.save(update_fields=self.PROPOSAL)

    def settle(self) -> None:
        """There is no proposal any more; the caller saves PROPOSAL."""
        self.proposal = self.proposed_reason = ""
        self.proposed_by = self.proposed_at = self.proposed_until = None
