"""Whether the two met: each may say so for a week, and what they say decides."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.claims import Claims
from cairn.scheduling.models.participant import Account
from cairn.scheduling.refusals import Refusal

ASKED_AFTER = timedelta(minutes=10)
ASKED_WITHIN = timedelta(days=2)  # a worker that slept for longer asks nobody


class Attendance(Claims):
    """A meeting that has begun, as its two people tell of it."""

    class Meta:
        abstract = True

    # Acts

    def ask(self) -> None:
        """Ask both whether they met, once, shortly after the end."""
        with transaction.atomic():
            self.lock_row()
            refuse_if(self.refusal_to_ask())
            self.asked_at = timezone.now()
            self.keep("asked", None)

    def mark(self, account: str, *, by: Membership) -> None:
        """Say how it was. One word that they met counts as long as the other does not deny it."""
        with transaction.atomic():
            self.lock_row()
            refuse_if(self.refusal_to_mark(by))
            self.participants.filter(user=by.user_id).update(account=Account(account))
            self.status = self._status_told()
            held, open_still = self.status == Status.HELD, self.status == Status.CONFIRMED
            self.keep("held" if held else "questioned" if open_still else "missed", by)

    # Rules

    def refusal_to_ask(self) -> Refusal | None:
        now = timezone.now()
        due = self.ends_at + ASKED_AFTER <= now < self.ends_at + ASKED_WITHIN
        return None if due and self.is_confirmed and not self.asked_at else Refusal.NOT_DUE

    def refusal_to_mark(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_belong(by):
            return refusal
        now = timezone.now()
        if self.status not in (Status.CONFIRMED, Status.HELD, Status.MISSED):
            return Refusal.OTHER_STATE
        if now < self.ends_at:
            return Refusal.NOT_OVER
        return None if self.may_be_marked(now) else Refusal.WEEK_OVER

    # What follows from the rows

    @property
    def accounts(self) -> dict[int, Account]:
        """What has been said, by the id of who said it."""
        rows = self.participants.all()
        return {row.user_id: Account(row.account) for row in rows if row.account}

    @property
    def is_questioned(self) -> bool:
        """Whether one says that they met, and the other that they did not."""
        return len({account.says_they_met for account in self.accounts.values()}) > 1

    # Helpers

    def _status_told(self) -> Status:
        """What all that was said comes to; they contradict each other, and it stays open."""
        told = {account.says_they_met for account in self.accounts.values()}
        if told == {True}:
            return Status.HELD
        return Status.MISSED if told == {False} else Status.CONFIRMED
