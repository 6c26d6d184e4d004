"""The agreement: what two people say about how they work together, confirmed by both."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import Cadence, Format
from cairn.mentoring.models import Mentorship, Seen
from cairn.mentoring.models.span import WEEKS_AT_LEAST, WEEKS_AT_MOST
from cairn.workspace.models.piece import Piece
from cairn.workspace.refusals import Refusal


class Terms(models.Model):
    """The words of an agreement, and when each of the two confirmed them."""

    aims = models.TextField(_("what we work on"), max_length=2000)
    cadence = models.CharField(_("how often we check in"), max_length=12, choices=Cadence)
    planned_weeks = models.PositiveSmallIntegerField(
        _("for how many weeks"),
        validators=[MinValueValidator(WEEKS_AT_LEAST), MaxValueValidator(WEEKS_AT_MOST)],
    )
    contact = models.TextField(_("how we reach each other"), max_length=1000)
    confidentiality = models.TextField(_("what stays between us"), max_length=1000)
    when_stuck = models.TextField(_("what we do when we are stuck"), max_length=1000)
    written_at = models.DateTimeField(default=timezone.now)
    mentor_at = models.DateTimeField(null=True)
    mentee_at = models.DateTimeField(null=True)

    WORDS = ("aims", "cadence", "planned_weeks", "contact", "confidentiality", "when_stuck")

    class Meta:
        abstract = True

    @property
    def is_confirmed(self) -> bool:
        return bool(self.mentor_at and self.mentee_at)

    def confirmed_by(self, side: Seen) -> datetime | None:
        return self.mentor_at if side == Seen.MENTOR else self.mentee_at


class Agreement(Piece, Terms):
    """One for each mentorship. Every change asks both for their word again."""

    NAME = "agreement"
    EDITABLE = Terms.WORDS
    AT_MOST = 1

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mentorship"], name="one_agreement_per_mentorship")
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (agreement {self.pk})"

    # Acts

    @classmethod
    def add(cls, pair: Mentorship, *, by: Membership, confirm: bool = False, **values: Any) -> Self:
        """Write it down; `confirm` gives one's own word at once."""
        with transaction.atomic():
            agreement = super().add(pair, by=by, **values)
            if confirm:
                agreement.confirm(by=by, version=agreement.version)
        return agreement

    def edit(self, *, by: Membership, version: int, confirm: bool = False, **values: Any) -> None:
        """Say it in other words; what was said before is kept."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_edit(by, version))
            PastAgreement.keep(self)
            self._take(values)
            self.author, self.written_at = by, timezone.now()
            self.mentor_at = self.mentee_at = None
            self.keep("edited", by)
            if confirm:
                self.confirm(by=by, version=self.version)

    def confirm(self, *, by: Membership, version: int) -> None:
        """Give one's word for the version that was read. With both, it is the plan as well."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_confirm(by, version))
            setattr(self, f"{self.mentorship.side_of(by)}_at", timezone.now())
            self.save(update_fields=["mentor_at", "mentee_at"])
            self._plan(by)
            self.record("confirmed", by)

    # Rules

    def refusal_to_confirm(self, by: Membership, version: int | None = None) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        if version not in (None, self.version):
            return Refusal.REWORDED
        done = self.confirmed_by(self.mentorship.side_of(by))
        return Refusal.CONFIRMED if done else None

    # Helpers

    @classmethod
    def draft(cls, pair: Mentorship) -> Agreement:
        """Words to begin with, taken from the request; not stored."""
        letter = getattr(pair, "request", None)
        skills = ", ".join(goal["skill"] for goal in letter.goals) if letter else ""
        return cls(
            mentorship=pair,
            aims=f"{pair.topic}\n{skills}".strip(),
            cadence=pair.cadence,
            planned_weeks=pair.planned_weeks,
            contact=_contact(letter.format if letter else ""),
            confidentiality=gettext(
                "What we tell each other stays between us, unless somebody is in danger."
            ),
            when_stuck=gettext(
                "We say so at the next check-in. If that does not help, we ask a coordinator."
            ),
        )

    def _plan(self, by: Membership) -> None:
        pair = self.mentorship
        agreed = (self.planned_weeks, self.cadence)
        if self.is_confirmed and agreed != (pair.planned_weeks, pair.cadence):
            pair.plan(by=by, planned_weeks=self.planned_weeks, cadence=self.cadence)


class PastAgreement(Terms):
    """What an agreement said before it was changed."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="past")
    author = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("-number",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["agreement", "number"], name="each_version_of_an_agreement_once"
            )
        ]

    def __str__(self) -> str:
        return f"of agreement {self.agreement_id}, version {self.number}"

    @classmethod
    def keep(cls, agreement: Agreement) -> None:
        """Keep the words that are about to change. Call it under the lock."""
        names = (*Terms.WORDS, "written_at", "mentor_at", "mentee_at", "author")
        said = {name: getattr(agreement, name) for name in names}
        cls.objects.create(agreement=agreement, number=agreement.version, **said)


def _contact(way: str) -> str:
    if way == Format.QUESTIONS:
        return gettext("Questions in writing, answered within a few days.")
    if way == Format.RESOURCES:
        return gettext("Material and notes here; a call when it is worth one.")
    return gettext("Calls at times that we agree on each time; e-mail in between.")
