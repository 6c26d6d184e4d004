"""A mentorship: two people who work together, from an accepted request to an ending."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import Cadence, Commitment, EndReason
from cairn.mentoring.models.course import Status
from cairn.mentoring.models.endnote import EndNote
from cairn.mentoring.models.pause import ALONE, AT_MOST, Pause
from cairn.mentoring.models.proposal import Aim
from cairn.mentoring.models.silence import Silence, WakefulQuerySet
from cairn.mentoring.models.span import WEEKS_AT_LEAST, WEEKS_AT_MOST
from cairn.mentoring.refusals import Refusal

if TYPE_CHECKING:
    from cairn.mentoring.models.request import Request


class MentorshipQuerySet(WakefulQuerySet):
    def completed(self) -> Self:
        return self.filter(status=Status.COMPLETED)


class Mentorship(Silence):
    """One mentor, one mentee, one topic."""

    topic = models.CharField(max_length=200)

    LOCKED = (*Silence.COURSE, *Silence.SPAN, *Silence.SILENCE)

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
                condition=models.Q(status__in=["active", "paused"], ended_at=None)
                | models.Q(status__in=["completed", "cancelled"], ended_at__isnull=False),
                name="a_mentorship_is_open_until_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    planned_weeks__gte=WEEKS_AT_LEAST, planned_weeks__lte=WEEKS_AT_MOST
                ),
                name="a_mentorship_is_planned_for_a_month_to_half_a_year",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["moved_at"], condition=models.Q(ended_at=None), name="mentorship_silence"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mentor_id} with {self.mentee_id} (mentorship {self.pk})"

    # Acts

    @classmethod
    def begin(cls, request: Request) -> Mentorship:
        """Begin from an accepted request; `Request.accept` calls it under its locks."""
        short = request.minutes == Commitment.QUARTER
        pair = cls.objects.create(
            mentor=request.mentor,
            mentee=request.mentee,
            topic=request.need,
            cadence=Cadence.MONTHLY if short else Cadence.FORTNIGHTLY,
        )
        pair.record("begun", request.mentor.membership)
        return pair

    def pause(self, *, by: Membership, until: date, reason: str) -> None:
        """Rest until a day, or give a running pause another end.

        More than ALONE needs both: the first one proposes, the other agrees by pausing until
        the same day, or an earlier one.
        """
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_pause(by, until))
            words = {"until": until.isoformat(), "reason": reason}
            if self.pause_needs_both(by, until):
                self.propose(Aim.PAUSE, by, reason, until)
                self.record("pause_proposed", by, **words)
            else:
                self.become(Status.PAUSED)
                Pause.keep(self, by, until, reason)
                self.record("paused", by, **words)

    def resume(self, *, by: Membership) -> None:
        """Go on after a pause, also before its end."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_resume(by))
            self.become(Status.ACTIVE)
            self.end_pause()
            self.record("resumed", by)

    def finish(self, *, by: Membership, reason: str = EndReason.REACHED, note: str = "") -> None:
        """End well: the first one proposes it with a reason of FINISHING, the other agrees.

        Whose partner has left the community needs no agreement.
        """
        with transaction.atomic():
            self.lock_all()
            refuse_if(self.refusal_to_finish(by))
            EndNote.keep(self, note, by)
            if self.is_asked(by, Aim.FINISH) or not self.partner_of(by).is_active:
                self.end(Status.COMPLETED, self.proposed_reason or reason, by)
                self.record("completed", by, reason=self.end_reason)
            else:
                self.propose(Aim.FINISH, by, reason)
                self.record("finish_proposed", by, reason=reason)

    def go_on(self, *, by: Membership) -> None:
        """Go on together: whatever was proposed or offered is off the table."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_work(by))
            self.settle()
            self.save(update_fields=self.PROPOSAL)
            self.record("gone_on", by)

    def cancel(self, *, by: Membership, reason: str, note: str = "") -> None:
        """End early, at once, from either side; `reason` is one of CANCELLING."""
        with transaction.atomic():
            self.lock_all()
            refuse_if(self.refusal_to_cancel(by))
            EndNote.keep(self, note, by)
            self.end(Status.CANCELLED, reason, by)
            self.record("cancelled", by, reason=reason)

    def lapse(self) -> None:
        """Complete what one has proposed to finish and the other left unanswered."""
        with transaction.atomic():
            self.lock_all()
            refuse_if(self.refusal_to_lapse())
            self.end(Status.COMPLETED, self.proposed_reason, None)
            self.record("lapsed", None, reason=self.end_reason)

    # Rules

    def refusal_to_pause(self, by: Membership, until: date | None = None) -> Refusal | None:
        """Without a day: whether the page may offer it at all."""
        if refusal := self.refusal_to_become(Status.PAUSED, by):
            return refusal
        rest = until - timezone.localdate() if until else ALONE
        if rest <= timedelta(0):
            return Refusal.PAUSE_IN_THE_PAST
        return Refusal.PAUSE_TOO_LONG if rest > AT_MOST else None

    def refusal_to_resume(self, by: Membership) -> Refusal | None:
        return self.refusal_to_become(Status.ACTIVE, by)

    def refusal_to_finish(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_become(Status.COMPLETED, by):
            return refusal
        waits = self.has_proposed(by, Aim.FINISH) and self.partner_of(by).is_active
        return Refusal.WAITS_FOR_THE_OTHER if waits else None

    def refusal_to_cancel(self, by: Membership) -> Refusal | None:
        return self.refusal_to_become(Status.CANCELLED, by)

    def refusal_to_lapse(self) -> Refusal | None:
        if refusal := self.refusal_to_become(Status.COMPLETED):
            return refusal
        now = timezone.now()
        is_due = self.is_finish_proposed and (self.answer_until or now) <= now
        return None if is_due else Refusal.NOT_DUE

    def pause_needs_both(self, by: Membership, until: date) -> bool:
        """Whether it is too long for one to decide, and the other has not proposed as much."""
        if self.is_asked(by, Aim.PAUSE) and until <= (self.proposed_until or until):
            return False
        pause = self.running_pause
        since = timezone.localdate(pause.began_at) if pause else timezone.localdate()
        return until - since > ALONE

    # Helpers

    def record_for(self, noun: models.Model, kind: str, by: Membership | None, **data: Any) -> None:
        """As of every pair; whatever one of the two does is a sign that they are there."""
        if by:
            self.note_movement()
        super().record_for(noun, kind, by, **data)
