"""What one of the two tells the other about how far they have come."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship
from cairn.workspace.models.action_item import ActionItem
from cairn.workspace.models.milestone import Milestone, Status
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.refusals import Refusal

OFFERED_AT_MOST = 60


class UpdateQuerySet(PieceQuerySet):
    def with_comments(self) -> Self:
        """Adds how many comments each has."""
        return self.annotate(number_of_comments=models.Count("comments"))

    def recent_for(self, member: Membership) -> Self:
        """The latest of all that the member belongs to."""
        people = self.visible_to(member).select_related("mentorship", "author__user__profile")
        return people.order_by("-added_at", "-pk")


class Update(Piece):
    """A progress update: a title is enough. Its author changes it, the other one comments.

    `completed` holds the words of what was done, beside its key: they stay when that changes.
    """

    title = models.CharField(_("in a line"), max_length=120)
    done = models.TextField(_("what was done"), max_length=4000, blank=True)
    completed = models.JSONField(_("what is completed"), default=list, blank=True)
    next_steps = models.TextField(_("next steps"), max_length=2000, blank=True)

    NAME = "update"
    EDITABLE = ("title", "done", "completed", "next_steps")
    AT_MOST = 500

    number_of_comments: int  # by with_comments

    objects: ClassVar = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["mentorship", "-added_at"], name="update_latest_of_a_pair")
        ]

    def __str__(self) -> str:
        return f"of mentorship {self.mentorship_id} (update {self.pk})"

    # Rules

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        return super().refusal_to_edit(by, version) or self.refusal_unless_author(by)

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self.refusal_unless_author(by)

    # What follows from the fields

    @classmethod
    def to_choose_from(cls, pair: Mentorship) -> dict[str, str]:
        """The words of what was completed lately, by key: milestones, then action items."""
        latest = sorted(_completed_lately(pair=pair.pk), key=itemgetter(0))
        return {key: words for _kind, key, words, _at in latest}

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        """`completed` comes as keys of milestones and action items."""
        if "completed" in values:
            values["completed"] = self._in_words(values["completed"])
        super()._take(values)

    def _in_words(self, keys: Iterable[str]) -> list[dict[str, str]]:
        """What this update names already keeps the words that it had."""
        keys = list(dict.fromkeys(keys))
        known = {one["key"]: one["words"] for one in self.completed}
        if set(keys) - set(known):
            known = self.to_choose_from(self.mentorship) | known
        if set(keys) - set(known):
            raise Refused(Refusal.NOT_OF_THIS_PAIR)
        return [{"key": key, "words": known[key]} for key in keys]


@prepared
def _completed_lately(pair: Any) -> models.QuerySet[Any, Any]:
    stones = Milestone.objects.of(pair).standing().filter(status=Status.COMPLETED)
    items = ActionItem.objects.of(pair).done()
    first, second = (
        rows.order_by()
        .annotate(kind=models.Value(kind), words=models.F(words), at=models.F(at))
        .values_list("kind", "key", "words", "at")
        for kind, rows, words, at in (
            (0, stones, "title", "completed_at"),
            (1, items, "text", "done_at"),
        )
    )
    rows: models.QuerySet[Any, Any] = first.union(second, all=True)
    return rows.order_by("-at")[:OFFERED_AT_MOST]
