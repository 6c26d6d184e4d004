"""Where the mentee stands with a skill: at the start, now, and where they want to be."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.people.choices import LEVELS_TO_BEGIN_AT, Level
from cairn.people.models import Skill
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.refusals import Refusal


class SkillLevelQuerySet(PieceQuerySet):
    def with_history(self) -> Self:
        return self.select_related("skill").prefetch_related("assessments")


class SkillLevel(Piece):
    """A skill of one mentorship. The mentee says where they stand; the mentor may suggest it."""

    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    start = models.PositiveSmallIntegerField(
        _("level at the start"), choices=LEVELS_TO_BEGIN_AT, default=0
    )
    now = models.PositiveSmallIntegerField(_("level now"), choices=LEVELS_TO_BEGIN_AT, default=0)
    target = models.PositiveSmallIntegerField(
        _("level we aim at"), choices=Level, default=Level.INDEPENDENT
    )
    suggested = models.PositiveSmallIntegerField(
        _("level that the mentor sees"), choices=LEVELS_TO_BEGIN_AT, null=True
    )

    NAME = "skill_level"
    EDITABLE = ("start", "target")
    AT_MOST = 10

    objects: ClassVar = SkillLevelQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "skill"], name="one_skill_level_per_skill"
            ),
            models.CheckConstraint(
                condition=models.Q(target__gt=models.F("start")),
                name="a_skill_level_aims_above_the_start",
            ),
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (skill level {self.pk})"

    # Acts

    @classmethod
    def prefill(cls, pair: Mentorship, *, by: Membership) -> list[Self]:
        """Begin with the skills that the request named, except those that are there already."""
        with transaction.atomic():
            pair.lock()
            return [
                cls.add(pair, by=by, skill=skill, start=start, target=target)
                for skill, start, target in cls.named_in_request(pair)
            ]

    def assess(self, *, by: Membership, level: int, is_final: bool = False) -> None:
        """Where the mentee stands today; it answers a suggestion. The last of a day counts."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_assess(by, is_final=is_final))
            self.now, self.suggested = level, None
            self.assessments.update_or_create(
                assessed_on=timezone.localdate(), defaults={"level": level}
            )
            self.keep("assessed", by)

    def suggest(self, *, by: Membership, level: int) -> None:
        """Where the mentor sees the mentee; nothing changes until the mentee agrees."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_suggest(by))
            self.suggested = level
            self.keep("suggested", by)

    # Rules

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        return super().refusal_to_add(by) or self._refusal_for_others(by)

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        return super().refusal_to_edit(by, version) or self._refusal_for_others(by)

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self._refusal_for_others(by)

    def refusal_to_assess(self, by: Membership, *, is_final: bool = False) -> Refusal | None:
        """The final level may come after the end."""
        refusal = self.refusal_to_work(by)
        if refusal and not (is_final and refusal == Refusal.ENDED):
            return refusal
        return self._refusal_for_others(by)

    def refusal_to_suggest(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_work(by):
            return refusal
        return None if by.pk == self.mentorship.mentor.membership_id else Refusal.MENTOR_ONLY

    def refusal_to_hold(self) -> Refusal | None:
        if self.target <= self.start:
            return Refusal.AIM_HIGHER
        same = SkillLevel.objects.of(self.mentorship).filter(skill=self.skill)
        return Refusal.SKILL_LISTED if same.exclude(pk=self.pk).exists() else None

    def _refusal_for_others(self, by: Membership) -> Refusal | None:
        return None if by.pk == self.mentorship.mentee.membership_id else Refusal.MENTEE_ONLY

    # Helpers

    @classmethod
    def named_in_request(cls, pair: Mentorship) -> list[tuple[str, int, int]]:
        """Skills of the request that are not listed yet, each with its levels then and wanted."""
        request = getattr(pair, "request", None)
        listed = set(cls.objects.of(pair).values_list("skill__name", flat=True))
        goals = request.goals if request else []
        return [
            (goal["skill"], goal["now"], goal["wanted"])
            for goal in goals
            if goal["skill"] not in listed
        ]

    def _take(self, values: dict[str, Any]) -> None:
        """`skill` comes as a text when it is added, and stays."""
        if self._state.adding:
            self.skill = Skill.named(values.pop("skill"))
            super()._take(values)
            self.now = self.start
        else:
            super()._take(values)


class Assessment(models.Model):
    """Where the mentee stood on a day."""

    skill_level = models.ForeignKey(SkillLevel, models.CASCADE, related_name="assessments")
    level = models.PositiveSmallIntegerField(choices=LEVELS_TO_BEGIN_AT)
    assessed_on = models.DateField(default=timezone.localdate)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("assessed_on", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["skill_level", "assessed_on"], name="one_assessment_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} (assessment {self.pk})"
