"""What a mentor's mentorships came to: numbers counted from those that really were."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from typing import NamedTuple

from cairn.mentoring.models import Mentor, Mentorship
from cairn.mentoring.models.course import Status

WEEK = timedelta(weeks=1)


class Track(NamedTuple):
    """How many people were mentored, how many mentorships reached their end, and their usual
    length in weeks; None before the first."""

    people: int
    completed: int
    weeks: int | None


def track_of(mentor: Mentor) -> Track:
    rows = Mentorship.objects.filter(mentor=mentor).values_list(
        "mentee", "status", "began_at", "ended_at"
    )
    pairs = list(rows.order_by())
    lasted = [
        (ended - began) / WEEK
        for _, status, began, ended in pairs
        if status == Status.COMPLETED and ended
    ]
    weeks = max(1, round(median(lasted))) if lasted else None
    return Track(len({pair[0] for pair in pairs}), len(lasted), weeks)
