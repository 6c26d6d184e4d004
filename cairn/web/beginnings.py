"""The first steps of new people, on Home until they are taken."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentee, Mentor, Request, Seen
from cairn.people.models import Expertise, LearningGoal
from cairn.scheduling.models import WeeklyHours
from cairn.web.met import this_month, time_met
from cairn.web.sections import Mine


class Step(NamedTuple):
    """A step: its words, where it is taken, and whether it is done, now or later."""

    title: str | Promise
    why: str | Promise
    url: str
    state: str


class Standing:
    """Where the member stands on both sides of mentoring, read in one query.

    `waiting` is how many wait for a coordinator to let them in.
    """

    def __init__(self, member: Membership, mine: Mine) -> None:
        since, until = this_month(member.user.zone)
        (row,) = _rows(member=member.pk, since=since, until=until)
        self.mentor: Mentor = getattr(row, "mentor", None) or Mentor(membership=member)
        self.mentor.membership = member
        self.mentor.__dict__["open_pairs"] = mine.mentees
        self.mentee: Mentee = getattr(row, "mentee", None) or Mentee(membership=member)
        self.has_goals, self.teaches = row.has_goals, row.teaches
        self.has_hours: bool = row.has_hours
        self.met: dict[str, timedelta] = {side: getattr(row, f"met_as_{side}") for side in Seen}
        self.to_answer = mine.of("pending", Seen.MENTOR)
        self.waiting: int = (row.waiting or 0) if member.coordinates else 0
        self.has_asked, self.was_asked = (
            mine.has(Request, side) for side in (Seen.MENTEE, Seen.MENTOR)
        )

    def time_met(self, side: str = "") -> timedelta:
        """How long the member met others this month, from one side or from both."""
        return sum((met for of, met in self.met.items() if side in ("", of)), timedelta(0))

    @property
    def learning(self) -> list[Step]:
        """The way to a first mentor; empty once it is gone, and for those who only mentor."""
        if self.mentor.offering and not self.mentee.seeking:
            return []
        find = reverse("mentors:index")
        return steps_of(
            (_("Set preferences"), SEEK, reverse("preferences"), self.mentee.seeking),
            (_("Add learning goals"), GOALS, reverse("goals:index"), self.has_goals),
            (_("Find a mentor"), FIND, find, self.has_asked),
            (_("Send a request"), ASK, find, self.has_asked),
        )

    @property
    def mentoring(self) -> list[Step]:
        """The way to a first mentee; empty once somebody asked, and for those who only learn."""
        if self.was_asked or (self.mentee.seeking and not self.mentor.offering):
            return []
        preferences, open_ = reverse("preferences"), self.mentor.offering and self.mentor.accepting
        hours = reverse("availability:index")
        return steps_of(
            (_("Turn on Offer to Mentor"), OFFER, preferences, self.mentor.offering),
            (_("Add what you can teach"), TEACH, reverse("skills:index"), self.teaches),
            (_("Accepting Mentees"), OPEN, preferences, open_),
            (_("Set your hours"), HOURS, hours, self.has_hours),
        )


SEEK = _("Turn on Seeking Mentor, and say how much time you have.")
GOALS = _("They decide who can help you.")
FIND = _("Look at who fits, and why.")
ASK = _("A few honest sentences are enough.")
OFFER = _("Then others can find you.")
TEACH = _("Mark the skills that you would teach.")
OPEN = _("Requests reach you while this is on.")
HOURS = _("Whoever works with you can book them at once.")


@prepared
def _rows(member: Any, since: Any, until: Any) -> QuerySet[Membership]:
    """The member, with what their beginnings depend on."""
    profile = {"profile__user": OuterRef("user")}
    waiting = Membership.objects.waiting().filter(community=OuterRef("community")).order_by()
    return (
        Membership.objects.select_related("mentor", "mentee")
        .annotate(
            has_goals=Exists(LearningGoal.objects.filter(**profile)),
            teaches=Exists(Expertise.objects.filter(can_teach=True, **profile)),
            has_hours=Exists(WeeklyHours.objects.filter(timetable__user=OuterRef("user"))),
            **{f"met_as_{side}": time_met(side, since, until) for side in Seen},
            waiting=Subquery(waiting.values("community").annotate(n=Count("pk")).values("n")),
        )
        .filter(pk=member)
    )


def steps_of(*parts: tuple[str | Promise, str | Promise, str, bool]) -> list[Step]:
    """The steps with the first undone one as the present one; none when all are done."""
    undone = [title for title, _why, _url, done in parts if not done]
    return [
        Step(title, why, url, "done" if done else "now" if title is undone[0] else "later")
        for title, why, url, done in parts
        if undone
    ]
