"""What one of the two recommends to the other: a link, or some words."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.refusals import Refusal

TAGS_AT_MOST = 8
TAG_AT_MOST = 30


class Resource(Piece):
    """Shared by one; the other marks that they opened and finished it."""

    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(
        _("link"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    words = models.TextField(_("or in words"), max_length=10_000, blank=True)
    why = models.CharField(_("why it helps"), max_length=300, blank=True)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    opened_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    NAME = "resource"
    EDITABLE = ("title", "url", "words", "why", "tags")

    objects: ClassVar = PieceQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(url="", words=""), name="a_resource_has_a_link_or_words"
            ),
            models.CheckConstraint(
                condition=models.Q(url="")
                | models.Q(url__istartswith="http://")
                | models.Q(url__istartswith="https://"),
                name="a_resource_leads_to_the_web",
            ),
            models.CheckConstraint(
                condition=models.Q(finished_at=None) | models.Q(opened_at__isnull=False),
                name="a_finished_resource_was_opened",
            ),
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (resource {self.pk})"

    # Acts

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

    def refusal_to_hold(self) -> Refusal | None:
        return None if self.url or self.words else Refusal.LINK_OR_WORDS

    # What follows from the fields

    @property
    def host(self) -> str:
        """Where its link leads, so that nobody is surprised."""
        return urlsplit(self.url).hostname or ""

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


def tags_of(text: str) -> list[str]:
    """Each once, short and in small letters."""
    parts = (" ".join(part.split()).casefold()[:TAG_AT_MOST].strip() for part in text.split(","))
    return list(dict.fromkeys(filter(None, parts)))[:TAGS_AT_MOST]
