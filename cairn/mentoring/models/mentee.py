"""A member as a mentee: what they seek."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, NamedTuple

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models.side import Side
from cairn.mentoring.refusals import Refusal

A_DAY = timedelta(days=1)
A_DAY_AT_MOST = 5


class Sent(NamedTuple):
    """Requests of a mentee: which mentors they wait for, and how many were sent within a day."""

    pending: frozenset[int]
    of_a_day: int


class Mentee(Side):
    """A member's wish for a mentor."""

    seeking = models.BooleanField(_("Seeking Mentor"), default=False)
    hopes = models.TextField(_("what I hope for"), max_length=1000, blank=True)

    objects: ClassVar = models.Manager()

    EDITABLE = ("seeking", "minutes", "formats", "hopes")
    LOCKED = EDITABLE

    def __str__(self) -> str:
        return f"of membership {self.membership_id} (mentee {self.pk})"

    # Acts

    def seek(self, *, by: Membership, **values: Any) -> None:
        """Change the preferences that are listed in EDITABLE."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_change(by))
            self._change(values)
            self.save(update_fields=self.EDITABLE)
            self._record("mentee.sought", by)

    # Rules

    def refusal_to_ask(self, sent: Sent) -> Refusal | None:
        """Why this person can send no further request now, whoever the mentor is."""
        if len(sent.pending) >= self.membership.community.requests_at_once:
            return Refusal.TOO_MANY_PENDING
        if sent.of_a_day >= A_DAY_AT_MOST:
            return Refusal.TOO_MANY_TODAY
        return Refusal.ENOUGH_MENTORS if self.refusal_for_room() else None

    def refusal_for_room(self) -> Refusal | None:
        """Why this person can have no further mentor now."""
        limit = self.membership.community.mentors_at_once
        return Refusal.MENTEE_FULL if self.count_open_pairs() >= limit else None

    # What follows from the fields

    def sent(self) -> Sent:
        """What their requests say for the rules that limit them, in one query."""
        if not self.pk:
            return Sent(frozenset(), 0)
        since = timezone.now() - A_DAY
        counted = models.Q(status="pending") | models.Q(sent_at__gt=since)
        rows = self.requests.filter(counted).order_by().values_list("mentor", "status", "sent_at")
        pending = frozenset(mentor for mentor, status, _ in rows if status == "pending")
        return Sent(pending, sum(sent_at > since for *_, sent_at in rows))
