"""A check-in: four boxes in a minute, once in each period of the pair's cadence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, NamedTuple, Self

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.key import new_key
from cairn.lib.prepared import prepared
from cairn.lib.refusal import refuse_if
from cairn.mentoring.choices import Cadence
from cairn.mentoring.models import Mentorship
from cairn.mentoring.models.course import Status
from cairn.workspace.models.piece import Piece, PieceQuerySet
from cairn.workspace.models.shared_goal import SharedGoal
from cairn.workspace.models.snapshot import Snapshot
from cairn.workspace.refusals import Refusal
from cairn.workspace.weeks import Weeks

IN_WEEKS = {Cadence.WEEKLY: 1, Cadence.FORTNIGHTLY: 2, Cadence.MONTHLY: 4}
REMINDED_BEFORE = timedelta(days=2)
LOOKED_BACK = timedelta(days=240)  # more than the longest pause and a period


class Mood(models.TextChoices):
    ON_TRACK = "on_track", _("On track")
    BIT_STUCK = "bit_stuck", _("A bit stuck")
    NEED_HELP = "need_help", _("I need help")


class Readers(models.TextChoices):
    BOTH = "both", _("Both of us")
    COORDINATORS = "coordinators", _("Only the coordinators")


class Period(NamedTuple):
    """The days for which one check-in counts."""

    begins_on: date
    ends_on: date

    @classmethod
    def now(cls, pair: Mentorship) -> Period:
        """Whole weeks of the mentorship; days of a pause belong to none."""
        weeks, length = Weeks.of(pair), IN_WEEKS[Cadence(pair.cadence)]
        first = (weeks.week_of(timezone.localdate()) - 1) // length * length + 1
        return cls(weeks.start_of(first), weeks.end_of(first + length - 1))

    @property
    def reminds_on(self) -> date:
        return self.ends_on - REMINDED_BEFORE

    def holds(self, day: date) -> bool:
        return self.begins_on <= day <= self.ends_on


class CheckInQuerySet(PieceQuerySet):
    def visible_to(self, member: Membership) -> Self:
        """Both read what is for both; what is for coordinators alone, only its author."""
        mine = super().visible_to(member)
        return mine.filter(models.Q(readers=Readers.BOTH) | models.Q(author=member))

    def confided_to(self, member: Membership) -> Self:
        """What the people of a community told its coordinators alone; never a partner's words."""
        if not member.coordinates:
            return self.none()
        told = self.filter(readers=Readers.COORDINATORS, author__community=member.community_id)
        return told.exclude(mentorship__in=Mentorship.objects.visible_to(member))

    def for_both(self) -> Self:
        return self.filter(readers=Readers.BOTH)


class CheckIn(Piece):
    """How it goes, as one of the two sees it. It stays as it was given, or is removed."""

    period_on = models.DateField()
    mood = models.CharField(_("how is it going"), max_length=10, choices=Mood)
    done = models.TextField(_("what is done"), max_length=1000, blank=True)
    blocked = models.TextField(_("what is in the way"), max_length=1000, blank=True)
    next_steps = models.TextField(_("what comes next"), max_length=1000, blank=True)
    readers = models.CharField(
        _("who reads this"), max_length=12, choices=Readers, default=Readers.BOTH
    )

    NAME = "check_in"
    EDITABLE = ("mood", "done", "blocked", "next_steps", "readers")
    AT_MOST = 500

    objects: ClassVar = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at", "-pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "author", "period_on"],
                name="one_check_in_each_in_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mood} in mentorship {self.mentorship_id} (check-in {self.pk})"

    # Acts

    @classmethod
    def give(
        cls,
        pair: Mentorship,
        *,
        by: Membership,
        ratings: Mapping[SharedGoal, int] | None = None,
        **values: Any,
    ) -> Self:
        """Check in for the present period; the mentee may rate the goals with it."""
        with transaction.atomic():
            pair.lock()
            for goal, score in (ratings or {}).items():
                goal.rate(by=by, score=score)
            Snapshot.take(pair)
            return cls.add(pair, by=by, **values)

    # Rules

    def refusal_to_add(self, by: Membership) -> Refusal | None:
        """As for every piece, and once in a period; one query answers both."""
        if refusal := self.refusal_to_work(by):
            return refusal
        first, last = Period.now(self.mentorship)
        found = _kept(pair=self.mentorship_id, by=by.pk, first=first, last=last)
        kept, given = next(iter(found), (0, 0))
        if kept >= self.AT_MOST:
            return Refusal.TOO_MANY
        return Refusal.CHECKED_IN if given else None

    def refusal_to_edit(self, by: Membership, version: int | None = None) -> Refusal | None:
        return super().refusal_to_edit(by, version) or Refusal.STAYS

    def refusal_to_remove(self, by: Membership) -> Refusal | None:
        return super().refusal_to_remove(by) or self.refusal_unless_author(by)

    # What follows from the fields

    @property
    def is_confided(self) -> bool:
        return self.readers == Readers.COORDINATORS

    @property
    def needs_help(self) -> bool:
        return self.mood == Mood.NEED_HELP

    @classmethod
    def is_given(cls, pair: Mentorship, by: Membership, period: Period) -> bool:
        """Whether a person has checked in, perhaps in a shorter period of those days."""
        return bool(cls.objects.of(pair).filter(author=by, period_on__range=period).exists())

    # Helpers

    def _take(self, values: dict[str, Any]) -> None:
        super()._take(values)
        if self._state.adding:
            self.period_on = Period.now(self.mentorship).begins_on


@prepared
def _kept(pair: Any, by: Any, first: Any, last: Any) -> models.QuerySet[CheckIn, Any]:
    """How many there are, and how many of them one person gave in these days."""
    given = models.Q(author=by, period_on__range=(first, last))
    rows = CheckIn.objects.of(pair).order_by().values("mentorship")
    numbers: models.QuerySet[CheckIn, Any] = rows.annotate(
        kept=models.Count("pk"), given=models.Count("pk", filter=given)
    ).values_list("kept", "given")
    return numbers


class Reminder(models.Model):
    """That somebody was reminded of the check-in of a period, once."""

    key = models.CharField(max_length=12, unique=True, default=new_key, editable=False)
    mentorship = models.ForeignKey(Mentorship, models.CASCADE, related_name="reminders")
    member = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    period_on = models.DateField()
    sent_at = models.DateTimeField(default=timezone.now)

    objects: ClassVar = models.Manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentorship", "member", "period_on"],
                name="one_reminder_each_in_a_period",
            )
        ]

    def __str__(self) -> str:
        return f"of membership {self.member_id} (reminder {self.pk})"

    # Acts

    @classmethod
    def remind(cls, pair: Mentorship, member: Membership) -> None:
        with transaction.atomic():
            pair.lock()
            period = Period.now(pair)
            refuse_if(cls.refusal_to_remind(pair, member, period))
            sent = cls.objects.create(mentorship=pair, member=member, period_on=period.begins_on)
            pair.record_for(sent, "check_in.due", None)

    # Rules

    @classmethod
    def refusal_to_remind(
        cls, pair: Mentorship, member: Membership, period: Period
    ) -> Refusal | None:
        if pair.status != Status.ACTIVE:
            return Refusal.ENDED
        if timezone.localdate() < period.reminds_on:
            return Refusal.TOLD
        sent = cls.objects.filter(mentorship=pair, member=member, period_on__range=period)
        return Refusal.TOLD if sent.exists() or CheckIn.is_given(pair, member, period) else None

    # What follows from the fields

    @property
    def is_of_use(self) -> bool:
        """Whether the check-in is still open: neither given nor too late."""
        pair, period = self.mentorship, Period.now(self.mentorship)
        is_open = pair.status == Status.ACTIVE and period.holds(self.period_on)
        return is_open and not CheckIn.is_given(pair, self.member, period)

    # What is known of many pairs at once

    @classmethod
    def known_of(cls, pairs: Collection[Mentorship]) -> Mapping[tuple[int, int], list[date]]:
        """The last periods in which people were reminded or checked in, by pair and person."""
        known: dict[tuple[int, int], list[date]] = defaultdict(list)
        lately = timezone.localdate() - LOOKED_BACK
        for noun, who in ((cls, "member"), (CheckIn, "author")):
            rows = noun.objects.filter(mentorship__in=pairs, period_on__gt=lately)
            for pair, person, day in rows.values_list("mentorship", who, "period_on"):
                known[pair, person].append(day)
        return known
