"""What every piece that stands in a week has in common: a week or a day, and a place in it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.workspace.days import in_reach
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.outline import WEEKS
from cairn.workspace.refusals import Refusal
from cairn.workspace.weeks import Weeks


class PlacedQuerySet(PieceQuerySet):
    def standing(self) -> Self:
        """Without those that were removed."""
        return self.filter(removed_at=None)


class Placed(Piece):
    """Planned for a week or for a day, before or after others of that week."""

    week = models.PositiveSmallIntegerField(
        _("in week"),
        null=True,
        blank=True,
        validators=[MinValueValidator(WEEKS[0]), MaxValueValidator(WEEKS[-1])],
    )
    due_on = models.DateField(_("or by a day"), null=True, blank=True, validators=[in_reach])
    place = models.IntegerField(default=0, editable=False)
    removed_at = models.DateTimeField(null=True)

    objects: ClassVar = PlacedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ("place", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(week__isnull=True) ^ models.Q(due_on__isnull=True),
                name="a_%(class)s_has_a_week_or_a_day",
            )
        ]

    # Acts

    def move(self, *, by: Membership, up: bool) -> None:
        """Past its neighbour of the same week; without one, into the week before or after."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_move(by, up=up))
            if neighbour := self._neighbour(up=up):
                self.place, neighbour.place = neighbour.place, self.place
                neighbour.save(update_fields=["place"])
            else:
                self.week = (self.week or 0) + (-1 if up else 1)
                self.place = self.next_place() if up else self._first_place()
            self.keep("moved", by)

    # Rules

    def refusal_to_work(self, by: Membership) -> Refusal | None:
        return super().refusal_to_work(by) or (None if self.stands else Refusal.GONE)

    def refusal_to_hold(self) -> Refusal | None:
        both_or_none = (self.week is None) == (self.due_on is None)
        return Refusal.WEEK_OR_DAY if both_or_none else None

    def refusal_to_move(self, by: Membership, *, up: bool) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        if self._neighbour(up=up):
            return None
        if self.week is None:
            return Refusal.HAS_A_DAY
        at_the_edge = self.week == (WEEKS[0] if up else WEEKS[-1])
        return Refusal.AT_THE_EDGE if at_the_edge else None

    # What follows from the fields

    @property
    def stands(self) -> bool:
        return self.removed_at is None

    def day_in(self, weeks: Weeks) -> date:
        """The day by which it is planned."""
        return self.due_on or weeks.end_of(self.week or 1)

    def week_in(self, weeks: Weeks) -> int:
        return self.week or weeks.week_of(self.day_in(weeks))

    # Helpers

    def next_place(self) -> int:
        """Behind all others."""
        places = type(self).objects.of(self.mentorship)
        return (places.aggregate(last=models.Max("place"))["last"] or 0) + 1

    def _first_place(self) -> int:
        """Before all others."""
        places = type(self).objects.of(self.mentorship)
        return (places.aggregate(first=models.Min("place"))["first"] or 0) - 1

    def _neighbour(self, *, up: bool) -> Self | None:
        """The next one of the same week in that direction."""
        weeks = Weeks.of(self.mentorship)
        week = self.week_in(weeks)
        others = type(self).objects.of(self.mentorship).standing().exclude(pk=self.pk)
        beside = [one for one in others if one.week_in(weeks) == week]
        if up:
            return next((one for one in reversed(beside) if one.place < self.place), None)
        return next((one for one in beside if one.place > self.place), None)

    def _take(self, values: dict[str, Any]) -> None:
        """A new one comes behind all others."""
        if self._state.adding:
            self.place = self.next_place()
        super()._take(values)
