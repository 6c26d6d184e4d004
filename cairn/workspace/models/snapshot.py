"""How far a plan had come on a day: the dots of the drawing, and what a change is told against."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from cairn.mentoring.models import Mentorship
from cairn.workspace.progress import Progress


class SnapshotQuerySet(models.QuerySet["Snapshot"]):
    def of(self, pair: Mentorship) -> Self:
        return self.filter(mentorship=pair)


class Snapshot(models.Model):
    """Written at each check-in, and before the first change of the plan on a day.

    `plan` holds the weights of the milestones that stood, by their ids.
    """

    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="snapshots")
    taken_on = models.DateField(default=timezone.localdate)
    done = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    percent = models.PositiveSmallIntegerField()
    expected = models.PositiveSmallIntegerField()
    plan = models.JSONField(default=dict)

    objects: ClassVar = SnapshotQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (snapshot {self.pk})"

    @property
    def weights(self) -> dict[int, int]:
        return {int(pk): weight for pk, weight in self.plan.items()}

    # Parts of acts

    @classmethod
    def take(cls, pair: Mentorship) -> Snapshot | None:
        """Keep today's picture; None without milestones. Call it under the mentorship's lock."""
        milestones = list(pair.milestones.standing().with_items())
        progress = Progress.of(milestones, pair.share_gone())
        if progress.percent is None:
            return None
        plan = {str(one.pk): one.weight for one in milestones}
        return cls.objects.create(mentorship=pair, plan=plan, **progress._asdict())

    @classmethod
    def before_change(cls, pair: Mentorship) -> None:
        """Keep what the plan was like before today's changes; the first of a day does it."""
        if not cls.objects.of(pair).filter(taken_on=timezone.localdate()).exists():
            cls.take(pair)
