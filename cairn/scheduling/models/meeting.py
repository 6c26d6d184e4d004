"""A meeting of the two of a mentorship, from a wish to what they say of it afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Ending
from cairn.scheduling.models.appointment import MeetingQuerySet
from cairn.scheduling.models.attendance import Attendance
from cairn.scheduling.models.booking import Booking
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.refusals import Refusal


class Meeting(Booking, Attendance):
    """Two people at one time. Its status, and what may follow it, are in `appointment.py`."""

    objects: ClassVar = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ("starts_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "client_key"], name="one_meeting_for_each_form_that_was_sent"
            ),
            models.UniqueConstraint(
                fields=["series", "series_index"], name="one_meeting_for_each_place_in_a_series"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="a_meeting_starts_before_it_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(status="proposed", expires_at__isnull=False)
                | (~models.Q(status="proposed") & models.Q(expires_at=None)),
                name="only_a_proposal_expires",
            ),
            models.CheckConstraint(
                condition=models.Q(status="cancelled") & ~models.Q(ending="")
                | (~models.Q(status="cancelled") & models.Q(ending="")),
                name="a_cancelled_meeting_says_how_it_ended",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["mentorship", "starts_at"], name="meeting_of_pair"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(status="proposed"),
                name="meeting_proposed",
            ),
            models.Index(
                fields=["starts_at"], condition=models.Q(status="confirmed"), name="meeting_due"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} in mentorship {self.mentorship_id} (meeting {self.pk})"

    # Acts

    def edit(self, *, by: Membership, version: int, **values: Any) -> None:
        """Change fields that are listed in EDITABLE; `version` is the one that was read."""
        with transaction.atomic():
            self.lock_row()
            refuse_if(self.refusal_to_edit(by, version))
            for name in self.EDITABLE:
                setattr(self, name, values.get(name, getattr(self, name)))
            self.ical_sequence += self.is_confirmed
            self.keep("edited", by)

    def cancel(self, *, by: Membership, reason: str = "") -> None:
        """Call off what was agreed. Nobody is ever held in a meeting."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_cancel(by))
            self.is_late_change = self.is_late
            self.end(Ending.CANCELLED, by, reason)
            self.keep("cancelled", by)

    @classmethod
    def call_off(
        cls, pairs: Iterable[Mentorship], *, ending: Ending, before: datetime | None = None
    ) -> None:
        """Cancel what is still to come of these mentorships, as a consequence of something else.

        All locks are taken before the first event, since others wait from there on.
        """
        with transaction.atomic():
            for pair in (in_order := sorted(pairs, key=lambda pair: pair.pk)):
                pair.lock()
            coming = cls.objects.filter(mentorship__in=in_order, starts_at__gt=timezone.now())
            early = coming.filter(starts_at__lt=before) if before else coming
            meetings = list(early.standing().with_people())
            Timetable.lock_all({user for meeting in meetings for user in meeting.users})
            for meeting in meetings:
                meeting.end(ending, None)
            for meeting in meetings:
                meeting.keep("cancelled", None)

    # Rules

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        """Without a version: whether the page may offer to edit at all."""
        if refusal := self.refusal_to_belong(by):
            return refusal
        if not self.stands:
            return Refusal.OTHER_STATE
        return None if version in (None, self.version) else Refusal.CHANGED

    def refusal_to_cancel(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_belong(by):
            return refusal
        return None if self.is_confirmed and self.stands else Refusal.OTHER_STATE
