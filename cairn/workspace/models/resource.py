"""What one of the two recommends to the other: a link, a file, or some words."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar, Self

from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.files.receiving import Received, received
from cairn.lib.refusal import Refused, refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.models.recommended import Recommended
from cairn.workspace.refusals import Refusal

TAGS_AT_MOST = 8
TAG_AT_MOST = 30


class Resource(Recommended, Piece):
    """Shared by one; the other marks that they opened and finished it."""

    tags = models.JSONField(_("tags"), default=list, blank=True)
    opened_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    NAME = "resource"
    EDITABLE = (*Recommended.CONTENT, "tags")

    objects: ClassVar = PieceQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints: ClassVar = [
            *Recommended.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(opened_at__isnull=False),
                name="a_finished_resource_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (resource {self.pk})"

    # Acts

    @classmethod
    def add(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        upload: UploadedFile[Any] | None = None,
        **values: Any,
    ) -> Self:
        """Share it; what is uploaded is looked at and stored before anybody waits for the lock."""
        with received(upload) as what:
            return cls.hand_on(pair, what, by=by, **values)

    @classmethod
    def hand_on(
        cls, pair: Mentorship, what: Received | None, *, by: Membership, **values: Any
    ) -> Self:
        """Share what is received already, or came from elsewhere in Cairn."""
        return super().add(pair, by=by, what=what, **values)

    def edit(
        self,
        *,
        by: Membership,
        version: int,
        upload: UploadedFile[Any] | None = None,
        **values: Any,
    ) -> None:
        """Change it; an upload takes the place of the file before."""
        with received(upload) as what:
            super().edit(by=by, version=version, what=what, **values)

    def remove(self, *, by: Membership) -> None:
        """The file goes with it."""
        with transaction.atomic():
            super().remove(by=by)
            if self.file:
                self.file.discard()

    def fetch(self, *, by: Membership) -> None:
        """Note that the other one fetches it, once; for anybody else nothing changes."""
        if not self.refusal_to_open(by):
            with suppress(Refused):
                self.open(by=by)

    def open(self, *, by: Membership) -> None:
        """The other one has seen it."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_open(by))
            self.opened_at = timezone.now()
            self._keep("opened", by)

    def finish(self, *, by: Membership) -> None:
        """The other one is through with it."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_finish(by))
            self.finished_at = timezone.now()
            self.opened_at = self.opened_at or self.finished_at
            self._keep("finished", by)

    # Rules

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        return super().refusal_to_edit(by, version) or self.refusal_unless_author(by)

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self.refusal_unless_author(by)

    def refusal_to_open(self, by: Membership) -> Refusal | None:
        return self.refusal_to_keep(by) or (Refusal.OTHER_STATE if self.opened_at else None)

    def refusal_to_finish(self, by: Membership) -> Refusal | None:
        return self.refusal_to_keep(by) or (Refusal.OTHER_STATE if self.finished_at else None)

    def refusal_to_keep(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        return Refusal.OTHER_ONE_ONLY if by.pk == self.author_id else None

    # Helpers

    def _keep(self, participle: str, by: Membership) -> None:
        """A mark changes no words: whoever is changing them just then is not disturbed."""
        self.save(update_fields=["opened_at", "finished_at"])
        self.record(participle, by)

    def _take(self, values: dict[str, Any]) -> None:
        """Tags come as they were typed, divided by commas."""
        if "tags" in values:
            values["tags"] = tags_of(values["tags"])
        super()._take(values)
        self.put(values.get("what"), by=self.author)


def tags_of(text: str) -> list[str]:
    """Each once, short and in small letters."""
    parts = (" ".join(part.split()).casefold()[:TAG_AT_MOST].strip() for part in text.split(","))
    return list(dict.fromkeys(filter(None, parts)))[:TAGS_AT_MOST]
