"""A member as a mentor: what they offer, and whether there is room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self

from django.apps import apps
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership, Status
from cairn.lib.refusal import refuse_if
from cairn.lib.said import said_once
from cairn.mentoring.models.side import Side
from cairn.mentoring.refusals import Refusal
from cairn.people.away import next_away

SEATS_AT_MOST = 20
SILENCES_BEFORE_REST = 2
SOON = timedelta(days=14)  # whoever goes away by then takes somebody on with limits only


class Badge(StrEnum):
    AVAILABLE = "available"
    LIMITED = "limited"
    UNAVAILABLE = "unavailable"


class Availability(NamedTuple):
    """The badge that a mentor carries, and why, in words."""

    badge: Badge
    reason: str


@cache
def open_pairs() -> Coalesce:
    """How many open mentorships a mentor has, as a column of a query of mentors."""
    pairs = apps.get_model("mentoring", "Mentorship")._default_manager.open()
    mine = pairs.filter(mentor=models.OuterRef("pk")).order_by().values("mentor")
    return Coalesce(models.Subquery(mine.annotate(n=models.Count("pk")).values("n")), 0)


class MentorQuerySet(models.QuerySet["Mentor"]):
    def visible_to(self, member: Membership) -> Self:
        """The mentors of the member's own community."""
        return self.offering().filter(membership__community=member.community_id)

    def offering(self) -> Self:
        return self.filter(offering=True, membership__status=Status.ACTIVE)

    def with_seats_left(self) -> Self:
        """Adds `open_pairs` and `seats_left`: places minus open mentorships, counted just now."""
        counted = self.annotate(open_pairs=open_pairs())
        return counted.annotate(seats_left=models.F("seats") - models.F("open_pairs"))

    def with_room(self) -> Self:
        """Those who could take somebody now."""
        return self.offering().filter(accepting=True).with_seats_left().filter(seats_left__gt=0)


class Mentor(Side):
    """A member's offer to mentor."""

    offering = models.BooleanField(_("Offer to Mentor"), default=False)
    accepting = models.BooleanField(_("Accepting Mentees"), default=True)
    seats = models.PositiveSmallIntegerField(
        _("places"), default=2, validators=[MinValueValidator(1), MaxValueValidator(SEATS_AT_MOST)]
    )
    topics = models.CharField(_("what I like to help with"), max_length=300, blank=True)
    wished_stages = models.JSONField(_("career stages I help best"), default=list, blank=True)
    silences = models.PositiveSmallIntegerField(default=0, editable=False)
    rested_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar = MentorQuerySet.as_manager()

    EDITABLE = ("offering", "seats", "minutes", "formats", "topics", "wished_stages")
    LOCKED = (*EDITABLE, "accepting", "silences", "rested_at")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(seats__gte=1, seats__lte=SEATS_AT_MOST),
                name="a_mentor_has_one_to_twenty_seats",
            )
        ]

    def __str__(self) -> str:
        return f"of membership {self.membership_id} (mentor {self.pk})"

    # Acts

    def offer(self, *, by: Membership, **values: Any) -> None:
        """Change the preferences that are listed in EDITABLE."""
        with transaction.atomic():
            self.lock()
            self._change(values)
            refuse_if(self.refusal_to_offer(by))
            self.save(update_fields=self.EDITABLE)
            self._record("mentor.offered", by)

    def accept_mentees(self, accepting: bool, *, by: Membership) -> None:
        """Turn Accepting Mentees on or off. Running mentorships go on either way."""
        with transaction.atomic():
            self.lock()
            refuse_if(self.refusal_to_accept_mentees(by))
            self.accepting, self.rested_at = accepting, None
            self.silences = 0 if accepting else self.silences
            self.save(update_fields=["accepting", "rested_at", "silences"])
            self._record("mentor.opened" if accepting else "mentor.closed", by)

    def note_answer(self) -> None:
        """An answer ends a row of silences. Call it under the lock."""
        if self.silences:
            self.silences = 0
            self.save(update_fields=["silences"])

    def note_silence(self, now: datetime) -> None:
        """A request died unanswered; the second in a row rests the mentor. Under the lock."""
        self.silences += 1
        rests = self.silences >= SILENCES_BEFORE_REST and self.accepting
        if rests:
            self.accepting, self.rested_at = False, now
        self.save(update_fields=["silences", "accepting", "rested_at"])
        if rests:
            self._record("mentor.rested", None)

    # Rules

    def refusal_to_offer(self, by: Membership) -> Refusal | None:
        too_few = self.seats < self.count_open_pairs()
        return self.refusal_to_change(by) or (Refusal.SEATS_BELOW_PAIRS if too_few else None)

    def refusal_to_accept_mentees(self, by: Membership) -> Refusal | None:
        return self.refusal_to_change(by) or (None if self.offering else Refusal.NOT_OFFERING)

    def refusal_to_take(self) -> Refusal | None:
        """Why nobody could become this mentor's mentee now."""
        if not (self.offering and self.accepting and self.membership.is_active):
            return Refusal.MENTOR_UNAVAILABLE
        return self.refusal_for_room()

    def refusal_for_room(self) -> Refusal | None:
        return None if self.count_seats_left() else Refusal.MENTOR_FULL

    # What follows from the fields

    def count_seats_left(self) -> int:
        return max(0, self.seats - self.count_open_pairs())

    @property
    def availability(self) -> Availability:
        person = self.membership.user
        return self.availability_on(timezone.localdate(timezone=person.zone), person.profile.away)

    def availability_on(self, today: date, known: Sequence[Sequence[str]]) -> Availability:
        """On a day of the mentor's own calendar, with the times at which they are away."""
        if not (self.offering and self.accepting):
            return Availability(Badge.UNAVAILABLE, self._why_closed())
        room, away = _room(self.count_seats_left(), self.seats), next_away(known, today)
        if away is None or room.badge is Badge.UNAVAILABLE or away.first > today + SOON:
            return room
        if not away.holds(today):
            return _leaving(room.reason, away.first, today.year)
        if away.last < today + SOON:
            return _back_soon(room.reason, away.last, today.year)
        return _away(away.last, today.year)

    # Helpers

    def _why_closed(self) -> str:
        if self.rested_at:
            return gettext("Resting for now")
        return gettext("Not accepting mentees just now")


@said_once
def _away(last: date, year: int) -> Availability:
    words = gettext("Away until %(day)s") % {"day": _day(last, year)}
    return Availability(Badge.UNAVAILABLE, words)


@said_once
def _leaving(room: str, first: date, year: int) -> Availability:
    words = gettext("%(room)s, away from %(day)s") % {"room": room, "day": _day(first, year)}
    return Availability(Badge.LIMITED, words)


@said_once
def _back_soon(room: str, last: date, year: int) -> Availability:
    words = gettext("%(room)s, away until %(day)s") % {"room": room, "day": _day(last, year)}
    return Availability(Badge.LIMITED, words)


def _day(day: date, year: int) -> str:
    """With the year where it is another one."""
    return date_format(day, "MONTH_DAY_FORMAT" if day.year == year else "DATE_FORMAT")


@said_once
def _room(left: int, seats: int) -> Availability:
    if left == 0:
        words = ngettext("The only place is taken", "All %(n)d places are taken", seats)
        return Availability(Badge.UNAVAILABLE, words % {"n": seats})
    words = ngettext("%(n)d place is free", "%(n)d places are free", left)
    return Availability(Badge.LIMITED if left == 1 else Badge.AVAILABLE, words % {"n": left})
