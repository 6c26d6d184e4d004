"""What everything that one of the two leaves at the end has in common: one from each side."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship
from cairn.workspace.models.piece import PieceQuerySet
from cairn.workspace.refusals import Refusal


class Keepsake(models.Model):
    """The mentorship's lock guards it, also after the end, when nothing else changes any more."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="%(class)ss")
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")

    objects: ClassVar = PieceQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of_side(cls, pair: Mentorship, by: Membership) -> Self:
        """What that person left; not stored yet when they left nothing."""
        mine = cls._default_manager.filter(mentorship=pair, author=by).first()
        keepsake: Self = mine or cls(mentorship=pair, author=by)
        keepsake.mentorship, keepsake.author = pair, by
        return keepsake

    @property
    def reader(self) -> Membership:
        """The other one."""
        return self.mentorship.partner_of(self.author)

    # Rules

    def refusal_to_belong(self, by: Membership) -> Refusal | None:
        belongs = by.pk in (person.pk for person in self.mentorship.people)
        return None if belongs else Refusal.NOT_A_PARTNER

    def refusal_to_leave(self, by: Membership) -> Refusal | None:
        """Why somebody may not leave anything here, or not yet."""
        if refusal := self.refusal_to_belong(by):
            return refusal
        return None if self.mentorship.ended_at else Refusal.NOT_ENDED

    # Helpers

    def lock(self) -> None:
        """Lock the mentorship and read the row anew; it may be gone by now."""
        self.mentorship.lock()
        fields = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        fields = [name for name in fields if name not in ("mentorship_id", "author_id")]
        try:
            self.refresh_from_db(fields=fields)
        except type(self).DoesNotExist:
            raise Refused(Refusal.GONE) from None

    def record(self, kind: str, by: Membership | None) -> None:
        """Write the event, which concerns both."""
        self.mentorship.record_for(self, kind, by)
