"""Where a person comes from: positions, education, links."""

from __future__ import annotations

from typing import ClassVar
from urllib.parse import urlsplit

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cairn.people.models.entry import Entry
from cairn.people.models.profile import Profile
from cairn.people.refusals import Refusal
from cairn.people.years import PAST, PLANNED


class Position(Entry):
    """What somebody does or did; at most one is what they do now."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="positions")
    title = models.CharField(_("title"), max_length=100)
    organisation = models.CharField(_("organisation"), max_length=100, blank=True)
    since = models.PositiveSmallIntegerField(_("from year"), null=True, blank=True, validators=PAST)
    until = models.PositiveSmallIntegerField(_("to year"), null=True, blank=True, validators=PAST)
    is_current = models.BooleanField(_("this is what I do now"), default=False)

    NAME = "position"
    EDITABLE = ("title", "organisation", "since", "until", "is_current")
    MARK = "is_current"

    class Meta:
        ordering = ("-is_current", "-since", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["profile"],
                condition=models.Q(is_current=True),
                name="one_current_position_per_profile",
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} (position {self.pk})"

    @property
    def span(self) -> str:
        """The years in words, empty when none are known."""
        years = {"since": self.since, "until": self.until}
        if self.since and self.until:
            return gettext("%(since)s–%(until)s") % years
        if self.since:
            return gettext("since %(since)s") % years
        return gettext("until %(until)s") % years if self.until else ""

    def refusal_to_hold(self) -> Refusal | None:
        if self.until is None:
            return None
        if self.is_current:
            return Refusal.CURRENT_HAS_NO_END
        return Refusal.ENDS_TOO_EARLY if self.since and self.until < self.since else None


class Education(Entry):
    """What somebody learned, and where; at most one is shown first."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="education")
    programme = models.CharField(_("programme"), max_length=120)
    school = models.CharField(_("school or university"), max_length=120, blank=True)
    campus = models.CharField(_("campus"), max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year of graduation"), null=True, blank=True, validators=PLANNED
    )
    is_primary = models.BooleanField(_("show this one first"), default=False)

    NAME = "education"
    EDITABLE = ("programme", "school", "campus", "year", "is_primary")
    MARK = "is_primary"

    class Meta:
        verbose_name_plural = "education"
        ordering = ("-is_primary", "-year", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["profile"],
                condition=models.Q(is_primary=True),
                name="one_primary_education_per_profile",
            )
        ]

    def __str__(self) -> str:
        return f"{self.programme} (education {self.pk})"


class Link(Entry):
    """A page about somebody elsewhere on the web."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="links")
    label = models.CharField(_("name"), max_length=60)
    url = models.URLField(
        _("address"),
        max_length=300,
        validators=[URLValidator(schemes=["http", "https"])],
    )

    NAME = "link"
    EDITABLE = ("label", "url")

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(url__istartswith="http://")
                | models.Q(url__istartswith="https://"),
                name="a_link_leads_to_the_web",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label} (link {self.pk})"

    @property
    def host(self) -> str:
        """Where the link really leads, whatever its label says."""
        return urlsplit(self.url).hostname or ""
