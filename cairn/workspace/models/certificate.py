"""A certificate: that somebody has completed a mentorship, for whoever they show it to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.refusal import Refused, refuse_if
from cairn.mentoring.models import Mentorship, Seen
from cairn.mentoring.models import course as courses
from cairn.scheduling.models import Meeting
from cairn.workspace.models.milestone import Milestone
from cairn.workspace.models.milestone import Status as Stone
from cairn.workspace.refusals import Refusal


class Status(models.TextChoices):
    ISSUED = "issued", _("Valid")
    REVOKED = "revoked", _("Revoked")


NEXT = {Status.ISSUED: {Status.REVOKED}, Status.REVOKED: {Status.ISSUED}}


class Part(models.TextChoices):
    """What the public page may say; its holder chooses."""

    NAME = "name", _("My name")
    PERIOD = "period", _("From when to when")
    TOPIC = "topic", _("What it was about")
    ROLE = "role", _("Whether I mentored or learned")
    COMMUNITY = "community", _("The community")
    HOURS = "hours", _("How long our meetings lasted in all")


AT_FIRST = (Part.NAME, Part.PERIOD)


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def of_user(self, user: object) -> Self:
        """A person's own, also of communities that they have left."""
        return self.filter(holder__user=user).select_related("holder__user", "holder__community")

    def of(self, pair: Mentorship) -> Self:
        return self.filter(mentorship=pair)


class Certificate(models.Model):
    """What was true when it was issued; it outlives the workspace, and goes with its holder."""

    code = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    holder = models.ForeignKey(Membership, models.CASCADE, related_name="certificates")
    mentorship = models.ForeignKey(
        Mentorship, models.SET_NULL, null=True, related_name="certificates"
    )
    name = models.CharField(max_length=150)
    topic = models.CharField(max_length=200)
    role = models.CharField(max_length=6, choices=Seen)
    began_on = models.DateField()
    ended_on = models.DateField()
    milestones = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    shows = models.JSONField(_("what others may see"), default=list)
    status = models.CharField(max_length=8, choices=Status, default=Status.ISSUED)
    issued_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True)
    revoke_reason = models.CharField(_("why"), max_length=300, blank=True)

    STANDING = ("status", "revoked_at", "revoke_reason")

    objects: ClassVar = CertificateQuerySet.as_manager()

    class Meta:
        ordering = ("-issued_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "holder"], name="one_certificate_for_each_side"
            ),
            models.CheckConstraint(
                condition=models.Q(status="issued", revoked_at=None)
                | models.Q(status="revoked", revoked_at__isnull=False),
                name="a_certificate_is_valid_until_it_is_revoked",
            ),
        ]

    def __str__(self) -> str:
        return f"of membership {self.holder_id} (certificate {self.pk})"

    # Acts

    @classmethod
    def issue(
        cls, pair: Mentorship, *, by: Membership, shows: Iterable[str] = AT_FIRST
    ) -> Certificate:
        """Write one's own; `shows` are the parts that its public page says."""
        with transaction.atomic():
            pair.lock()
            refuse_if(cls.refusal_to_issue(pair, by))
            done = Milestone.objects.of(pair).standing().filter(status=Stone.COMPLETED)
            certificate = cls.objects.create(
                mentorship=pair,
                holder=by,
                name=by.user.name,
                topic=pair.topic,
                role=pair.side_of(by),
                began_on=timezone.localdate(pair.began_at),
                ended_on=timezone.localdate(pair.ended_at),
                milestones=done.count(),
                minutes=Meeting.objects.of(pair).held().minutes(),
                shows=_parts(shows),
            )
            certificate._record("certificate.issued", by)
        return certificate

    def choose(self, *, by: Membership, shows: Iterable[str]) -> None:
        """Let the public page say more or less."""
        with transaction.atomic():
            self._lock()
            refuse_if(self.refusal_to_choose(by))
            self.shows = _parts(shows)
            self.save(update_fields=["shows"])
            self._record("certificate.chosen", by)

    def revoke(self, *, by: Membership, reason: str) -> None:
        """Say that it no longer holds; the holder reads why."""
        with transaction.atomic():
            self._lock()
            refuse_if(self.refusal_to_turn(Status.REVOKED, by))
            self.status, self.revoked_at, self.revoke_reason = (
                Status.REVOKED,
                timezone.now(),
                reason,
            )
            self.save(update_fields=self.STANDING)
            self._record("certificate.revoked", by)

    def restore(self, *, by: Membership) -> None:
        """Take back that it was revoked."""
        with transaction.atomic():
            self._lock()
            refuse_if(self.refusal_to_turn(Status.ISSUED, by))
            self.status, self.revoked_at, self.revoke_reason = Status.ISSUED, None, ""
            self.save(update_fields=self.STANDING)
            self._record("certificate.restored", by)

    # Rules

    @classmethod
    def refusal_to_issue(cls, pair: Mentorship, by: Membership) -> Refusal | None:
        if by.pk not in (person.pk for person in pair.people):
            return Refusal.NOT_A_PARTNER
        if pair.status != courses.Status.COMPLETED:
            return Refusal.NOT_COMPLETED
        return Refusal.CERTIFIED if cls.objects.of(pair).filter(holder=by).exists() else None

    def refusal_to_choose(self, by: Membership) -> Refusal | None:
        return None if by.user_id == self.holder.user_id else Refusal.NOT_THE_HOLDER

    def refusal_to_turn(self, status: Status, by: Membership) -> Refusal | None:
        """Why it cannot be revoked, or become valid again, by that person."""
        if not (by.coordinates and by.community_id == self.holder.community_id):
            return Refusal.COORDINATORS_ONLY
        return None if status in NEXT[Status(self.status)] else Refusal.OTHER_STATE

    # What follows from the fields

    @property
    def is_revoked(self) -> bool:
        return self.status == Status.REVOKED

    # Helpers

    def _lock(self) -> None:
        rows = Certificate.objects.select_for_update(no_key=True).filter(pk=self.pk)
        try:
            self.refresh_from_db(from_queryset=rows, fields=["shows", *self.STANDING])
        except Certificate.DoesNotExist:
            raise Refused(Refusal.GONE) from None

    def _record(self, kind: str, by: Membership) -> None:
        """It concerns its holder and nobody else."""
        holder, home = self.holder.user_id, self.holder.community_id
        record(kind, about=self, actor=by.user, concerning=[holder], community=home)


def _parts(shows: Iterable[str]) -> list[str]:
    """Those that there are, each once, in the order of the page."""
    return [part.value for part in Part if part in set(shows)]
