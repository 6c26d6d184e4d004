"""What somebody may do in a community: the questions that pages and acts both ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils import timezone

from cairn.communities.choices import Kind, Role, Status
from cairn.communities.models.community import Community
from cairn.communities.refusals import Refusal
from cairn.lib.key import new_key

if TYPE_CHECKING:
    from cairn.accounts.models import User


class Standing(models.Model):
    """The row of a membership, and its rules; its acts are in `membership.py`."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    role = models.CharField(max_length=12, choices=Role, default=Role.MEMBER)
    status = models.CharField(max_length=12, choices=Status)
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def is_active(self) -> bool:
        return self.status == Status.ACTIVE

    @property
    def coordinates(self) -> bool:
        return self.is_active and self.role in (Role.COORDINATOR, Role.OWNER)

    @property
    def owns(self) -> bool:
        return self.is_active and self.role == Role.OWNER

    # Rules

    @classmethod
    def refusal_to_found(cls, by: User) -> Refusal | None:
        return None if by.is_operator else Refusal.OPERATORS_ONLY

    def refusal_to_join(self) -> Refusal | None:
        if self.status == Status.REMOVED:
            return Refusal.REMOVED
        if self.community.kind == Kind.SECRET:
            return Refusal.INVITATION_ONLY
        return Refusal.ALREADY_ASKED if self.status == Status.ASKED else self._refusal_if_active()

    def refusal_to_be_admitted(self) -> Refusal | None:
        if self.status == Status.REMOVED:
            return Refusal.REMOVED
        return self._refusal_if_active()

    def refusal_to_answer(self, by: Standing) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        return None if self.status == Status.ASKED else Refusal.NOT_ASKED

    def refusal_to_leave(self) -> Refusal | None:
        if self.status not in (Status.ACTIVE, Status.ASKED):
            return Refusal.NOT_ACTIVE
        return self._refusal_if_last_owner()

    def refusal_to_remove(self, by: Standing) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        if not self.is_active:
            return Refusal.NOT_ACTIVE
        if self.owns and not by.owns:
            return Refusal.OWNERS_ONLY
        return self._refusal_if_last_owner()

    def refusal_to_readmit(self, by: Standing) -> Refusal | None:
        if not self._led_by(by):
            return Refusal.COORDINATORS_ONLY
        return None if self.status == Status.REMOVED else Refusal.NOT_REMOVED

    def refusal_to_assign(self, role: str, by: Standing) -> Refusal | None:
        if not (self._led_by(by) and by.owns):
            return Refusal.OWNERS_ONLY
        if not self.is_active:
            return Refusal.NOT_ACTIVE
        return None if role == Role.OWNER else self._refusal_if_last_owner()

    # Helpers

    def _refusal_if_active(self) -> Refusal | None:
        return Refusal.ALREADY_MEMBER if self.is_active else None

    def _refusal_if_last_owner(self) -> Refusal | None:
        if not self.owns:
            return None
        owners = type(self)._default_manager.filter(
            community=self.community_id, status=Status.ACTIVE, role=Role.OWNER
        )
        return None if owners.exclude(pk=self.pk).exists() else Refusal.LAST_OWNER

    def _led_by(self, by: Standing) -> bool:
        return by.coordinates and by.community_id == self.community_id
