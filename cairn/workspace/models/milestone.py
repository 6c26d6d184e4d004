"""A stone on the way: what is to be done by which week."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace import progress
from cairn.workspace.models.piece import Piece
from cairn.workspace.models.placed import Placed, PlacedQuerySet
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.snapshot import Snapshot
from cairn.workspace.outline import TITLE_AT_MOST, WEEKS, Step
from cairn.workspace.refusals import Refusal


class Status(models.TextChoices):
    NOT_STARTED = "not_started", _("Not Started")
    IN_PROGRESS = "in_progress", _("In Progress")
    COMPLETED = "completed", _("Completed")


class Weight(models.IntegerChoices):
    USUAL = 1, _("As much as others")
    DOUBLE = 2, _("Twice as much")
    TRIPLE = 3, _("Three times as much")


NEXT = {
    Status.NOT_STARTED: {Status.IN_PROGRESS, Status.COMPLETED},
    Status.IN_PROGRESS: {Status.NOT_STARTED, Status.COMPLETED},
    Status.COMPLETED: {Status.IN_PROGRESS},
}


class MilestoneQuerySet(PlacedQuerySet):
    def with_items(self) -> Self:
        """Adds how many action items each has, and how many of them are done."""
        ticked = models.Q(action_items__done_at__isnull=False)
        return self.annotate(
            items=models.Count("action_items"),
            items_done=models.Count("action_items", filter=ticked),
        )


class Milestone(Placed):
    """Planned for a week or for a day. A removed one keeps its words, and can be put back."""

    title = models.CharField(_("milestone"), max_length=TITLE_AT_MOST)
    weight = models.PositiveSmallIntegerField(
        _("how much it counts"), choices=Weight, default=Weight.USUAL
    )
    goal = models.ForeignKey(
        SharedGoal, models.SET_NULL, null=True, blank=True, related_name="milestones"
    )
    notes = models.TextField(_("notes"), max_length=4000, blank=True)
    status = models.CharField(max_length=12, choices=Status, default=Status.NOT_STARTED)
    completed_at = models.DateTimeField(null=True)
    completed_by = models.ForeignKey(Membership, models.SET_NULL, null=True, related_name="+")

    NAME = "milestone"
    EDITABLE = ("title", "week", "due_on", "weight", "goal", "notes")
    AT_MOST = 60

    items: int  # by with_items
    items_done: int  # by with_items

    objects: ClassVar = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ("place", "pk")
        constraints: ClassVar = [
            *Placed.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(status="completed", completed_at__isnull=False)
                | (~models.Q(status="completed") & models.Q(completed_at=None)),
                name="a_milestone_knows_when_it_was_completed",
            ),
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (milestone {self.pk})"

    # Acts

    @classmethod
    def lay_out(
        cls, pair: Mentorship, *, by: Membership, steps: Iterable[Step], later: int = 0
    ) -> list[Milestone]:
        """Add the steps of an outline, so many weeks later than it says."""
        with transaction.atomic():
            pair.lock()
            Snapshot.before_change(pair)
            first = cls(mentorship=pair, author=by)
            steps = [step.later(later) for step in steps]
            refuse_if(first.refusal_to_lay_out(by, steps))
            place = first.next_place()
            laid = cls.objects.bulk_create(
                cls(mentorship=pair, author=by, place=place + number, **step._asdict())
                for number, step in enumerate(steps)
            )
            laid[0].record("laid_out", by, milestones=len(laid))
        return laid

    def start(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._turn(Status.IN_PROGRESS, by)
            self.keep("started", by)

    def put_off(self, *, by: Membership) -> None:
        """It was not started after all."""
        with transaction.atomic():
            self._turn(Status.NOT_STARTED, by)
            self.keep("put_off", by)

    def complete(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._turn(Status.COMPLETED, by)
            self.completed_at, self.completed_by = timezone.now(), by
            self.keep("completed", by)

    def reopen(self, *, by: Membership) -> None:
        """There is more to do than it seemed."""
        with transaction.atomic():
            self._turn(Status.IN_PROGRESS, by)
            self.keep("reopened", by)

    def remove(self, *, by: Membership) -> None:
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_remove(by))
            Snapshot.before_change(self.mentorship)
            self.removed_at = timezone.now()
            self.keep("removed", by)

    def put_back(self, *, by: Membership) -> None:
        """Into the week that it was removed from."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_put_back(by))
            Snapshot.before_change(self.mentorship)
            self.removed_at = None
            self.keep("put_back", by)

    # Rules

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        return self.refusal_to_work(by) or self._refusal_for_room(1)

    def refusal_to_hold(self) -> Refusal | None:
        if self.goal and self.goal.mentorship_id != self.mentorship_id:
            return Refusal.NOT_OF_THIS_PAIR
        return super().refusal_to_hold()

    def refusal_to_lay_out(self, by: Membership, steps: list[Step]) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        if not steps:
            return Refusal.NO_SUCH_STEP
        if any(step.week not in WEEKS for step in steps):
            return Refusal.BEYOND_THE_WEEKS
        return self._refusal_for_room(len(steps))

    def refusal_to_turn(self, status: Status, by: Membership) -> Refusal | None:
        """Why it cannot take that state now."""
        if refusal := self.refusal_to_work(by):
            return refusal
        return None if status in NEXT[Status(self.status)] else Refusal.OTHER_STATE

    def refusal_to_put_back(self, by: Membership) -> Refusal | None:
        """The others look at what stands, this one at what was removed."""
        if refusal := Piece.refusal_to_work(self, by):
            return refusal
        return Refusal.OTHER_STATE if self.stands else self._refusal_for_room(1)

    def _refusal_for_room(self, more: int) -> Refusal | None:
        kept = Milestone.objects.of(self.mentorship).standing().count()
        return Refusal.TOO_MANY if kept + more > self.AT_MOST else None

    # What follows from the fields

    @property
    def is_completed(self) -> bool:
        return self.status == Status.COMPLETED

    @property
    def share(self) -> Fraction:
        """How much of it is done, 0 to 1; after `with_items`."""
        if self.status == Status.IN_PROGRESS:
            return progress.share_in_progress(self.items_done, self.items)
        return Fraction(self.is_completed)

    # Helpers

    def _turn(self, status: Status, by: Membership) -> None:
        self.lock()
        refuse_if(self.refusal_to_turn(status, by))
        self.status, self.completed_at, self.completed_by = status, None, None

    def _take(self, values: dict[str, Any]) -> None:
        """What changes the plan itself keeps a picture of how it was."""
        if self._state.adding or values.get("weight", self.weight) != self.weight:
            Snapshot.before_change(self.mentorship)
        super()._take(values)
