"""What one of the two takes with them, with the last word on goals and skills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.mentoring.models import Mentorship
from cairn.workspace.models.keepsake import Keepsake
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.skill_level import SkillLevel


class LookBack(Keepsake):
    """Both read both; each changes their own whenever they see it in another light."""

    words = models.TextField(_("what I take with me"), max_length=1000)
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "author"], name="one_look_back_from_each_side"
            )
        ]

    def __str__(self) -> str:
        return f"on mentorship {self.mentorship_id} (look back {self.pk})"

    # Acts

    @classmethod
    def write(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        words: str,
        ratings: Mapping[SharedGoal, int] | None = None,
        levels: Mapping[SkillLevel, int] | None = None,
    ) -> Self:
        """Say what stays; the mentee may rate the goals and the skills for the last time."""
        with transaction.atomic():
            pair.lock()
            own = cls.of_side(pair, by)
            refuse_if(own.refusal_to_leave(by))
            for goal, score in (ratings or {}).items():
                goal.rate(by=by, score=score, is_final=True)
            for skill, level in (levels or {}).items():
                skill.assess(by=by, level=level, is_final=True)
            own.words, own.written_at = words, timezone.now()
            own.save()
            own.record("look_back.written", by)
        return own
