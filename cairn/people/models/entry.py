"""One line of a profile: what positions, education, links, skills and goals have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models, transaction

from cairn.lib.key import new_key
from cairn.lib.refusal import Refused, refuse_if
from cairn.people.models.profile import Profile
from cairn.people.refusals import Refusal

if TYPE_CHECKING:
    from cairn.accounts.models import User


class EntryQuerySet(models.QuerySet[Any]):
    def of(self, user: User) -> Self:
        """The person's own lines: nobody else changes them."""
        return self.filter(profile__user=user).select_related("profile__user")

    def on(self, profile_id: int) -> Self:
        return self.filter(profile=profile_id)


class Entry(models.Model):
    """A line of a profile. Every act holds the profile's lock, since rules look at other lines."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)

    NAME: ClassVar[str]
    EDITABLE: ClassVar[tuple[str, ...]]
    AT_MOST: ClassVar[int] = 20
    FULL: ClassVar[Refusal] = Refusal.TOO_MANY_ROWS
    # A flag that one line of a profile may carry: setting it takes it from the others.
    MARK: ClassVar[str] = ""

    profile: Any
    profile_id: int
    objects: ClassVar = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    # Acts

    @classmethod
    def add(cls, profile: Profile, **values: Any) -> Self:
        with transaction.atomic():
            profile.lock()
            entry = cls(profile=profile)
            entry._take(values)
            refuse_if(entry.refusal_to_add())
            entry._keep("added")
        return entry

    def edit(self, **values: Any) -> None:
        """Change fields that are listed in EDITABLE."""
        with transaction.atomic():
            self._lock()
            self._take(values)
            refuse_if(self.refusal_to_hold())
            self._keep("edited")

    def discard(self) -> None:
        with transaction.atomic():
            self._lock()
            type(self).objects.filter(pk=self.pk).delete()
            self.profile.record(f"{self.NAME}.removed", **self._details())

    # Rules

    def refusal_to_add(self) -> Refusal | None:
        listed = type(self).objects.on(self.profile_id)
        return self.FULL if listed.count() >= self.AT_MOST else self.refusal_to_hold()

    def refusal_to_hold(self) -> Refusal | None:
        """Why a profile cannot have this line as it is now."""
        return None

    # Helpers

    def _lock(self) -> None:
        """Lock the profile and read the line anew; it may be gone by now."""
        self.profile.lock()
        fields = [f.attname for f in self._meta.concrete_fields if f.name not in ("id", "profile")]
        try:
            self.refresh_from_db(fields=fields)
        except type(self).DoesNotExist:
            raise Refused(Refusal.GONE) from None

    def _take(self, values: dict[str, Any]) -> None:
        for name in self.EDITABLE:
            setattr(self, name, values.get(name, getattr(self, name)))

    def _keep(self, participle: str) -> None:
        if self.MARK and getattr(self, self.MARK):
            others = type(self).objects.on(self.profile_id).exclude(pk=self.pk)
            others.update(**{self.MARK: False})
        self.save()
        self.profile.record(f"{self.NAME}.{participle}", **self._details())

    def _details(self) -> dict[str, Any]:
        """What the event tells besides whose profile it was."""
        return {}
