"""A series that one has proposed to the other, who answers all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.scheduling.choices import Ending
from cairn.scheduling.models.meeting import Meeting
from cairn.scheduling.models.recurring import Recurring
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.refusals import Refusal


class Answering(Recurring):
    """Its meetings are proposals as long as nobody has answered; one alone can be answered too."""

    class Meta:
        abstract = True

    # Acts

    def agree(self, *, by: Membership) -> None:
        """Agree to all that the other has proposed with this series."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_answer(by))
            for meeting in self.proposed():
                meeting.agree()
                meeting.store()
            self.record("agreed", by)

    def decline(self, *, by: Membership, reason: str = "") -> None:
        """Say no to all that the other has proposed with this series."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_answer(by))
            self._call_off(self.proposed(), Ending.DECLINED, by, reason)
            self.record("declined", by, reason=reason)

    def expire(self) -> None:
        """End a series that was proposed and nobody answered in time."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_expire())
            self._call_off(self.proposed(), Ending.EXPIRED, None)
            self.record("expired", None)

    # Rules

    def refusal_to_answer(self, by: Membership) -> Refusal | None:
        if refusal := Meeting.refusal_to_begin(self.mentorship, by):
            return refusal
        if not (proposed := self.proposed().first()):
            return Refusal.OTHER_STATE
        if proposed.proposed_by_id == by.pk:
            return Refusal.WAITS_FOR_THE_OTHER
        return Refusal.NOT_ANSWERED if proposed.is_overdue(timezone.now()) else None

    def refusal_to_expire(self) -> Refusal | None:
        now = timezone.now()
        is_due = type(self)._default_manager.overdue(now).filter(pk=self.pk).exists()
        return None if is_due else Refusal.NOT_DUE

    # Helpers

    def lock(self) -> dict[int, Timetable]:
        """Take all locks, in the order of everybody, and read the series anew."""
        self.mentorship.lock()
        self.refresh_from_db(fields=["ended_at"])
        return Timetable.lock_all(person.user for person in self.mentorship.people)

    def record(self, participle: str, by: Membership | None, **data: Any) -> None:
        """Write the event `series.<participle>`, which concerns both."""
        self.mentorship.record_for(self, f"series.{participle}", by, **data)

    def _call_off(
        self, meetings: Iterable[Meeting], ending: Ending, by: Membership | None, reason: str = ""
    ) -> None:
        """End the series with these of its meetings. Call it under the locks."""
        for meeting in meetings:
            meeting.end(ending, by, reason)
            meeting.store()
        self.ended_at = timezone.now()
        self.save(update_fields=["ended_at"])
