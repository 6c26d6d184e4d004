"""What the two of a mentorship work towards."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.refusal import refuse_if
from cairn.workspace.days import in_reach
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.models.rating import Rating
from cairn.workspace.refusals import Refusal

ACTIVE_AT_MOST = 3


class Status(models.TextChoices):
    ACTIVE = "active", _("Active")
    REACHED = "reached", _("Reached")
    LET_GO = "let_go", _("Let go")


NEXT = {
    Status.ACTIVE: {Status.REACHED, Status.LET_GO},
    Status.REACHED: {Status.ACTIVE},
    Status.LET_GO: {Status.ACTIVE},
}


class SharedGoalQuerySet(PieceQuerySet):
    def active(self) -> Self:
        return self.filter(status=Status.ACTIVE)

    def with_ratings(self) -> Self:
        return self.prefetch_related("ratings")


class SharedGoal(Piece):
    """One of at most three things to work towards at a time; the mentee rates how near it is."""

    title = models.CharField(_("our goal"), max_length=120)
    why = models.TextField(_("why it matters"), max_length=1000, blank=True)
    measure = models.TextField(_("how we will know"), max_length=1000, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True, validators=[in_reach])
    status = models.CharField(max_length=8, choices=Status, default=Status.ACTIVE)
    settled_at = models.DateTimeField(null=True)

    NAME = "shared_goal"
    EDITABLE = ("title", "why", "measure", "due_on")
    AT_MOST = 20

    objects: ClassVar = SharedGoalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(status="active", settled_at=None)
                | (~models.Q(status="active") & models.Q(settled_at__isnull=False)),
                name="a_shared_goal_is_active_until_it_is_settled",
            )
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (shared goal {self.pk})"

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE

    # Acts

    def reach(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._turn(Status.REACHED, by)
            self.keep("reached", by)

    def let_go(self, *, by: Membership) -> None:
        """It is no longer worth the time; its ratings stay."""
        with transaction.atomic():
            self._turn(Status.LET_GO, by)
            self.keep("let_go", by)

    def take_up(self, *, by: Membership) -> None:
        """Work towards it again."""
        with transaction.atomic():
            self._turn(Status.ACTIVE, by)
            self.keep("taken_up", by)

    def rate(
        self, *, by: Membership, score: int, sentence: str = "", is_final: bool = False
    ) -> Rating:
        """How near the mentee feels, 0 to 10. Rated twice on one day, the later one counts."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_rate(by, is_final=is_final))
            rating = Rating.note(self, score=score, sentence=sentence, is_final=is_final)
            self.record("rated", by)
        return rating

    # Rules

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        return super().refusal_to_add(by) or self._refusal_for_room()

    def refusal_to_turn(self, status: Status, by: Membership) -> Refusal | None:
        """Why it cannot become reached, let go or active now."""
        if refusal := self.refusal_to_work(by):
            return refusal
        if status not in NEXT[Status(self.status)]:
            return Refusal.OTHER_STATE
        return self._refusal_for_room() if status == Status.ACTIVE else None

    def refusal_to_rate(self, by: Membership, *, is_final: bool = False) -> Refusal | None:
        """The final rating may come after the end."""
        refusal = self.refusal_to_work(by)
        if refusal and not (is_final and refusal == Refusal.ENDED):
            return refusal
        return None if by.pk == self.mentorship.mentee.membership_id else Refusal.MENTEE_ONLY

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        """What has been rated is a part of the way, and stays."""
        if refusal := super().refusal_to_remove(by):
            return refusal
        return Refusal.GOAL_RATED if self.ratings.exists() else None

    def _refusal_for_room(self) -> Refusal | None:
        active = SharedGoal.objects.of(self.mentorship).active().count()
        return Refusal.ENOUGH_GOALS if active >= ACTIVE_AT_MOST else None

    # Helpers

    def _turn(self, status: Status, by: Membership) -> None:
        self.lock()
        refuse_if(self.refusal_to_turn(status, by))
        self.status = status
        self.settled_at = None if status == Status.ACTIVE else timezone.now()
