"""How long two people plan to work together, and how far they are."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import Cadence
from cairn.mentoring.models.course import Course, Status
from cairn.mentoring.models.pause import Pause
from cairn.mentoring.refusals import Refusal

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

WEEKS_AT_LEAST, WEEKS, WEEKS_AT_MOST = 4, 12, 26
WEEK = timedelta(weeks=1)


class Span(Course):
    """The weeks that are planned. Pauses take nothing away from them: they move the end."""

    planned_weeks = models.PositiveSmallIntegerField(_("planned weeks"), default=WEEKS)
    cadence = models.CharField(
        _("how often we check in"), max_length=12, choices=Cadence, default=Cadence.FORTNIGHTLY
    )

    if TYPE_CHECKING:
        pauses: RelatedManager[Pause]
        rested: timedelta

    SPAN = ("planned_weeks", "cadence")

    class Meta:
        abstract = True

    # Acts

    def plan(self, *, by: Membership, planned_weeks: int, cadence: str = "") -> None:
        """Say how many weeks it is meant to last, and how often the two check in."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_plan(by, planned_weeks))
            self.planned_weeks, self.cadence = planned_weeks, cadence or self.cadence
            self.save(update_fields=self.SPAN)
            self.record("planned", by, weeks=planned_weeks)

    # Rules

    def refusal_to_plan(self, by: Membership, planned_weeks: int = WEEKS) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        fits = WEEKS_AT_LEAST <= planned_weeks <= WEEKS_AT_MOST
        return None if fits else Refusal.OTHER_WEEKS

    # What follows from the fields

    @property
    def running_pause(self) -> Pause | None:
        """The pause that lasts now; a list reads it from prefetched `pauses`."""
        if "rested" in self.__dict__:
            return None
        return next((pause for pause in self.pauses.all() if pause.ended_at is None), None)

    def weeks_gone(self, now: datetime | None = None) -> float:
        """Weeks together until now, or until the end, without pauses."""
        until = self.ended_at or now or timezone.now()
        return max(0.0, (until - self.began_at - self._paused(until)) / WEEK)

    def share_gone(self, now: datetime | None = None) -> float:
        """The part of the planned weeks that is over, from 0 to 1."""
        return min(1.0, self.weeks_gone(now) / self.planned_weeks)

    @property
    def expected_end_on(self) -> date:
        """The reader's day on which the planned weeks are over, moved by all pauses."""
        now = timezone.now()
        days = self.planned_weeks * 7 + self._paused(now).days
        end = timezone.localdate(self.began_at) + timedelta(days=days)
        pause = self.running_pause
        left = pause.until - timezone.localdate(now) if pause else timedelta(0)
        return end + max(timedelta(0), left)

    # Helpers

    def lock(self) -> None:
        """As ever; pauses that were read before are forgotten."""
        super().lock()
        for known in ("_prefetched_objects_cache", "rested"):
            self.__dict__.pop(known, None)

    def end(self, status: Status, reason: str, by: Membership | None) -> None:
        super().end(status, reason, by)
        self.end_pause()

    def end_pause(self) -> None:
        """Nobody pauses any more. Call it under the lock."""
        self.pauses.filter(ended_at=None).update(ended_at=timezone.now())

    def _paused(self, now: datetime) -> timedelta:
        """Up to now; `with_rest` has reckoned it for pairs that do not rest."""
        if "rested" in self.__dict__:
            return self.rested
        return sum((pause.length(now) for pause in self.pauses.all()), timedelta(0))
