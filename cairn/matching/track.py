"""What a mentor's mentorships came to: numbers counted from those that really were."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import NamedTuple

from django.utils.translation import gettext, ngettext

from cairn.lib.said import said_once
from cairn.mentoring.models import Mentor, Mentorship
from cairn.mentoring.models.course import Status

WEEK = timedelta(weeks=1)
COMPLETED_NEEDED = 3


class Track(NamedTuple):
    """How many people are or were mentored, how many mentorships reached their end, and their
    usual length in weeks; None while they are too few to speak of what is usual."""

    people: int
    completed: int
    weeks: int | None


def track_of(mentor: Mentor) -> Track:
    """A mentorship that was cancelled counts for nothing here, neither for nor against."""
    pairs = Mentorship.objects.filter(mentor=mentor).exclude(status=Status.CANCELLED)
    rows = list(pairs.order_by().values_list("mentee", "began_at", "ended_at"))
    lasted = [(ended - began) / WEEK for _, began, ended in rows if ended]
    usual = max(1, round(median(lasted))) if len(lasted) >= COMPLETED_NEEDED else None
    return Track(len({mentee for mentee, _, _ in rows}), len(lasted), usual)


@said_once
def experience(completed: int, under_way: int) -> str:
    """How many mentorships reached their end; nothing while the first is under way."""
    if completed:
        words = ngettext("%(n)d mentorship completed", "%(n)d mentorships completed", completed)
        return words % {"n": completed}
    return "" if under_way else gettext("New mentor")
