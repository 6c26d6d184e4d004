"""A thank-you: from one of the two to the other, and on the mentor's page if both want it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.models.keepsake import Keepsake
from cairn.workspace.models.piece import PieceQuerySet
from cairn.workspace.refusals import Refusal


class Shown(models.TextChoices):
    PRIVATE = "private", _("Between the two of you")
    OFFERED = "offered", _("Offered for the mentor's page")
    PUBLISHED = "published", _("On the mentor's page")
    DECLINED = "declined", _("Kept between you by the mentor")
    HIDDEN = "hidden", _("Removed by a coordinator")


# The writer offers and takes back, the mentor publishes and declines, a coordinator hides.
NEXT = {
    Shown.PRIVATE: {Shown.OFFERED},
    Shown.OFFERED: {Shown.PUBLISHED, Shown.PRIVATE, Shown.DECLINED},
    Shown.PUBLISHED: {Shown.PRIVATE, Shown.DECLINED, Shown.HIDDEN},
    Shown.DECLINED: {Shown.PUBLISHED, Shown.PRIVATE},
}


class ThankYouQuerySet(PieceQuerySet):
    def visible_to(self, member: Membership) -> Self:
        """Those between the member and their partners, without what a coordinator removed."""
        return super().visible_to(member).exclude(status=Shown.HIDDEN)

    def published_to(self, reader: Membership) -> Self:
        """What stands on the pages of the reader's community."""
        public = self.filter(status=Shown.PUBLISHED, author__community=reader.community_id)
        return public.select_related("author__user__profile").order_by("-shown_at", "-pk")

    def for_mentor(self, mentor: Membership) -> Self:
        return self.filter(mentorship__mentor__membership=mentor).exclude(author=mentor)


class ThankYou(Keepsake):
    """It stays as it was written, or is removed by its writer."""

    text = models.TextField(_("thank you"), max_length=1000)
    status = models.CharField(max_length=9, choices=Shown, default=Shown.PRIVATE)
    written_at = models.DateTimeField(default=timezone.now)
    shown_at = models.DateTimeField(null=True)
    hide_reason = models.CharField(_("why"), max_length=300, blank=True)

    objects: ClassVar = ThankYouQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "author"], name="one_thank_you_from_each_side"
            )
        ]

    def __str__(self) -> str:
        return f"of membership {self.author_id} (thank-you {self.pk})"

    # Acts

    @classmethod
    def write(cls, pair: Mentorship, text: str, *, by: Membership, offered: bool = False) -> Self:
        """Thank the other one, at any time; a mentee may offer it for the mentor's page."""
        with transaction.atomic():
            pair.lock()
            thanks = cls.of_side(pair, by)
            refuse_if(thanks.refusal_to_write(by, offered=offered))
            thanks.text, thanks.status = text, Shown.OFFERED if offered else Shown.PRIVATE
            thanks.save()
            thanks.record("thank_you.written", by)
        return thanks

    def offer(self, *, by: Membership) -> None:
        """Let the mentor show it to the community."""
        with transaction.atomic():
            self._turn(Shown.OFFERED, by)
            self.record("thank_you.offered", by)

    def publish(self, *, by: Membership) -> None:
        """Show it on one's page; the writer has offered it."""
        with transaction.atomic():
            self._turn(Shown.PUBLISHED, by)
            self.record("thank_you.published", by)

    def take_down(self, *, by: Membership) -> None:
        """Keep it between the two, from either side, at any time."""
        with transaction.atomic():
            self._turn(self.kept_by(by), by)
            self.record("thank_you.taken_down", by)

    def hide(self, *, by: Membership, reason: str) -> None:
        """Remove an abusive one for everybody; its writer reads why, and cannot write another."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_hide(by))
            self.hide_reason = reason
            self._become(Shown.HIDDEN)
            told = [person.user_id for person in self.mentorship.people]
            home = by.community_id
            record("thank_you.hidden", about=self, actor=by.user, concerning=told, community=home)

    def remove(self, *, by: Membership) -> None:
        """Take one's own words back; nothing of them is kept."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_remove(by))
            ThankYou.objects.filter(pk=self.pk).delete()
            self.record("thank_you.removed", by)

    # Rules

    def refusal_to_write(self, by: Membership, *, offered: bool = False) -> Refusal | None:
        if refusal := self.refusal_to_belong(by):
            return refusal
        if self.pk:
            return Refusal.THANKED
        return Refusal.MENTORS_PAGE if offered and self.is_to_mentee else None

    def refusal_to_turn(self, status: Shown, by: Membership) -> Refusal | None:
        """Why its writer or the mentor cannot offer it, publish it or take it down."""
        if refusal := self.refusal_to_belong(by):
            return refusal
        if self.is_to_mentee:
            return Refusal.MENTORS_PAGE
        if status not in NEXT.get(Shown(self.status), set()):
            return Refusal.OTHER_STATE
        theirs = (Shown.PUBLISHED, Shown.DECLINED)
        mine = self.reader.pk == by.pk if status in theirs else self.author_id == by.pk
        return None if mine else Refusal.OTHER_ONES_WORD

    def refusal_to_offer(self, by: Membership) -> Refusal | None:
        return self.refusal_to_turn(Shown.OFFERED, by)

    def refusal_to_publish(self, by: Membership) -> Refusal | None:
        return self.refusal_to_turn(Shown.PUBLISHED, by)

    def refusal_to_take_down(self, by: Membership) -> Refusal | None:
        return self.refusal_to_turn(self.kept_by(by), by)

    def refusal_to_hide(self, by: Membership) -> Refusal | None:
        """Coordinators see what is published, and no other."""
        if not (by.coordinates and by.community_id == self.author.community_id):
            return Refusal.COORDINATORS_ONLY
        return None if self.is_published else Refusal.OTHER_STATE

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        if self.status == Shown.HIDDEN:
            return Refusal.GONE
        return None if by.pk == self.author_id else Refusal.NOT_THE_AUTHOR

    # What follows from the fields

    @property
    def is_published(self) -> bool:
        return self.status == Shown.PUBLISHED

    @property
    def is_to_mentee(self) -> bool:
        return self.author_id == self.mentorship.mentor.membership_id

    def kept_by(self, member: Membership) -> Shown:
        """What it becomes when that person keeps it between the two."""
        return Shown.PRIVATE if member.pk == self.author_id else Shown.DECLINED

    # Helpers

    def _turn(self, status: Shown, by: Membership) -> None:
        self.lock()
        refuse_if(self.refusal_to_turn(status, by))
        self._become(status)

    def _become(self, status: Shown) -> None:
        self.status = status
        self.shown_at = timezone.now() if status == Shown.PUBLISHED else None
        self.save(update_fields=["status", "shown_at", "hide_reason"])
