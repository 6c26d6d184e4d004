"""What people recommend to each other: a link, a file or some words, with why it helps."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.files.models import File
from cairn.files.receiving import Received
from cairn.workspace.refusals import Refusal


class Recommended(models.Model):
    """The part of a resource that can be copied from one place of Cairn to another."""

    title = models.CharField(_("title"), max_length=120)
    url = models.URLField(
        _("link"), max_length=500, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    words = models.TextField(_("or in words"), max_length=10_000, blank=True)
    file = models.OneToOneField(File, models.CASCADE, null=True, editable=False)
    why = models.CharField(_("why it helps"), max_length=300, blank=True)

    CONTENT = ("title", "url", "words", "why")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(url="", words="", file=None),
                name="a_%(class)s_has_a_link_a_file_or_words",
            ),
            models.CheckConstraint(
                condition=models.Q(url="")
                | models.Q(url__istartswith="http://")
                | models.Q(url__istartswith="https://"),
                name="a_%(class)s_leads_to_the_web",
            ),
        ]

    # Rules

    def refusal_to_hold(self) -> Refusal | None:
        holds = self.url or self.words or self.file_id
        return None if holds else Refusal.LINK_OR_WORDS

    # What follows from the fields

    @property
    def host(self) -> str:
        """Where its link leads, so that nobody is surprised."""
        return urlsplit(self.url).hostname or ""

    # Helpers

    def put(self, what: Received | None, by: Membership) -> None:
        """Hold what was received, in place of the file before. Call it under the lock."""
        if what and self.file:
            self.file.replace(what)
        elif what:
            self.file = File.keep(what, by=by)
