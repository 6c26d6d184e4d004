"""A wish for other hours: what a mentee says who finds no time among those of the mentor."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models.meeting import Meeting
from cairn.scheduling.refusals import Refusal

AGAIN_AFTER = timedelta(days=7)


class HoursWishQuerySet(models.QuerySet["HoursWish"]):
    def open(self) -> Self:
        """Those that nobody has met, of mentorships that go on and have no meeting before them."""
        coming = Meeting.objects.coming(timezone.now()).order_by()
        rows = self.filter(met_at=None, mentorship__in=Mentorship.objects.open())
        return rows.exclude(mentorship__in=coming.values("mentorship"))

    def to(self, mentor: User) -> Self:
        return self.filter(mentorship__mentor__membership__user=mentor)

    def with_people(self) -> Self:
        sides = ("mentorship__mentor__membership", "mentorship__mentee__membership")
        return self.select_related(*(f"{side}__user__profile" for side in sides))


class HoursWish(models.Model):
    """It is met as soon as the mentor changes hours, and the mentee is told to look again."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="hours_wishes")
    words = models.CharField(_("when it would suit you"), max_length=300, blank=True)
    asked_at = models.DateTimeField()
    met_at = models.DateTimeField(null=True)

    objects: ClassVar = HoursWishQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship"],
                condition=models.Q(met_at=None),
                name="one_open_wish_for_hours_of_each_pair",
            )
        ]

    def __str__(self) -> str:
        return f"in mentorship {self.mentorship_id} (wish for hours {self.pk})"

    # Acts

    @classmethod
    def ask(cls, pair: Mentorship, *, by: Membership, words: str = "") -> HoursWish:
        """Ask the mentor for other hours; after a week without an answer, once more."""
        with transaction.atomic():
            pair.lock()
            refuse_if(cls.refusal_to_ask(pair, by))
            asked = {"words": words, "asked_at": timezone.now()}
            wish, _new = cls.objects.update_or_create(mentorship=pair, met_at=None, defaults=asked)
            pair.record_for(wish, "hours_wish.asked", by)
        return wish

    @classmethod
    def meet_all(cls, mentor: User) -> None:
        """The mentor has other hours now.

        It happens under the lock of the hours, which whoever books takes after the pair's: so no
        pair is written to. All rows are locked before the first event, since others wait from
        there on.
        """
        with transaction.atomic():
            open_ = cls.objects.open().to(mentor).order_by().values("pk")
            rows = cls.objects.filter(pk__in=open_, met_at=None).with_people().order_by("pk")
            wishes = list(rows.select_for_update(of=("self",)))
            cls.objects.filter(pk__in=[one.pk for one in wishes]).update(met_at=timezone.now())
            for wish in wishes:
                wish.mentorship.record_for(wish, "hours_wish.met", None)

    # What follows from the fields

    @property
    def is_open(self) -> bool:
        return type(self)._default_manager.open().filter(pk=self.pk).exists()

    # Rules

    @classmethod
    def refusal_to_ask(cls, pair: Mentorship, by: Membership) -> Refusal | None:
        if refusal := Meeting.refusal_to_begin(pair, by):
            return refusal
        if by.pk == pair.mentor.membership_id:
            return Refusal.YOUR_OWN_HOURS
        lately = cls._default_manager.filter(
            mentorship=pair, met_at=None, asked_at__gt=timezone.now() - AGAIN_AFTER
        )
        return Refusal.ASKED_LATELY if lately.exists() else None
