"""What Mentor and Mentee have in common: one side of mentoring, as one member wants it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.mentoring.choices import Commitment
from cairn.mentoring.refusals import Refusal


class Side(models.Model):
    """A member's wishes for one side of mentoring.

    The row begins with the first act and stays. Its lock guards everything that hangs on it;
    whoever needs both sides locks the mentor first, then the mentee, and records last.
    """

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="%(class)s")
    minutes = models.PositiveSmallIntegerField(
        _("Time Commitment"), choices=Commitment, default=Commitment.HOUR
    )
    formats = models.JSONField(_("formats"), default=list)

    mentorships: Any
    EDITABLE: ClassVar[tuple[str, ...]]
    LOCKED: ClassVar[tuple[str, ...]]

    class Meta:
        abstract = True

    @classmethod
    def of(cls, member: Membership) -> Self:
        """The member on this side; not stored yet when they never acted on it."""
        side = cls._default_manager.filter(membership=member).first() or cls(membership=member)
        side.membership = member
        return side

    def lock(self) -> None:
        """Take the row's lock, and read it and the person's standing anew."""
        self.lock_row()
        self.membership.refresh_from_db(fields=["status"])

    def lock_row(self) -> None:
        """The same without the standing; whatever was counted before is forgotten."""
        locked = type(self)._default_manager.select_for_update(no_key=True)
        row = locked.filter(membership=self.membership_id).values("pk", *self.LOCKED)
        found = row.first()
        if found is None:
            self._begin()
            found = row.get()
        for name, value in found.items():
            setattr(self, name, value)
        self.__dict__.pop("open_pairs", None)

    # Rules

    def refusal_to_change(self, by: Membership) -> Refusal | None:
        return None if by.pk == self.membership_id else Refusal.NOT_YOURS

    # What follows from the fields

    def count_open_pairs(self) -> int:
        """Open mentorships; what was counted with others just now is not counted again."""
        known: int | None = self.__dict__.get("open_pairs")
        if known is None:
            return self.mentorships.open().count() if self.pk else 0
        return known

    # Helpers

    def _begin(self) -> None:
        """Store the row, whoever else does so at the same moment."""
        type(self)._default_manager.bulk_create([self], ignore_conflicts=True)

    def _change(self, values: dict[str, Any]) -> None:
        for name in self.EDITABLE:
            setattr(self, name, values.get(name, getattr(self, name)))

    def _record(self, kind: str, by: Membership | None) -> None:
        record(
            kind,
            about=self,
            actor=by.user if by else None,
            concerning=[self.membership.user_id],
            community=self.membership.community_id,
        )
