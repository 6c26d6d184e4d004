"""What a person can do, and what they want to learn."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cairn.lib.refusal import refuse_if
from cairn.people.choices import LEVELS_TO_BEGIN_AT, Importance, Level
from cairn.people.models.entry import Entry
from cairn.people.models.profile import Profile
from cairn.people.models.skill import Skill
from cairn.people.refusals import Refusal
from cairn.people.years import PAST


class SkillEntry(Entry):
    """A line about a skill. `words` is what the person typed, where the skill has another name."""

    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    words = models.CharField(max_length=60, blank=True, editable=False)

    skill_id: int
    LISTED: ClassVar[Refusal]

    class Meta:
        abstract = True

    # Acts

    def keep_words(self) -> None:
        """Take the skill by the person's own words instead of what Cairn made of them."""
        with transaction.atomic():
            self._lock()
            refuse_if(self.refusal_to_keep_words())
            self.skill, self.words = Skill.literal(self.words), ""
            refuse_if(self.refusal_to_hold())
            self._keep("edited")

    # Rules

    def refusal_to_keep_words(self) -> Refusal | None:
        return None if self.words else Refusal.NO_OTHER_WORDS

    def refusal_to_hold(self) -> Refusal | None:
        same = type(self).objects.on(self.profile_id).filter(skill=self.skill_id)
        return self.LISTED if same.exclude(pk=self.pk).exists() else None

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        """`skill` comes as a text, by whatever name the person has for it."""
        text = values.pop("skill", None)
        super()._take(values)
        if text is not None and not self._is_called(text):
            self.skill = Skill.named(text)
            self.words = "" if self.skill.is_called(text) else " ".join(text.split())[:60]

    def _is_called(self, text: str) -> bool:
        """Whether this is the skill's name already: then the form left it as it was."""
        return bool(self.skill_id) and self.skill.is_called(text)

    def _details(self) -> dict[str, Any]:
        return {"skill": self.skill.name}


class Expertise(SkillEntry):
    """A skill that somebody has, and whether they would teach it."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="expertise")
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.INDEPENDENT)
    years = models.PositiveSmallIntegerField(
        _("years of experience"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(70, _("Enter at most %(limit_value)s years."))],
    )
    last_used = models.PositiveSmallIntegerField(
        _("year of last use"), null=True, blank=True, validators=PAST
    )
    is_primary = models.BooleanField(_("one of my main skills"), default=False)
    can_teach = models.BooleanField(_("I can teach this"), default=True)
    is_verified = models.BooleanField(default=False, editable=False)

    NAME = "skill"
    EDITABLE = ("level", "years", "last_used", "is_primary", "can_teach")
    AT_MOST = 50
    FULL = Refusal.TOO_MANY_SKILLS
    LISTED = Refusal.SKILL_LISTED

    class Meta:
        ordering = ("-is_primary", "-level", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "skill"], name="one_expertise_per_skill")
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} of {self.profile_id} (expertise {self.pk})"

    def _take(self, values: dict[str, Any]) -> None:
        """What somebody verified was the skill of then: another skill has to be verified anew."""
        before = self.skill_id
        super()._take(values)
        self.is_verified = self.is_verified and self.skill_id == before


class LearningGoal(SkillEntry):
    """A skill that somebody wants, from one level to a higher one."""

    profile = models.ForeignKey(Profile, models.CASCADE, related_name="goals")
    level_now = models.PositiveSmallIntegerField(
        _("my level now"), choices=LEVELS_TO_BEGIN_AT, default=0
    )
    level_wanted = models.PositiveSmallIntegerField(
        _("the level I want"), choices=Level, default=Level.INDEPENDENT
    )
    importance = models.PositiveSmallIntegerField(
        _("importance"), choices=Importance, default=Importance.IMPORTANT
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    NAME = "goal"
    EDITABLE = ("level_now", "level_wanted", "importance", "note")
    AT_MOST = 10
    FULL = Refusal.TOO_MANY_GOALS
    LISTED = Refusal.GOAL_LISTED

    class Meta:
        ordering = ("-importance", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "skill"], name="one_goal_per_skill"),
            models.CheckConstraint(
                condition=models.Q(level_wanted__gt=models.F("level_now")),
                name="a_goal_is_above_the_present_level",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} of {self.profile_id} (learning goal {self.pk})"

    def refusal_to_hold(self) -> Refusal | None:
        if self.level_wanted <= self.level_now:
            return Refusal.NOTHING_TO_LEARN
        return super().refusal_to_hold()
