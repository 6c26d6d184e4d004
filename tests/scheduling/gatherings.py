"""Plain functions that make hours and meetings, as tests need them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.scheduling.choices import Range
from cairn.scheduling.models import Meeting, MeetingNote, Timetable

ALL_DAY = [Range(0, 24 * 60)]
DAYTIME = [Range(9 * 60, 17 * 60)]


def opens(member: Membership, ranges: list[Range] | None = None, **rules: Any) -> Timetable:
    """The member has these hours on every day, from now on, in quarters of an hour."""
    table = Timetable.of(member.user)
    for weekday in range(7):
        table.set_hours(weekday, ALL_DAY if ranges is None else ranges, by=member.user)
    table.change_rules(by=member.user, **{"notice_minutes": 0, **rules})
    return table


def in_hours(hours: float, minutes: int = 0) -> datetime:
    """A full quarter of an hour, about so many hours from now; and some minutes more."""
    at = timezone.now() + timedelta(hours=hours, minutes=14)
    full = at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
    return full + timedelta(minutes=minutes)


def a_meeting(pair: Mentorship, hours: float = 48, **values: Any) -> Meeting:
    """Booked by the mentee for half an hour: agreed when the mentor has such hours."""
    begin = {"by": pair.mentee.membership, "starts_at": in_hours(hours), "minutes": 30}
    return Meeting.book(pair, **begin | values)


def an_agreed_meeting(pair: Mentorship, hours: float = 48, **values: Any) -> Meeting:
    """A proposal of the mentee that the mentor has confirmed; no hours are needed for it."""
    meeting = a_meeting(pair, hours, asks=True, **values)
    meeting.confirm(by=pair.partner_of(meeting.proposed_by))
    return meeting


def met(pair: Mentorship, hours_ago: float = 20, **values: Any) -> Meeting:
    """A meeting that is over, of which the mentee says that they met."""
    meeting, start = an_agreed_meeting(pair, **values), in_hours(-hours_ago)
    times = {"starts_at": start, "ends_at": start + timedelta(minutes=meeting.minutes)}
    Meeting.objects.filter(pk=meeting.pk).update(**times)
    meeting.participants.update(starts_at=start, free_at=times["ends_at"])
    meeting.mark("met", by=pair.mentee.membership)
    return meeting


def gathers(pair: Mentorship, status: str, days: float = 200) -> Meeting:
    """A meeting so many days from now, without anything that led to it."""
    start = timezone.now() + timedelta(days=days)
    times = {"starts_at": start, "ends_at": start + timedelta(minutes=30)}
    times |= {"expires_at": start} if status == "proposed" else {}
    ending = "cancelled" if status == "cancelled" else ""
    values = {"status": status, "ending": ending, **times}
    meeting: Meeting = Meeting.objects.create(mentorship=pair, **values)
    return meeting


def gathered(pair: Mentorship, words: str, private: str) -> list[Meeting]:
    """A meeting of each kind with these words in each text; private ones of the mentee's notes."""
    mentor, mentee = pair.people
    texts = {"title": words, "place": words, "join_url": f"https://example.org/{words}"}
    over = met(pair, **texts)
    agreed = an_agreed_meeting(pair, 60, **texts)
    off = an_agreed_meeting(pair, 64, **texts)
    off.cancel(by=mentor, reason=words)
    asked = a_meeting(pair, 68, asks=True, **texts)
    for meeting in (over, agreed, asked):
        for kind, text in (("agenda", words), ("shared", words), ("private", private)):
            MeetingNote.write(meeting, kind=kind, by=mentee, text=text, version=0)
    return [over, agreed, off, asked]


def has_met(pair: Mentorship, *minutes: int, days_ago: int = 1) -> timedelta:
    """The two have held meetings of these lengths, one on each day before; how long in all."""
    for number, lasted in enumerate(minutes):
        end = timezone.now() - timedelta(days=days_ago + number)
        begin = end - timedelta(minutes=lasted)
        Meeting.objects.create(mentorship=pair, status="held", starts_at=begin, ends_at=end)
    return timedelta(minutes=sum(minutes))
