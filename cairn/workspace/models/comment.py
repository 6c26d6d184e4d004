"""What one of the two says to a progress update."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.models.update import Update
from cairn.workspace.refusals import Refusal

ON_ONE_AT_MOST = 200


class CommentQuerySet(PieceQuerySet):
    def on(self, update: Update) -> Self:
        return self.filter(on=update).select_related("author__user__profile").order_by("pk")


class Comment(Piece):
    """A few lines below an update. They stay as they were written, or are removed."""

    on = models.ForeignKey(Update, models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"), max_length=2000)

    NAME = "comment"
    EDITABLE = ("on", "text")
    AT_MOST = 5000

    objects: ClassVar = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"on update {self.on_id} (comment {self.pk})"

    # Acts

    @classmethod
    def write(cls, text: str, *, on: Update, by: Membership) -> Self:
        return cls.add(on.mentorship, by=by, on=on, text=text)

    # Rules

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        return super().refusal_to_edit(by, version) or Refusal.STAYS

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self.refusal_unless_author(by)

    def refusal_to_hold(self) -> Refusal | None:
        """The update may have been removed while this was written."""
        if not Update.objects.of(self.mentorship).filter(pk=self.on_id).exists():
            return Refusal.GONE
        beside = Comment.objects.filter(on=self.on_id).count()
        return Refusal.TOO_MANY if beside >= ON_ONE_AT_MOST else None
