"""How two people come to a meeting: at once, or by a proposal that the other one answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.communities.models import Status as Standing
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Ending
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.claims import Claims
from cairn.scheduling.refusals import Refusal

ANSWER_WITHIN = timedelta(hours=48)
ANSWER_BEFORE = timedelta(hours=1)


class Booking(Claims):
    """Agreed at once where the other has published the hours, otherwise proposed to them.

    A proposal holds the time of both until it is answered, for two days at most.
    """

    class Meta:
        abstract = True

    # Acts

    @classmethod
    def book(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        starts_at: datetime,
        minutes: int,
        client_key: UUID | None = None,
        asks: bool = False,
        **details: Any,
    ) -> Self:
        """Meet at a time that the other has offered, or propose another one to them.

        `client_key` is the form's: sent twice it books once. With `asks` the other is asked in any
        case. `details` are the fields of EDITABLE.
        """
        with transaction.atomic():
            pair.lock()
            key = client_key or uuid4()
            known = cls._default_manager.filter(mentorship=pair, client_key=key).first()
            if known:
                return known
            refuse_if(cls.refusal_to_begin(pair, by))
            meeting = cls(mentorship=pair, client_key=key, **details)
            meeting.lock_people()
            meeting._settle_on(starts_at, minutes, by, asks=asks)
            meeting.hold()
            meeting.record("proposed" if meeting.is_proposed else "booked", by)
        return meeting

    def confirm(self, *, by: Membership) -> None:
        """Agree to what the other has proposed."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_confirm(by))
            self.agree()
            self.keep("confirmed", by)

    def decline(self, *, by: Membership, reason: str = "") -> None:
        """Say no to what the other has proposed."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_decline(by))
            self.end(Ending.DECLINED, by, reason)
            self.keep("declined", by)

    def withdraw(self, *, by: Membership) -> None:
        """Take one's own proposal back."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_withdraw(by))
            self.end(Ending.WITHDRAWN, by)
            self.keep("withdrawn", by)

    def expire(self) -> None:
        """End a proposal that nobody answered in time."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_expire())
            self.end(Ending.EXPIRED, None)
            self.keep("expired", None)

    def move(
        self,
        *,
        by: Membership,
        starts_at: datetime,
        minutes: int | None = None,
        reason: str = "",
        asks: bool = False,
    ) -> None:
        """Take another time: agreed or proposed as in `book`; a late change needs a reason.

        The other's proposal is answered by this with one of one's own.
        """
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_move(by, reason))
            was, late = self.starts_at, self.is_late
            self.moved_count += self.is_confirmed
            self._settle_on(starts_at, minutes or self.minutes, by, asks=asks)
            self._claim()
            self.is_late_change, self.reason, self.asked_at = late, reason, None
            self.series_day = None
            self.ical_sequence += 1
            self.keep("proposed" if self.is_proposed else "moved", by, was=was.isoformat())

    # Rules

    @classmethod
    def refusal_to_begin(cls, pair: Mentorship, by: Membership) -> Refusal | None:
        """Why the two cannot agree on any meeting now."""
        if by.pk not in (person.pk for person in pair.people):
            return Refusal.NOT_A_PARTNER
        if pair.ended_at:
            return Refusal.ENDED
        if pair.is_paused:
            return Refusal.PAUSED
        people = Membership.objects.filter(pk__in=[person.pk for person in pair.people])
        here = people.filter(status=Standing.ACTIVE).count()
        return None if here == len(pair.people) else Refusal.SOMEBODY_LEFT

    def refusal_to_confirm(self, by: Membership) -> Refusal | None:
        if refusal := self._refusal_to_answer(by):
            return refusal
        return Refusal.ENDED if self.mentorship.ended_at else None

    def refusal_to_decline(self, by: Membership) -> Refusal | None:
        return self._refusal_to_answer(by)

    def refusal_to_withdraw(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_belong(by):
            return refusal
        if not self.is_proposed:
            return Refusal.OTHER_STATE
        return None if self.proposed_by_id == by.pk else Refusal.NOT_YOUR_PROPOSAL

    def refusal_to_expire(self) -> Refusal | None:
        return None if self.is_overdue(timezone.now()) else Refusal.NOT_DUE

    def refusal_to_move(self, by: Membership, reason: str | None = None) -> Refusal | None:
        """Without a reason at all: whether the page may offer it."""
        if refusal := self.refusal_to_begin(self.mentorship, by):
            return refusal
        if not self.stands or self.starts_at <= timezone.now():
            return Refusal.OTHER_STATE
        if self.is_overdue(timezone.now()):
            return Refusal.NOT_ANSWERED
        return Refusal.REASON_NEEDED if self.is_late and reason == "" else None

    def _refusal_to_answer(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_belong(by):
            return refusal
        if not self.is_proposed:
            return Refusal.OTHER_STATE
        if self.proposed_by_id == by.pk:
            return Refusal.WAITS_FOR_THE_OTHER
        return Refusal.NOT_ANSWERED if self.is_overdue(timezone.now()) else None

    # Helpers

    def hold(self) -> None:
        """Store it with the time of both; the caller tells. Under the locks."""
        self.save()
        self._claim()

    def agree(self) -> None:
        """Take a yes for an answer; the caller keeps it. Under the locks."""
        self.status, self.expires_at = Status.CONFIRMED, None
        self.ical_sequence += bool(self.ical_sequence)

    def end(self, ending: Ending, by: Membership | None, reason: str = "") -> None:
        """Cancel it, which frees the time of both at once; the caller keeps it. Under the locks."""
        self.status, self.ending, self.expires_at = Status.CANCELLED, ending, None
        self.cancelled_by, self.reason = by, reason
        self.ical_sequence += 1
        self.release()

    def _settle_on(self, starts_at: datetime, minutes: int, by: Membership, *, asks: bool) -> None:
        """Take on a time and the status that it gives, or refuse it. Call it under the locks."""
        self.starts_at, self.ends_at = starts_at, starts_at + timedelta(minutes=minutes)
        refuse_if(self.refusal_to_take_time())
        if not asks and self.is_offered_to(by):
            self.status, self.proposed_by, self.expires_at = Status.CONFIRMED, None, None
            return
        refuse_if(self.refusal_to_be_proposed())
        self.status, self.proposed_by = Status.PROPOSED, by
        self.expires_at = min(timezone.now() + ANSWER_WITHIN, starts_at - ANSWER_BEFORE)
