"""A template of a timeline, as the coordinators of a community keep it."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from cairn.activity.models import record
from cairn.communities.models import Community, Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import Refused, refuse_if
from cairn.workspace.outline import STEPS_AT_MOST, WEEKS, Outline, read_steps
from cairn.workspace.plans import shipped_plans
from cairn.workspace.refusals import Refusal

AT_MOST = 60


class PlanTemplateQuerySet(models.QuerySet["PlanTemplate"]):
    def of(self, community_id: int) -> Self:
        return self.filter(community=community_id)


class PlanTemplate(models.Model):
    """A community's own template, or its version of one that comes with Cairn (`source`).

    What comes with Cairn needs no row until somebody changes or hides it.
    """

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    community = models.ForeignKey(Community, models.CASCADE, related_name="plan_templates")
    source = models.CharField(max_length=40, blank=True, editable=False)
    title = models.CharField(_("topic"), max_length=80)
    weeks = models.PositiveSmallIntegerField(
        _("weeks"),
        default=12,
        validators=[MinValueValidator(WEEKS[0]), MaxValueValidator(WEEKS[-1])],
    )
    steps = models.JSONField(default=list)
    is_hidden = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0, editable=False)

    EDITABLE = ("title", "weeks", "steps")

    objects: ClassVar = PlanTemplateQuerySet.as_manager()

    class Meta:
        ordering = ("title", "weeks", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "source"],
                condition=~models.Q(source=""),
                name="one_version_of_a_template_per_community",
            )
        ]

    def __str__(self) -> str:
        return f"{self.ident} of community {self.community_id} (plan template {self.pk})"

    # Finding

    @classmethod
    def listed_in(cls, community: Community) -> list[PlanTemplate]:
        """All that coordinators keep, the hidden ones too, by topic and length."""
        rows = list(cls.objects.of(community.pk))
        changed = {row.source for row in rows}
        rows += [
            cls.as_shipped(community, ident) for ident in shipped_plans() if ident not in changed
        ]
        return sorted(rows, key=lambda row: (row.title.casefold(), row.weeks))

    @classmethod
    def offered_in(cls, community: Community) -> list[Outline]:
        """What the pairs of a community choose from."""
        return [row.outline for row in cls.listed_in(community) if not row.is_hidden]

    @classmethod
    def found(cls, community: Community, ident: str) -> PlanTemplate | None:
        """The template that an address means, None when there is none of that name."""
        row = cls.objects.of(community.pk).filter(models.Q(source=ident) | models.Q(key=ident))
        if found := row.first():
            return found
        return cls.as_shipped(community, ident) if ident in shipped_plans() else None

    @classmethod
    def as_shipped(cls, community: Community, ident: str) -> PlanTemplate:
        """A template that comes with Cairn, without a row."""
        plan = shipped_plans()[ident]
        steps = [str(step) for step in plan.steps]
        return cls(
            community=community, source=ident, title=plan.title, weeks=plan.weeks, steps=steps
        )

    # Acts

    @classmethod
    def add(cls, *, by: Membership, title: str, weeks: int, steps: list[str]) -> PlanTemplate:
        """A template of the community's own."""
        with transaction.atomic():
            template = cls(community=by.community)
            template._lock(by)
            template._take({"title": title, "weeks": weeks, "steps": steps})
            refuse_if(template.refusal_to_add(by) or template.refusal_to_hold())
            template._keep("added", by)
        return template

    def edit(self, *, by: Membership, version: int, **values: Any) -> None:
        """Change it for this community; what comes with Cairn stays as it is elsewhere."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_edit(by, version))
            self._take(values)
            refuse_if(self.refusal_to_hold())
            self._keep("edited", by)

    def offer(self, *, by: Membership, hidden: bool) -> None:
        """Offer it to pairs, or hide it from them; plans that were made of it stay."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_edit(by))
            self.is_hidden = hidden
            self._keep("offered", by)

    def restore(self, *, by: Membership) -> None:
        """Make it again what comes with Cairn."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_restore(by))
            self._record("restored", by)
            self._forget()

    def remove(self, *, by: Membership) -> None:
        """Remove a template of the community's own."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_remove(by))
            self._record("removed", by)
            self._forget()

    # Rules

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_edit(by):
            return refusal
        kept = PlanTemplate.objects.of(self.community_id).filter(source="").count()
        return Refusal.TOO_MANY_TEMPLATES if kept >= AT_MOST else None

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        if not (by.coordinates and by.community_id == self.community_id):
            return Refusal.COORDINATORS_ONLY
        return None if version in (None, self.version) else Refusal.CHANGED

    def refusal_to_hold(self) -> Refusal | None:
        """Why its steps make no plan; a line that cannot be read is refused as it is read."""
        steps = self.outline.steps
        if not steps:
            return Refusal.NO_SUCH_STEP
        if len(steps) > STEPS_AT_MOST:
            return Refusal.TOO_MANY
        return Refusal.STEP_TOO_LATE if steps[-1].week > self.weeks else None

    def refusal_to_restore(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_edit(by):
            return refusal
        return None if self.is_changed else Refusal.NOT_CHANGED

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        if refusal := self.refusal_to_edit(by):
            return refusal
        return Refusal.HIDE_INSTEAD if self.source else None

    # What follows from the fields

    @property
    def ident(self) -> str:
        """Its name in addresses."""
        return self.source or self.key

    @property
    def is_changed(self) -> bool:
        """Whether it came with Cairn and the community has another version of it."""
        return bool(self.source and self.pk and self.source in shipped_plans())

    @property
    def outline(self) -> Outline:
        shipped = shipped_plans().get(self.source)
        words = shipped.words if shipped else tuple(self.title.casefold().split())
        return Outline(self.ident, self.title, self.weeks, read_steps(self.steps), words)

    # Helpers

    def _lock(self, by: Membership) -> None:
        """Let nobody else change the templates meanwhile, and look at the row as it is now."""
        Community.objects.select_for_update(no_key=True).get(pk=self.community_id)
        by.refresh_from_db(fields=["role", "status"])
        if self._state.adding and not self.source:
            return
        row = PlanTemplate.found(self.community, self.ident)
        if row is None:
            raise Refused(Refusal.GONE)
        for field in self._meta.concrete_fields:
            setattr(self, field.attname, getattr(row, field.attname))
        self._state.adding = row._state.adding

    def _take(self, values: dict[str, Any]) -> None:
        for name in self.EDITABLE:
            setattr(self, name, values.get(name, getattr(self, name)))

    def _keep(self, participle: str, by: Membership) -> None:
        self.version += 1
        self.save()
        self._record(participle, by)

    def _forget(self) -> None:
        PlanTemplate.objects.filter(pk=self.pk).delete()

    def _record(self, participle: str, by: Membership) -> None:
        record(
            f"plan_template.{participle}",
            about=self,
            actor=by.user,
            concerning=[],
            community=self.community_id,
        )
