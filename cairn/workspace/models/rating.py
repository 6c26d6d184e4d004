"""How near to a goal the mentee feels, from the first day to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cairn.workspace.models.shared_goal import SharedGoal

HIGHEST = 10


class Occasion(models.TextChoices):
    BASELINE = "baseline", _("At the start")
    CHECK_IN = "check_in", _("On the way")
    FINAL = "final", _("At the end")


class Rating(models.Model):
    """A number from 0 to 10 with a sentence, one for each occasion of a day."""

    goal = models.ForeignKey("workspace.SharedGoal", models.CASCADE, related_name="ratings")
    score = models.PositiveSmallIntegerField(
        _("how near we are"), validators=[MaxValueValidator(HIGHEST)]
    )
    sentence = models.CharField(_("in a sentence"), max_length=200, blank=True)
    occasion = models.CharField(max_length=8, choices=Occasion)
    rated_on = models.DateField(default=timezone.localdate)

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ("rated_on", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["goal", "rated_on", "occasion"], name="one_rating_per_occasion_of_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(score__lte=HIGHEST), name="a_rating_is_at_most_ten"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.score} for goal {self.goal_id} (rating {self.pk})"

    @classmethod
    def note(cls, goal: SharedGoal, *, score: int, sentence: str, is_final: bool) -> Rating:
        """Write today's rating, or change it; `SharedGoal.rate` calls it under its lock."""
        today = timezone.localdate()
        return cls.objects.update_or_create(
            goal=goal,
            rated_on=today,
            occasion=Occasion.FINAL if is_final else cls._occasion(goal),
            defaults={"score": score, "sentence": sentence},
        )[0]

    @staticmethod
    def _occasion(goal: SharedGoal) -> Occasion:
        """The first day's rating is the baseline, also when it is mended the same day."""
        earlier = goal.ratings.exclude(occasion=Occasion.FINAL)
        began = earlier.filter(rated_on__lt=timezone.localdate()).exists()
        return Occasion.CHECK_IN if began else Occasion.BASELINE
