"""What everything that two people keep in their workspace has in common."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models, transaction

from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import Refused, refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.refusals import Refusal


class PieceQuerySet(models.QuerySet[Any]):
    def of(self, pair: Mentorship) -> Self:
        return self.filter(mentorship=pair)

    def visible_to(self, member: Membership) -> Self:
        """Those of the member's own mentorships."""
        return self.filter(mentorship__in=Mentorship.objects.visible_to(member))


class Piece(models.Model):
    """A part of a mentorship's workspace. The mentorship's lock guards it.

    Every change raises `version`: who edits says which version they read, so that two who write
    at the same time lose no words.
    """

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="%(class)ss")
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)

    NAME: ClassVar[str]
    EDITABLE: ClassVar[tuple[str, ...]]
    AT_MOST: ClassVar[int] = 200

    objects: ClassVar = PieceQuerySet.as_manager()

    class Meta:
        abstract = True

    # Acts

    @classmethod
    def add(cls, pair: Mentorship, *, by: Membership, **values: Any) -> Self:
        with transaction.atomic():
            pair.lock()
            piece = cls(mentorship=pair, author=by)
            piece._take(values)
            refuse_if(piece.refusal_to_add(by) or piece.refusal_to_hold())
            piece.save()
            piece.record("added", by)
        return piece

    def edit(self, *, by: Membership, version: int, **values: Any) -> None:
        """Change fields that are listed in EDITABLE; `version` is the one that was read."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_edit(by, version))
            self._take(values)
            refuse_if(self.refusal_to_hold())
            self.keep("edited", by)

    def remove(self, *, by: Membership) -> None:
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_remove(by))
            type(self).objects.filter(pk=self.pk).delete()
            self.record("removed", by)

    # Rules

    def refusal_to_work(self, by: Membership) -> Refusal | None:
        """Why somebody may not work on this mentorship at all."""
        if by.pk not in (person.pk for person in self.mentorship.people):
            return Refusal.NOT_A_PARTNER
        return Refusal.ENDED if self.mentorship.ended_at else None

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        kept = type(self).objects.of(self.mentorship).count()
        return Refusal.TOO_MANY if kept >= self.AT_MOST else None

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        """Without a version: whether the page may offer to edit at all."""
        if refusal := self.refusal_to_work(by):
            return refusal
        return None if version in (None, self.version) else Refusal.CHANGED

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return self.refusal_to_work(by)

    def refusal_unless_author(self, by: Membership) -> Refusal | None:
        return None if by.pk == self.author_id else Refusal.NOT_THE_AUTHOR

    def refusal_to_hold(self) -> Refusal | None:
        """Why a workspace cannot have this piece as it is now."""
        return None

    # Helpers

    def lock(self) -> None:
        """Lock the mentorship and read the piece anew; it may be gone by now."""
        self.mentorship.lock()
        fields = [field.attname for field in self._meta.concrete_fields if not field.primary_key]
        fields.remove("mentorship_id")
        try:
            self.refresh_from_db(fields=fields)
        except type(self).DoesNotExist:
            raise Refused(Refusal.GONE) from None

    def keep(self, participle: str, by: Membership | None) -> None:
        """Save what an act has changed, and tell. Call it under the lock."""
        self.version += 1
        self.save()
        self.record(participle, by)

    def record(self, participle: str, by: Membership | None, **data: Any) -> None:
        """Write the event `<name>.<participle>`, which concerns both."""
        self.mentorship.record_for(self, f"{self.NAME}.{participle}", by, **data)

    def _take(self, values: dict[str, Any]) -> None:
        for name in self.EDITABLE:
            if name in values:
                setattr(self, name, values[name])
