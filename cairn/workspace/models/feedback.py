"""Feedback: what each of the two answers about the other, unseen until both have answered."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import EndNote, Mentorship
from cairn.workspace.models.keepsake import Keepsake
from cairn.workspace.models.piece import PieceQuerySet
from cairn.workspace.refusals import Refusal

LOWEST, HIGHEST = 1, 5
REMINDED_AFTER = timedelta(days=7)
OPENS_AFTER = timedelta(days=14)


class Met(models.TextChoices):
    YES = "yes", _("Yes")
    PARTLY = "partly", _("In part")
    NO = "no", _("No")


class Again(models.TextChoices):
    YES = "yes", _("Yes")
    MAYBE = "maybe", _("Perhaps")
    NO = "no", _("No")


class FeedbackQuerySet(PieceQuerySet):
    def given(self) -> Self:
        return self.filter(given_at__isnull=False)

    def visible_to(self, member: Membership) -> Self:
        """The member's own; what the other one gave, from the moment it is opened."""
        mine = super().visible_to(member).given()
        return mine.filter(models.Q(author=member) | models.Q(opened_at__isnull=False))

    def to_open(self, now: datetime) -> Self:
        """Those that waited for the other side until it was too late for an answer."""
        unopened = self.given().filter(opened_at=None)
        return unopened.filter(mentorship__ended_at__lte=now - OPENS_AFTER)


class Feedback(Keepsake):
    """Nobody answers an answer: it opens for both at once, or when the time to give it is over.

    A row without `given_at` only says that its author was reminded.
    """

    helpful = models.PositiveSmallIntegerField(
        _("how helpful it was"),
        null=True,
        validators=[MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)],
    )
    met = models.CharField(_("whether it met the need"), max_length=6, choices=Met, blank=True)
    again = models.CharField(_("whether again"), max_length=6, choices=Again, blank=True)
    words = models.TextField(_("your words"), max_length=2000, blank=True)
    reminded_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    objects: ClassVar = FeedbackQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "author"], name="one_feedback_from_each_side"
            ),
            models.CheckConstraint(
                condition=models.Q(given_at=None, opened_at=None)
                | models.Q(given_at__isnull=False, helpful__gte=LOWEST, helpful__lte=HIGHEST),
                name="a_feedback_is_whole_once_it_is_given",
            ),
        ]

    def __str__(self) -> str:
        return f"on mentorship {self.mentorship_id} (feedback {self.pk})"

    # Acts

    @classmethod
    def give(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        helpful: int,
        met: str,
        again: str,
        words: str = "",
        note: str = "",
    ) -> Self:
        """Answer, or answer anew; the second side opens both. Only coordinators read `note`."""
        with transaction.atomic():
            pair.lock()
            own = cls.of_side(pair, by)
            refuse_if(own.refusal_to_give(by, helpful))
            own.helpful, own.met, own.again, own.words = helpful, met, again, words
            own.given_at = timezone.now()
            own._open_with_the_other()
            own.save()
            EndNote.keep(pair, note, by)
            own.record("feedback.given", by)
        return own

    def open(self) -> None:
        """Show it to the other one, who did not answer in time."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_open())
            self.opened_at = timezone.now()
            self.save(update_fields=["opened_at"])
            self.record("feedback.opened", None)

    @classmethod
    def remind(cls, pair: Mentorship, member: Membership) -> None:
        """Ask somebody who has not answered yet, once."""
        with transaction.atomic():
            pair.lock()
            own = cls.of_side(pair, member)
            refuse_if(own.refusal_to_remind())
            own.reminded_at = timezone.now()
            own.save()
            own.record("feedback.due", None)

    # Rules

    def refusal_to_give(self, by: Membership, helpful: int = HIGHEST) -> Refusal | None:
        if refusal := self.refusal_to_leave(by):
            return refusal
        if self.opened_at:
            return Refusal.FEEDBACK_OPEN
        if self.closes_at <= timezone.now():
            return Refusal.FEEDBACK_OVER
        return None if LOWEST <= helpful <= HIGHEST else Refusal.ONE_TO_FIVE

    def refusal_to_open(self) -> Refusal | None:
        waits = self.given_at and not self.opened_at
        return None if waits and self.closes_at <= timezone.now() else Refusal.TOLD

    def refusal_to_remind(self) -> Refusal | None:
        if self.reminded_at or not self.is_awaited:
            return Refusal.TOLD
        due_at = self.closes_at - OPENS_AFTER + REMINDED_AFTER
        return None if due_at <= timezone.now() else Refusal.TOLD

    # What follows from the fields

    @property
    def closes_at(self) -> datetime:
        """Until when it can be given; from then on it is open."""
        return (self.mentorship.ended_at or timezone.now()) + OPENS_AFTER

    @property
    def is_awaited(self) -> bool:
        """Whether its author could still give it, and has not."""
        return not self.given_at and self.refusal_to_give(self.author) is None

    # Helpers

    def _open_with_the_other(self) -> None:
        """Open both when the other one has answered too. Call it under the lock."""
        theirs = Feedback.objects.of(self.mentorship).given().exclude(author=self.author)
        if theirs.update(opened_at=self.given_at):
            self.opened_at = self.given_at
