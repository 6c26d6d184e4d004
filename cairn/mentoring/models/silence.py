"""How long two people have been silent: nobody stays in a mentorship that has fallen asleep."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Self

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import EndReason
from cairn.mentoring.models.course import Status
from cairn.mentoring.models.pair import PairQuerySet
from cairn.mentoring.models.pause import Pause
from cairn.mentoring.models.proposal import ANSWER_WITHIN, Aim
from cairn.mentoring.models.span import Span
from cairn.mentoring.refusals import Refusal

OFFER_AFTER = timedelta(days=42)
FADES_AFTER = timedelta(days=21)


class WakefulQuerySet(PairQuerySet):
    def open(self) -> Self:
        return self.filter(ended_at=None)

    def to_lapse(self, now: datetime) -> Self:
        """Those whose proposal to finish was left unanswered."""
        return self.open().filter(proposal=Aim.FINISH, proposed_at__lte=now - ANSWER_WITHIN)

    def to_offer(self, now: datetime) -> Self:
        """Those that have been silent for so long that closing is offered; pauses aside."""
        since = now - OFFER_AFTER
        resting = Pause.objects.running().filter(mentorship=models.OuterRef("pk"))
        silent = self.open().filter(moved_at__lte=since, offered_at=None)
        silent = silent.exclude(proposal=Aim.FINISH)
        return silent.exclude(models.Exists(resting.filter(until__gt=since.date())))

    def to_fade(self, now: datetime) -> Self:
        """Those that nobody spoke up for after closing was offered."""
        return self.open().filter(offered_at__lte=now - FADES_AFTER)

    def with_rest(self) -> Self:
        """Adds `rested`: how long all pauses lasted, for lists of pairs that do not rest now.

        Such a list reads no `pauses`.
        """
        lasted = models.Sum(models.F("ended_at") - models.F("began_at"))
        ended = Pause.objects.filter(mentorship=models.OuterRef("pk"), ended_at__isnull=False)
        sums = ended.order_by().values("mentorship").annotate(lasted=lasted).values("lasted")
        field = models.DurationField()
        return self.annotate(
            rested=Coalesce(models.Subquery(sums), timedelta(0), output_field=field)
        )


class Silence(Span):
    """When one of the two last did anything here, and when closing was offered since."""

    moved_at = models.DateTimeField(default=timezone.now, editable=False)
    offered_at = models.DateTimeField(null=True, editable=False)

    SILENCE = ("moved_at", "offered_at")

    class Meta:
        abstract = True

    # Acts

    def offer_to_close(self) -> None:
        """Offer two people who have been silent for long to close kindly."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_offer_to_close())
            self.offered_at = timezone.now()
            self.save(update_fields=["offered_at"])
            self.record("closing_offered", None)

    def fade(self) -> None:
        """Complete a mentorship for which nobody spoke up after closing was offered."""
        with transaction.atomic():
            self.lock_all()
            refuse_if(self.refusal_to_fade())
            self.end(Status.COMPLETED, EndReason.TIME_OVER, None)
            self.record("faded", None, reason=self.end_reason)

    # Rules

    def refusal_to_offer_to_close(self) -> Refusal | None:
        if refusal := self.refusal_to_become(Status.COMPLETED):
            return refusal
        silent = timezone.now() - self.silent_since >= OFFER_AFTER
        is_due = silent and not self.offered_at and not self.is_finish_proposed
        return None if is_due else Refusal.NOT_DUE

    def refusal_to_fade(self) -> Refusal | None:
        if refusal := self.refusal_to_become(Status.COMPLETED):
            return refusal
        is_due = self.fades_at is not None and self.fades_at <= timezone.now()
        return None if is_due else Refusal.NOT_DUE

    # What follows from the fields

    @property
    def silent_since(self) -> datetime:
        """The last sign of either of the two; the planned days of a pause are no silence."""
        pause = self.running_pause
        rest = datetime.combine(pause.until, time.min, UTC) if pause else self.moved_at
        return max(self.moved_at, rest)

    @property
    def fades_at(self) -> datetime | None:
        """When it ends by itself if nobody speaks up; None while nothing was offered."""
        return self.offered_at + FADES_AFTER if self.offered_at else None

    # Helpers

    def note_movement(self) -> None:
        """One of the two is there. Call it in the transaction of what they did."""
        self.moved_at, self.offered_at = timezone.now(), None
        self.save(update_fields=self.SILENCE)
