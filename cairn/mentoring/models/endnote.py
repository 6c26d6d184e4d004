"""What one of the two tells the coordinators, and nobody else, when a mentorship ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if

if TYPE_CHECKING:
    from cairn.mentoring.models.mentorship import Mentorship


class EndNoteQuerySet(models.QuerySet["EndNote"]):
    def visible_to(self, member: Membership) -> Self:
        """The member's own; coordinators read those of their community."""
        if member.coordinates:
            return self.filter(author__community=member.community_id)
        return self.filter(author=member)


class EndNote(models.Model):
    """A private note to the coordinators: one from each side."""

    mentorship = models.ForeignKey("mentoring.Mentorship", models.CASCADE, related_name="end_notes")
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = EndNoteQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "author"], name="one_end_note_from_each_side"
            )
        ]

    def __str__(self) -> str:
        return f"on mentorship {self.mentorship_id} (end note {self.pk})"

    # Acts

    @classmethod
    def write(cls, pair: Mentorship, text: str, *, by: Membership) -> None:
        """Tell the coordinators something, also after the end; a second note replaces the first."""
        with transaction.atomic():
            pair.lock()
            refuse_if(pair.refusal_to_belong(by))
            cls.keep(pair, text, by)
            pair.record_for(pair, "mentorship.noted", by)

    @classmethod
    def keep(cls, pair: Mentorship, text: str, by: Membership) -> None:
        """Store the note that comes with another act, if there is one. Call it under the lock."""
        if text:
            values = {"text": text, "written_at": timezone.now()}
            cls.objects.update_or_create(mentorship=pair, author=by, defaults=values)
