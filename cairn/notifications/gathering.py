"""What a message says of a meeting, of a series of them, or of the hours for them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cairn.accounts.zones import city_of
from cairn.mentoring.models import Mentorship
from cairn.notifications.clean import many_lines, one_line
from cairn.notifications.labels import Facts
from cairn.scheduling.models import HoursWish, Meeting, MeetingSeries


def of_meeting(meeting: Meeting) -> Facts:
    pair, thread = meeting.mentorship, f"meeting-{meeting.key}"
    path = reverse("meetings:show", args=[meeting.key])
    return Facts(_labels_of_meeting(meeting), path, thread, pair.people[0].community_id)


def of_series(series: MeetingSeries) -> Facts:
    pair, thread = series.mentorship, f"series-{series.key}"
    path = reverse("meetings:series", args=[series.key])
    return Facts(_labels_of_series(series), path, thread, pair.people[0].community_id)


def of_hours_wish(wish: HoursWish) -> Facts:
    """It leads the mentor to the hours, and the mentee to the times once the hours are others."""
    pair, hours = wish.mentorship, reverse("availability:index")
    path = reverse("meetings:book", args=[pair.key]) if wish.met_at else hours
    return Facts(_labels_of_wish(wish), path, f"hours-{wish.key}", pair.people[0].community_id)


def _labels_of_meeting(meeting: Meeting) -> dict[str, Any]:
    """Its time with both clocks, where it is, and how it ended."""
    proposer = meeting.proposed_by
    return {
        **_labels_of_two(meeting.mentorship),
        "meeting": meeting.pk,
        "what": one_line(meeting.name),
        "proposer": one_line(proposer.user.name if proposer else ""),
        "starts_at": meeting.starts_at.isoformat(),
        "expires_at": meeting.expires_at.isoformat() if meeting.expires_at else "",
        "minutes": meeting.minutes,
        "place": one_line(meeting.place),
        "join_url": one_line(meeting.link, 500),
        "ending": meeting.ending,
        "is_called_off": meeting.ending == "cancelled",
        "reason": many_lines(meeting.reason),
    }


def _labels_of_series(series: MeetingSeries) -> dict[str, Any]:
    """All that is still to come of it, and why the rest is not."""
    coming, last = list(series.coming()), series.meetings.order_by("-version", "-pk").first()
    planner = series.planned_by
    return {
        **_labels_of_two(series.mentorship),
        "what": one_line(last.name if last else series.mentorship.topic),
        "proposer": one_line(planner.user.name if planner else ""),
        "rhythm": series.rhythm,
        "minutes": series.minutes,
        "booked": len(coming),
        "of": series.count,
        "starts_at": [meeting.starts_at.isoformat() for meeting in coming],
        "expires_at": series.expires_at.isoformat() if series.expires_at else "",
        "reason": many_lines(last.reason if last else ""),
    }


def _labels_of_wish(wish: HoursWish) -> dict[str, Any]:
    return {**_labels_of_two(wish.mentorship), "words": many_lines(wish.words)}


def _labels_of_two(pair: Mentorship) -> dict[str, Any]:
    """Who they are, and where each of them is."""
    mentor, mentee = (member.user for member in pair.people)
    return {
        "mentor": one_line(mentor.name),
        "mentee": one_line(mentee.name),
        "mentor_zone": mentor.time_zone,
        "mentee_zone": mentee.time_zone,
        "mentor_city": city_of(mentor.time_zone),
        "mentee_city": city_of(mentee.time_zone),
        "community": one_line(pair.people[0].community.name),
        "topic": one_line(pair.topic),
    }
