"""Notes: what both write down together, and what one keeps for themselves."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.refusals import Refusal


class NoteQuerySet(PieceQuerySet):
    def visible_to(self, member: Membership) -> Self:
        """What is shared in the member's mentorships, and their own: nobody else's, ever."""
        mine = super().visible_to(member)
        return mine.filter(models.Q(is_private=False) | models.Q(author=member))


class Note(Piece):
    """Shared ones are written by both; a private one is known to its author alone."""

    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("note"), max_length=10_000, blank=True)
    is_private = models.BooleanField(_("only I can read it"), default=False)
    edited_at = models.DateTimeField(auto_now=True)

    NAME = "note"
    EDITABLE = ("title", "text")
    AT_MOST = 50

    objects: ClassVar = NoteQuerySet.as_manager()

    class Meta:
        ordering = ("-edited_at", "-pk")

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (note {self.pk})"

    # Rules

    def refusal_to_work(self, by: Membership) -> Refusal | None:
        if refusal := super().refusal_to_work(by):
            return refusal
        return self.refusal_unless_author(by) if self.is_private else None

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        """Private ones of the other must not be felt: each has as many as fit."""
        if refusal := self.refusal_to_work(by):
            return refusal
        mine = type(self).objects.of(self.mentorship).filter(author=by)
        return Refusal.TOO_MANY if mine.count() >= self.AT_MOST else None

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self.refusal_unless_author(by)

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        """Who reads it is said once."""
        super()._take(values)
        if self._state.adding:
            self.is_private = values.get("is_private", False)
