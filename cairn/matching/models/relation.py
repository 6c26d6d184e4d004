"""What a community says of two skills: that they help with each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar, Self

from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from cairn.activity.models import record
from cairn.communities.models import Community, Membership
from cairn.engine import Together
from cairn.engine.skillcheck import LEAST_PERCENT, MOST_PERCENT
from cairn.lib.refusal import Refused, refuse_if
from cairn.matching.models.pair import Pair, Status
from cairn.matching.refusals import Refusal
from cairn.people.models import Skill

NEXT = {
    Status.PROPOSED: {Status.ACCEPTED, Status.DISMISSED},
    Status.ACCEPTED: {Status.PROPOSED},
    Status.DISMISSED: {Status.PROPOSED, Status.ACCEPTED},
}


class SkillRelationQuerySet(models.QuerySet["SkillRelation"]):
    def visible_to(self, member: Membership) -> Self:
        """A community's coordinators see what is proposed and decided there."""
        return self.filter(community=member.community_id) if member.coordinates else self.none()

    def accepted(self) -> Self:
        return self.filter(status=Status.ACCEPTED)

    def naming(self, words: str) -> Self:
        """Those of which one skill is called like that."""
        found = Q(one__name__icontains=words) | Q(other__name__icontains=words)
        return self.filter(found) if words else self

    def with_details(self) -> Self:
        """With the two skills, and whoever decided."""
        return self.select_related("one", "other", "answered_by")

    def strongest_first(self) -> Self:
        return self.order_by("-surprise", "pk")

    def latest_first(self) -> Self:
        return self.order_by("-answered_at", "pk")


class SkillRelation(Pair):
    """Says that whoever has one of two skills helps with the other, to so many percent.

    Cairn proposes pairs that people of the community list together; once a coordinator accepts
    one, it counts in every match of the community, beside the graph that all communities share.
    """

    objects: ClassVar = SkillRelationQuerySet.as_manager()

    EVIDENCE: ClassVar = ("both", "with_one", "with_other", "people", "surprise")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "one", "other"], name="one_relation_per_pair_and_community"
            ),
            models.CheckConstraint(
                condition=Q(one__lt=F("other")), name="a_relation_names_the_older_skill_first"
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=LEAST_PERCENT, percent__lte=MOST_PERCENT),
                name="a_relation_is_from_40_to_95_percent",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "status", "-surprise"], name="relation_list")
        ]

    def __str__(self) -> str:
        return f"{self.one_id} and {self.other_id} in {self.community_id} (relation {self.pk})"

    # Acts

    @classmethod
    def propose_all(cls, community: Community, found: Iterable[Together]) -> int:
        """Propose what Cairn has found, by the ids of skills; how many proposals are new.

        What waits for an answer and was not found again is proposed no longer. What was
        answered stays as it is.
        """
        with transaction.atomic():
            _lock(community.pk)
            pairs = {(pair.one, pair.other): pair for pair in found}
            listed = cls.objects.filter(community=community).in_bulk()
            known = {(row.one_id, row.other_id): row for row in listed.values()}
            new = [cls._proposed(community, pairs[pair]) for pair in pairs if pair not in known]
            SkillRelation.objects.bulk_create(new)
            cls._renew([row for row in known.values() if row.status == Status.PROPOSED], pairs)
            if new:
                told = {"community": community.pk, "pairs": len(new)}
                record("relation.proposed", about=community, actor=None, concerning=[], **told)
        return len(new)

    @classmethod
    def relate(cls, one: str, other: str, *, percent: int, by: Membership) -> SkillRelation:
        """Relate two skills by their names, proposed or not."""
        with transaction.atomic():
            _lock(by.community_id, by)
            first, second = sorted((Skill.named(one), Skill.named(other)), key=lambda s: s.pk)
            pair = {"community": by.community, "one": first, "other": second}
            relation = cls.objects.filter(**pair).first() or cls(**pair)
            refuse_if(relation.refusal_to_relate(percent, by))
            relation.percent = percent
            relation._answer(Status.ACCEPTED, by)
            relation._record("accepted", by, percent=percent)
        return relation

    def accept(self, *, percent: int, by: Membership) -> None:
        """Let the pair count in every match of the community from now on."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_accept(percent, by))
            self.percent = percent
            self._answer(Status.ACCEPTED, by)
            self._record("accepted", by, percent=percent)

    def dismiss(self, *, by: Membership) -> None:
        """Never propose the pair again."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_dismiss(by))
            self._answer(Status.DISMISSED, by)
            self._record("dismissed", by)

    def change(self, *, percent: int, by: Membership) -> None:
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_change(percent, by))
            self.percent = percent
            self._answer(Status.ACCEPTED, by)
            self._record("changed", by, percent=percent)

    def withdraw(self, *, by: Membership) -> None:
        """Take an answer back: the pair waits for one again."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_withdraw(by))
            self._answer(Status.PROPOSED, by)
            self._record("withdrawn", by)

    # Helpers

    @classmethod
    def _proposed(cls, community: Community, found: Together) -> SkillRelation:
        relation = cls(community=community, one_id=found.one, other_id=found.other)
        relation._take(found)
        return relation

    @classmethod
    def _renew(cls, waiting: list[SkillRelation], found: dict[tuple[int, int], Together]) -> None:
        """Tell the proposals that wait what was found of them now; the rest go."""
        still = [row for row in waiting if (row.one_id, row.other_id) in found]
        gone = {row.pk for row in waiting} - {row.pk for row in still}
        for row in still:
            row._take(found[row.one_id, row.other_id])
        SkillRelation.objects.bulk_update(still, (*cls.EVIDENCE, "percent"))
        cls.objects.filter(pk__in=gone).delete()

    def _take(self, found: Together) -> None:
        for name in (*self.EVIDENCE, "percent"):
            setattr(self, name, getattr(found, name))

    def _lock(self, by: Membership) -> None:
        """Take the list's lock and read the row anew; it may be gone by now."""
        _lock(self.community_id, by)
        try:
            self.refresh_from_db(fields=[*self.EVIDENCE, "percent", "status"])
        except SkillRelation.DoesNotExist:
            raise Refused(Refusal.PROPOSAL_GONE) from None

    def _answer(self, status: Status, by: Membership) -> None:
        self.status = status
        self.answered_by, self.answered_at = by.user, timezone.now()
        self.save()

    def _record(self, participle: str, by: Membership, **data: Any) -> None:
        """Nobody's own standing changes: the index reads the community's relations anew."""
        record(
            f"relation.{participle}",
            about=self,
            actor=by.user,
            concerning=[],
            community=self.community_id,
            skills=[self.one.name, self.other.name],
            **data,
        )


def _lock(community: int, by: Membership | None = None) -> None:
    """Let nobody else decide meanwhile, and see whether `by` still coordinates."""
    Community.objects.select_for_update(no_key=True).get(pk=community)
    if by is not None:
        by.refresh_from_db(fields=["role", "status"])
