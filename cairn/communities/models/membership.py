"""A person in a community: what they may see and do there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models, transaction
from django.utils import timezone

from cairn.activity.models import record
from cairn.communities.choices import Kind, Role, Status
from cairn.communities.models.community import Community
from cairn.communities.models.standing import Standing
from cairn.lib.refusal import refuse_if
from cairn.people.models import Profile

if TYPE_CHECKING:
    from cairn.accounts.models import User


NEXT = {
    Status.ASKED: {Status.ACTIVE, Status.TURNED_AWAY, Status.LEFT},
    Status.ACTIVE: {Status.LEFT, Status.REMOVED},
    Status.LEFT: {Status.ASKED, Status.ACTIVE},
    Status.TURNED_AWAY: {Status.ASKED, Status.ACTIVE},
    Status.REMOVED: {Status.ACTIVE},
}


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> Self:
        return self.filter(status=Status.ACTIVE)

    def waiting(self) -> Self:
        return self.filter(status=Status.ASKED)

    def removed(self) -> Self:
        return self.filter(status=Status.REMOVED)

    def leading(self) -> Self:
        """Active coordinators and owners."""
        return self.active().filter(role__in=[Role.COORDINATOR, Role.OWNER])

    def named(self, words: str) -> Self:
        return self.filter(user__name__icontains=words) if words else self

    def visible_to(self, member: Membership) -> Self:
        """The active people of the member's own community; coordinators see everybody's row."""
        fellows = self.filter(community=member.community_id)
        return fellows if member.coordinates else fellows.active()


class Membership(Standing):
    """One person's standing in one community. It stays as history when they leave."""

    objects: ClassVar = MembershipQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["community", "user"], name="one_membership_per_person_and_community"
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["community", "status", "joined_at"], name="membership_list")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.community_id} (membership {self.pk})"

    @classmethod
    def of(cls, community: Community, user: User) -> Membership:
        """The person's row; one that is not stored when they have never been a member."""
        row = cls.objects.filter(community=community, user=user).first()
        member = row or Membership(community=community, user=user, status=Status.LEFT)
        member.community, member.user = community, user
        return member

    # Acts

    @classmethod
    def found(cls, *, by: User, name: str, kind: str, about: str = "") -> Membership:
        """Begin a community and be its owner."""
        with transaction.atomic():
            refuse_if(cls.refusal_to_found(by))
            community = Community.begin(name=name, kind=kind, about=about)
            member = cls(community=community, user=by, role=Role.OWNER)
            member._become(Status.ACTIVE)
            member._record("founded", by)
        return member

    @classmethod
    def join(cls, community: Community, *, by: User) -> Membership:
        """Join a public community at once, or ask to join a private one."""
        with transaction.atomic():
            member = cls._locked_row(community, by)
            refuse_if(member.refusal_to_join())
            at_once = community.kind == Kind.PUBLIC
            member._become(Status.ACTIVE if at_once else Status.ASKED)
            member._record("joined" if at_once else "asked", by)
        return member

    @classmethod
    def admit(cls, community: Community, *, user: User, invited_by: User | None) -> Membership:
        """Let somebody in who holds an invitation, whatever the kind of community."""
        with transaction.atomic():
            member = cls._locked_row(community, user)
            refuse_if(member.refusal_to_be_admitted())
            member._become(Status.ACTIVE)
            member._record("joined", user, invited_by=invited_by.pk if invited_by else None)
        return member

    def approve(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_answer(by))
            self._become(Status.ACTIVE)
            self._record("approved", by.user)

    def turn_away(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_answer(by))
            self._become(Status.TURNED_AWAY)
            self._record("turned_away", by.user)

    def leave(self) -> None:
        """Leave, or take back the wish to join."""
        with transaction.atomic():
            self._lock(self, with_owners=True)
            refuse_if(self.refusal_to_leave())
            self._become(Status.LEFT)
            self._record("left", self.user)

    def remove(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._lock(by, with_owners=True)
            refuse_if(self.refusal_to_remove(by))
            self._become(Status.REMOVED)
            self._record("removed", by.user)

    def readmit(self, *, by: Membership) -> None:
        """Let somebody in again who was removed."""
        with transaction.atomic():
            self._lock(by)
            refuse_if(self.refusal_to_readmit(by))
            self._become(Status.ACTIVE)
            self._record("readmitted", by.user)

    def assign(self, role: str, *, by: Membership) -> None:
        """Give the person another role."""
        with transaction.atomic():
            self._lock(by, with_owners=True)
            refuse_if(self.refusal_to_assign(role, by))
            self.role = Role(role)
            self.save(update_fields=["role"])
            self._record("assigned", by.user, role=role)

    # Helpers

    @classmethod
    def _locked_row(cls, community: Community, user: User) -> Membership:
        """The person's row under its lock; a new person gets one that has never been a member."""
        rows = cls.objects.filter(community=community, user=user)
        row = rows.select_for_update(no_key=True).first()
        if row is None:
            new = Membership(community=community, user=user, status=Status.LEFT)
            Membership.objects.bulk_create([new], ignore_conflicts=True)
            row = rows.select_for_update(no_key=True).get()
        row.community, row.user = community, user
        return row

    def _lock(self, by: Membership, *, with_owners: bool = False) -> None:
        """Lock this row and that of whoever acts, and see both as they are now.

        With the owners locked too, nobody else can make the last of them go meanwhile. All rows
        are taken in the order of their ids, so that two acts never wait for each other.
        """
        wanted = models.Q(pk__in=[self.pk, by.pk])
        if with_owners:
            wanted |= models.Q(community=self.community_id, role=Role.OWNER)
        rows = Membership.objects.filter(wanted).order_by("pk").select_for_update(no_key=True)
        fresh = {row.pk: row for row in rows}
        for member in (self, by):
            member.role, member.status = fresh[member.pk].role, fresh[member.pk].status

    def _become(self, status: Status) -> None:
        """Take the status; whoever comes in or asks to has a profile that others can see."""
        self.status = status
        if status in (Status.ASKED, Status.ACTIVE):
            Profile.of(self.user)
        if status == Status.ACTIVE:
            self.joined_at = timezone.now()
        if status in (Status.LEFT, Status.REMOVED):
            self.role = Role.MEMBER
        self.save()

    def _record(self, participle: str, actor: User, **data: object) -> None:
        record(
            f"membership.{participle}",
            about=self,
            actor=actor,
            concerning=[self.user_id],
            community=self.community_id,
            **data,
        )
