"""An invitation: a door into a community for whoever holds its link."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import models, transaction
from django.utils import timezone

from cairn.activity.models import record
from cairn.communities.choices import State
from cairn.communities.models.community import Community
from cairn.communities.models.membership import Membership
from cairn.communities.refusals import Refusal
from cairn.lib.key import new_key
from cairn.lib.refusal import refuse_if

if TYPE_CHECKING:
    from cairn.accounts.models import User

DAYS = 14
OPEN_AT_ONCE = 200


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> Self:
        return self.filter(used_at=None, revoked_at=None, expires_at__gt=timezone.now())

    def visible_to(self, member: Membership) -> Self:
        """A community's coordinators see its invitations."""
        return self.filter(community=member.community_id) if member.coordinates else self.none()

    def of_token(self, token: str) -> Self:
        """The invitation that the token of a link names; none when the token was made up."""
        try:
            return self.filter(key=_signer().unsign(token))
        except BadSignature:
            return self.none()


class Invitation(models.Model):
    """Sent to one e-mail address and used once, or a link that may be used until it expires."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="invitations")
    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    email = models.EmailField(blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    objects: ClassVar = InvitationQuerySet.as_manager()

    def __str__(self) -> str:
        return f"to {self.email or 'whoever has the link'} (invitation {self.pk})"

    @property
    def is_link(self) -> bool:
        return not self.email

    @property
    def state(self) -> State:
        if self.used_at:
            return State.USED
        if self.revoked_at:
            return State.REVOKED
        return State.EXPIRED if self.expires_at <= timezone.now() else State.OPEN

    @property
    def token(self) -> str:
        """What the link carries: the key, signed, so that nothing secret needs to be stored."""
        return _signer().sign(self.key)

    # Acts

    @classmethod
    def send(cls, *, by: Membership, email: str = "", days: int = DAYS) -> Invitation:
        """Invite by e-mail, or make a link when `email` is empty."""
        with transaction.atomic():
            cls._lock_list(by)
            refuse_if(cls.refusal_to_send(by))
            invitation = cls.objects.create(
                community=by.community,
                email=email.lower(),
                invited_by=by.user,
                expires_at=timezone.now() + timedelta(days=days),
            )
            invitation._record("sent", by.user)
        return invitation

    @classmethod
    def send_all(
        cls, emails: Iterable[str], *, by: Membership, days: int = DAYS
    ) -> list[Invitation]:
        """Invite each address, except those that hold an open invitation already; all or none."""
        wanted = dict.fromkeys(email.lower() for email in emails)
        with transaction.atomic():
            cls._lock_list(by)
            open_ones = cls.objects.filter(community=by.community_id, email__in=wanted).open()
            invited = set(open_ones.values_list("email", flat=True))
            new = [email for email in wanted if email not in invited]
            return [cls.send(by=by, email=email, days=days) for email in new]

    def accept(self, *, by: User) -> Membership:
        """Become a member through this invitation."""
        with transaction.atomic():
            self._lock()
            refuse_if(self.refusal_to_accept(by))
            member = Membership.admit(self.community, user=by, invited_by=self.invited_by)
            if not self.is_link:
                self.used_at = timezone.now()
                self.save(update_fields=["used_at"])
        return member

    def revoke(self, *, by: Membership) -> None:
        with transaction.atomic():
            self._lock_list(by)
            self._lock()
            refuse_if(self.refusal_to_revoke(by))
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])
            self._record("revoked", by.user)

    # Rules

    @classmethod
    def refusal_to_send(cls, by: Membership) -> Refusal | None:
        if not by.coordinates:
            return Refusal.COORDINATORS_ONLY
        count = cls.objects.filter(community=by.community_id).open().count()
        return Refusal.TOO_MANY_INVITATIONS if count >= OPEN_AT_ONCE else None

    def refusal_to_accept(self, by: User) -> Refusal | None:
        if self.email and self.email != by.email.lower():
            return Refusal.INVITED_SOMEBODY_ELSE
        member = Membership.objects.filter(community=self.community_id, user=by).first()
        if member and (refusal := member.refusal_to_be_admitted()):
            return refusal
        return self.refusal_if_closed()

    def refusal_to_revoke(self, by: Membership) -> Refusal | None:
        if not (by.coordinates and by.community_id == self.community_id):
            return Refusal.COORDINATORS_ONLY
        return self.refusal_if_closed()

    def refusal_if_closed(self) -> Refusal | None:
        """Why nobody at all can use it any more."""
        closed = {
            State.USED: Refusal.INVITATION_USED,
            State.REVOKED: Refusal.INVITATION_REVOKED,
            State.EXPIRED: Refusal.INVITATION_EXPIRED,
        }
        return closed.get(self.state)

    # Helpers

    @staticmethod
    def _lock_list(by: Membership) -> None:
        """Let nobody else invite meanwhile, and see whether `by` still coordinates."""
        Community.objects.select_for_update(no_key=True).get(pk=by.community_id)
        by.refresh_from_db(fields=["role", "status"])

    def _lock(self) -> None:
        self.refresh_from_db(from_queryset=Invitation.objects.select_for_update(no_key=True))

    def _record(self, participle: str, actor: User) -> None:
        record(
            f"invitation.{participle}",
            about=self,
            actor=actor,
            concerning=[],
            community=self.community_id,
        )


def _signer() -> Signer:
    return Signer(salt="invitation", sep=".")
