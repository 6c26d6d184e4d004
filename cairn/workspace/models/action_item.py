"""What one of the two has said that they will do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.scheduling.models import Meeting
from cairn.workspace.days import in_reach
from cairn.workspace.models.milestone import Milestone
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.refusals import Refusal

A_WEEK = timedelta(days=7)


class ActionItemQuerySet(PieceQuerySet):
    def open(self) -> Self:
        """Still to be done, in mentorships that go on."""
        return self.filter(done_at=None, mentorship__ended_at=None)

    def done(self) -> Self:
        return self.filter(done_at__isnull=False)

    def owned_by(self, member: Membership) -> Self:
        return self.filter(owner=member)

    def open_or_of(self, meeting: Meeting) -> Self:
        """What the two have before them, and all that they agreed on at a meeting, done or not."""
        before_them = models.Q(done_at=None, mentorship__ended_at=None)
        return self.filter(before_them | models.Q(meeting=meeting))

    def overdue(self, today: date) -> Self:
        return self.filter(done_at=None, due_on__lt=today)

    def soonest_first(self) -> Self:
        return self.order_by(models.F("due_on").asc(nulls_last=True), "pk")


class ActionItem(Piece):
    """A small thing to do, by the mentor or by the mentee, perhaps by a day."""

    text = models.CharField(_("what to do"), max_length=200)
    owner = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    due_on = models.DateField(_("by when"), null=True, blank=True, validators=[in_reach])
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, editable=False, related_name="action_items"
    )
    done_at = models.DateTimeField(null=True)
    carried_over = models.PositiveSmallIntegerField(default=0)

    NAME = "action_item"
    EDITABLE = ("text", "owner", "due_on", "milestone")

    objects: ClassVar = ActionItemQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        indexes: ClassVar = [
            models.Index(
                fields=["owner", "due_on"],
                condition=models.Q(done_at=None),
                name="action_item_open",
            )
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (action item {self.pk})"

    # Acts

    def tick(self, *, by: Membership) -> None:
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_tick(by))
            self.done_at = timezone.now()
            self.keep("ticked", by)

    def untick(self, *, by: Membership) -> None:
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_untick(by))
            self.done_at = None
            self.keep("unticked", by)

    def carry_over(self, *, by: Membership) -> None:
        """Give it another week, from today or from a later day that it had."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_tick(by))
            today = timezone.localdate()
            self.due_on = max(self.due_on or today, today) + A_WEEK
            self.carried_over += 1
            self.keep("carried_over", by)

    # Rules

    def refusal_to_tick(self, by: Membership) -> Refusal | None:
        """Why it cannot be done, or carried over, now."""
        if refusal := self.refusal_to_work(by):
            return refusal
        return Refusal.OTHER_STATE if self.done_at else None

    def refusal_to_untick(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        return None if self.done_at else Refusal.OTHER_STATE

    def refusal_to_hold(self) -> Refusal | None:
        if self.owner_id not in (person.pk for person in self.mentorship.people):
            return Refusal.NOT_OF_THIS_PAIR
        belonging = (self.milestone, self.meeting)
        is_foreign = any(one and one.mentorship_id != self.mentorship_id for one in belonging)
        return Refusal.NOT_OF_THIS_PAIR if is_foreign else None

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        """Where it was agreed on is said once, with the rest."""
        super()._take(values)
        self.meeting = values.get("meeting", self.meeting)

    # What follows from the fields

    def is_overdue(self, today: date) -> bool:
        return self.done_at is None and self.due_on is not None and self.due_on < today
