"""What Request and Mentorship have in common: they lie between one mentor and one mentee."""

from __future__ import annotations

from typing import Any, Self, cast

from django.db import models
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy as _

from cairn.activity.models import record
from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.mentoring.models.mentee import Mentee
from cairn.mentoring.models.mentor import Mentor

COLUMNS = ("noun", "status", "mentors", "at", "pk", "every")


class Seen(models.TextChoices):
    """From which side a member looks at what they belong to."""

    MENTOR = "mentor", _("I mentor")
    MENTEE = "mentee", _("I learn")


class Tally(dict[tuple[str, Seen], int]):
    """How many there are, by status and by the side from which the member sees them."""

    def count(self, status: str, side: str = "") -> int:
        """Those of a status, from one side or, without it, from both."""
        return sum(n for key, n in self.items() if key[0] == status and side in ("", key[1]))


class PairQuerySet(models.QuerySet[Any]):
    def visible_to(self, member: Membership) -> Self:
        """Those that the member belongs to, on either side; each side answers from its index."""
        as_mentor = Mentor.objects.filter(membership=member).values("pk")[:1]
        as_mentee = Mentee.objects.filter(membership=member).values("pk")[:1]
        return self.filter(
            models.Q(mentor=models.Subquery(as_mentor))
            | models.Q(mentee=models.Subquery(as_mentee))
        )

    def of_mentor(self, member: Membership) -> Self:
        """Those in which the member is the mentor."""
        return self.filter(mentor__membership=member)

    def of_mentee(self, member: Membership) -> Self:
        """Those in which the member is the mentee."""
        return self.filter(mentee__membership=member)

    def seen_by(self, member: Membership, side: str = "") -> Self:
        """The member's own from one side of `Seen`, from both without it."""
        if side == Seen.MENTOR:
            return self.of_mentor(member)
        return self.of_mentee(member) if side == Seen.MENTEE else self.visible_to(member)

    def tally(self, member: Membership) -> Tally:
        """How many of the member's own there are of each status, in one query."""
        mentors = models.Q(mentor__membership=member)
        groups = self.visible_to(member).order_by().annotate(mentors=mentors)
        rows = groups.values_list("status", "mentors").annotate(n=models.Count("pk"))
        return Tally({(s, Seen.MENTOR if mentors else Seen.MENTEE): n for s, mentors, n in rows})

    def belongings(self, member: Membership, few: int) -> models.QuerySet[Any, Any]:
        """The latest `few` of the member's own, of each status and seen from each side.

        Noun, status, whether the member mentors, since when, id, and how many there are of the
        kind.
        """
        noun, (since, _id) = models.Value(self.model._meta.model_name), self.model._meta.ordering
        mentors, at = models.Q(mentor__membership=member), models.F(since.removeprefix("-"))
        kind = ["status", "mentors"]
        place = models.Window(RowNumber(), partition_by=kind, order_by=["-at", "-pk"])
        every = models.Window(models.Count("pk"), partition_by=kind)
        rows = self.visible_to(member).order_by().annotate(noun=noun, mentors=mentors, at=at)
        rows = rows.annotate(every=every, place=place).filter(place__lte=few)
        return cast("models.QuerySet[Any, Any]", rows.values_list(*COLUMNS))

    def between(self, mentor: Mentor, mentee: Mentee) -> Self:
        return self.filter(mentor=mentor.pk, mentee=mentee.pk)

    def with_people(self) -> Self:
        """Everything that the people of a row show of themselves, in the same query."""
        return self.select_related(
            "mentor__membership__user__profile",
            "mentor__membership__community",
            "mentee__membership__user__profile",
            "mentee__membership__community",
        )


class Pair(models.Model):
    """Two people and the direction between them. Their rows' locks guard it."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentor = models.ForeignKey(Mentor, models.CASCADE, related_name="%(class)ss")
    mentee = models.ForeignKey(Mentee, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True

    @property
    def people(self) -> tuple[Membership, Membership]:
        """The mentor and the mentee."""
        return self.mentor.membership, self.mentee.membership

    def side_of(self, member: Membership) -> Seen:
        return Seen.MENTOR if member.pk == self.mentor.membership_id else Seen.MENTEE

    def partner_of(self, member: Membership) -> Membership:
        mentor, mentee = self.people
        return mentee if member.pk == mentor.pk else mentor

    def lock_people(self) -> None:
        """Lock the mentor, then the mentee, in this order as everybody does, and read all anew."""
        self.mentor.lock_row()
        self.mentee.lock_row()
        rows = Membership.objects.filter(pk__in=[person.pk for person in self.people])
        standing = dict(rows.values_list("pk", "status"))
        for person in self.people:
            person.status = standing[person.pk]

    def record(self, participle: str, by: Membership | None, **data: Any) -> None:
        """Write the event `<noun>.<participle>`, which concerns both."""
        self.record_for(self, f"{self._meta.model_name}.{participle}", by, **data)

    def record_for(self, noun: models.Model, kind: str, by: Membership | None, **data: Any) -> None:
        """Write an event about something that lies between the two, or about this pair."""
        record(
            kind,
            about=noun,
            actor=by.user if by else None,
            concerning=[person.user_id for person in self.people],
            community=self.people[0].community_id,
            **data,
        )
