"""A nudge: what was noticed about a mentorship, and who was told of it, once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.refusals import Refusal


class Sign(models.TextChoices):
    """What can be noticed, in the words that people read."""

    SILENT = "silent", _("Nobody has been heard of here")
    BEHIND = "behind", _("The plan is well ahead of where you are")
    NEEDS_HELP = "needs_help", _("Somebody said that they need help")
    BIT_STUCK = "bit_stuck", _("Two check-ins in a row said a bit stuck")
    GONE = "gone", _("One of the two has left the community")
    UNMET = "unmet", _("The first meeting is due, and none is planned")
    UNPLANNED = "unplanned", _("The next meeting is due, and none is planned")
    MISSED = "missed", _("Two meetings or more did not take place")


TO_PLAN = frozenset({Sign.UNMET, Sign.UNPLANNED})


class Hears(models.TextChoices):
    NOBODY = "nobody", _("nobody yet")
    PAIR = "pair", _("both partners")
    COORDINATORS = "coordinators", _("the coordinators")


class NudgeQuerySet(models.QuerySet["Nudge"]):
    def told(self) -> Self:
        return self.exclude(hears=Hears.NOBODY)

    def noticed(self, sign: Sign) -> Self:
        """The first sight of what is told only when it lasts."""
        return self.filter(hears=Hears.NOBODY, sign=sign)

    def visible_to(self, member: Membership) -> Self:
        """What coordinators were told of the pairs of their community."""
        mine = self.filter(mentorship__mentor__membership__community=member.community_id)
        return mine.filter(hears=Hears.COORDINATORS) if member.coordinates else self.none()


class Nudge(models.Model):
    """One stage of one sign: since when it holds, after how many days, and who hears of it."""

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="nudges")
    sign = models.CharField(max_length=12, choices=Sign)
    since = models.DateField()
    after = models.PositiveSmallIntegerField(default=0)
    hears = models.CharField(max_length=12, choices=Hears)
    told_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = NudgeQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "sign", "since", "after", "hears"],
                name="each_stage_of_a_sign_is_told_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.sign} of mentorship {self.mentorship_id} (nudge {self.pk})"

    @property
    def is_to_plan(self) -> bool:
        """Whether a meeting that the two book puts it right."""
        return self.sign in TO_PLAN

    # Acts

    @classmethod
    def tell(cls, pair: Mentorship, *, sign: Sign, since: date, after: int, hears: Hears) -> None:
        """Tell those who are to hear of it."""
        with transaction.atomic():
            pair.lock()
            nudge = cls(mentorship=pair, sign=sign, since=since, after=after, hears=hears)
            refuse_if(nudge.refusal_to_tell())
            nudge.save()
            pair.record_for(nudge, "nudge.told", None)

    @classmethod
    def notice(cls, sign: Sign, since: date, pairs: Iterable[Mentorship]) -> None:
        """Remember the first sight of a sign; nobody is told."""
        Nudge.objects.bulk_create(
            [Nudge(mentorship=pair, sign=sign, since=since, hears=Hears.NOBODY) for pair in pairs],
            ignore_conflicts=True,
        )

    # Rules

    def refusal_to_tell(self) -> Refusal | None:
        if self.mentorship.ended_at:
            return Refusal.ENDED
        same = Nudge.objects.filter(
            mentorship=self.mentorship,
            sign=self.sign,
            since=self.since,
            after=self.after,
            hears=self.hears,
        )
        return Refusal.TOLD if same.exists() else None
