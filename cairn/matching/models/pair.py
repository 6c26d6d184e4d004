"""Two skills as one community sees them: the row, and what coordinators may do about it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Community, Membership
from cairn.engine.skillcheck import LEAST_PERCENT, MOST_PERCENT
from cairn.engine.taxonomy import Taxonomy
from cairn.lib.key import new_key
from cairn.matching.refusals import Refusal
from cairn.people.models import Skill

AT_MOST = 300


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Related")
    DISMISSED = "dismissed", _("Dismissed")


class Pair(models.Model):
    """The row of a relation, and its rules; its acts are in `relation.py`.

    `both`, `with_one`, `with_other` and `people` say how many people listed what when Cairn
    looked last; all are 0 for a pair that a coordinator thought of.
    """

    community = models.ForeignKey(Community, models.CASCADE, related_name="skill_relations")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    one = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    other = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    percent = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=12, choices=Status, default=Status.PROPOSED)
    both = models.PositiveIntegerField(default=0)
    with_one = models.PositiveIntegerField(default=0)
    with_other = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)
    surprise = models.FloatField(default=0)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    EVIDENCE: ClassVar = ("both", "with_one", "with_other", "people", "surprise")

    class Meta:
        abstract = True

    # Rules

    def refusal_to_relate(self, percent: int, by: Membership) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        if self.one == self.other:
            return Refusal.SAME_SKILL
        if Taxonomy.load().is_related(self.one.number, self.other.number):
            return Refusal.RELATED_BY_CAIRN
        if self.status == Status.ACCEPTED:
            return Refusal.RELATED_ALREADY
        return self._refusal_of_percent(percent) or self._refusal_if_too_many()

    def refusal_to_accept(self, percent: int, by: Membership) -> Refusal | None:
        refusal = self.refusal_to_dismiss(by) or self._refusal_of_percent(percent)
        return refusal or self._refusal_if_too_many()

    def refusal_to_dismiss(self, by: Membership) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        return None if self.status == Status.PROPOSED else Refusal.NOT_PROPOSED

    def refusal_to_change(self, percent: int, by: Membership) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        if self.status != Status.ACCEPTED:
            return Refusal.NOT_RELATED
        return self._refusal_of_percent(percent)

    def refusal_to_withdraw(self, by: Membership) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        return Refusal.NOT_ANSWERED if self.status == Status.PROPOSED else None

    # Helpers

    def _led_by(self, by: Membership) -> bool:
        return by.coordinates and by.community_id == self.community_id

    @staticmethod
    def _refusal_of_percent(percent: int) -> Refusal | None:
        fits = LEAST_PERCENT <= percent <= MOST_PERCENT
        return None if fits else Refusal.PERCENT_OUT_OF_RANGE

    def _refusal_if_too_many(self) -> Refusal | None:
        mine = type(self)._default_manager.filter(community=self.community_id)
        full = mine.filter(status=Status.ACCEPTED).count() >= AT_MOST
        return Refusal.TOO_MANY_RELATIONS if full else None
