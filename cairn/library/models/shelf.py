"""What stands in the library: its row, how it is found, and the rules about it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Community, Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if
from cairn.library.refusals import Refusal
from cairn.mentoring.models import Mentor
from cairn.people.models import Skill
from cairn.workspace.models import Resource
from cairn.workspace.models.recommended import Recommended

AT_MOST = 2_000
PROPOSALS_AT_MOST = 10
SKILLS_AT_MOST = 5


class Status(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    PUBLISHED = "published", _("In the library")
    DECLINED = "declined", _("Not in the library")


class ShelfQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> Self:
        """What is published in the member's community, and their own; coordinators see all."""
        here = self.filter(community=member.community_id)
        seen = models.Q(status=Status.PUBLISHED) | models.Q(offered_by=member)
        return here if member.coordinates else here.filter(seen)

    def published(self) -> Self:
        return self.filter(status=Status.PUBLISHED)

    def proposed(self) -> Self:
        return self.filter(status=Status.PROPOSED)

    def offered_by(self, member: Membership) -> Self:
        return self.filter(offered_by=member)

    def matching(self, words: str) -> Self:
        """Those that say the words, or that serve a skill of that name."""
        if not words:
            return self
        skilled = self.model.skills.through.objects.filter(
            libraryitem=models.OuterRef("pk"), skill__name__icontains=words
        )
        found = models.Q(models.Exists(skilled))
        for part in ("title", "why", "words"):
            found |= models.Q(**{f"{part}__icontains": words})
        return self.filter(found)

    def serving(self, skill: str) -> Self:
        return self.filter(skills__name=skill) if skill else self

    def with_details(self) -> Self:
        return self.select_related("offered_by__user__profile", "file").prefetch_related("skills")


class Shelf(Recommended):
    """The row of a library item, and its rules; its acts are in `library_item.py`."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="library_items")
    offered_by = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    skills = models.ManyToManyField(Skill, related_name="library_items")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    answer = models.CharField(_("a few words to whoever offered it"), max_length=300, blank=True)
    offered_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    EDITABLE = (*Recommended.CONTENT, "skill_names")
    REFUSAL_WHEN_GONE = Refusal.GONE

    objects: ClassVar = ShelfQuerySet.as_manager()

    class Meta(Recommended.Meta):
        abstract = True
        ordering = ("-offered_at", "-pk")
        indexes: ClassVar = [
            models.Index(fields=["community", "status", "-offered_at"], name="library_shelf")
        ]

    def __str__(self) -> str:
        return f"of community {self.community_id} (library item {self.pk})"

    # Rules

    @staticmethod
    def is_trusted(by: Membership) -> bool:
        """Whether what they offer is published at once: coordinators, and whoever mentors."""
        return by.coordinates or Mentor.objects.offering().filter(membership=by.pk).exists()

    @classmethod
    def refusal_to_offer(cls, by: Membership) -> Refusal | None:
        if not by.is_active:
            return Refusal.NOT_A_MEMBER
        shelf = cls.objects.filter(community=by.community_id)
        if shelf.count() >= AT_MOST:
            return Refusal.LIBRARY_FULL
        waiting = shelf.proposed().offered_by(by).count()
        return Refusal.TOO_MANY_PROPOSALS if waiting >= PROPOSALS_AT_MOST else None

    @classmethod
    def refusal_to_offer_from(cls, resource: Resource, by: Membership) -> Refusal | None:
        if by.pk != resource.author_id:
            return Refusal.NOT_THE_SHARER
        return cls.refusal_to_offer(by)

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        """Without a version: whether the page may offer to edit at all."""
        if not (by.is_active and by.pk == self.offered_by_id):
            return Refusal.NOT_YOURS
        return None if version in (None, self.version) else Refusal.CHANGED

    def refusal_to_approve(self, by: Membership) -> Refusal | None:
        return self._refusal_to_lead(by) or (
            Refusal.OTHER_STATE if self.status == Status.PUBLISHED else None
        )

    def refusal_to_decline(self, by: Membership) -> Refusal | None:
        return self._refusal_to_lead(by) or (
            Refusal.OTHER_STATE if self.status == Status.DECLINED else None
        )

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        """Whoever offered it, and coordinators."""
        return self.refusal_to_edit(by) if self._refusal_to_lead(by) else None

    def refusal_to_share(self, by: Membership) -> Refusal | None:
        if not by.is_active or by.community_id != self.community_id:
            return Refusal.NOT_A_MEMBER
        return None if self.status == Status.PUBLISHED else Refusal.NOT_PUBLISHED

    # What follows from the fields

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    @property
    def is_proposed(self) -> bool:
        return self.status == Status.PROPOSED

    @property
    def skill_names(self) -> list[str]:
        """Of the skills that it serves."""
        return [skill.name for skill in self.skills.all()] if self.pk else []

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        for name in self.CONTENT:
            setattr(self, name, values.get(name, getattr(self, name)))
        self._names: list[str] | None = values.get("skill_names")
        refuse_if(Refusal.TOO_MANY_SKILLS if len(self._names or ()) > SKILLS_AT_MOST else None)

    def _write_skills(self) -> None:
        """The skills that were named, once the row is there to carry them."""
        names = getattr(self, "_names", None)
        if names is not None:
            self.skills.set([Skill.named(name) for name in names])

    def _refusal_to_lead(self, by: Membership) -> Refusal | None:
        leads = by.coordinates and by.community_id == self.community_id
        return None if leads else Refusal.COORDINATORS_ONLY
