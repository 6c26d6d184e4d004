"""Every act on hours and meetings, with what has to be there before it."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from cairn.scheduling.choices import Ending, Keep, Range
from cairn.scheduling.models import (
    CalendarSource,
    FeedToken,
    HoursWish,
    Meeting,
    MeetingNote,
    MeetingReminder,
    MeetingSeries,
    Participant,
    TimeOff,
    Timetable,
)
from tests.acts import Ready, World, given, in_days
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours, opens
from tests.scheduling.series import TEN, a_pattern, a_proposed_series, a_series, has_time

# The version of a meeting that was proposed and confirmed.
AGREED = 2
ELSEWHERE = "https://calendar.example.org/secret/basic.ics"
LATE = [Range(22 * 60, 60)]


def _table(world: World) -> Timetable:
    """The mentor's, with hours over midnight on Mondays."""
    table = Timetable.of(world.mentor.membership.user)
    table.set_hours(0, LATE, by=table.user)
    return table


def _resting(world: World) -> tuple[Timetable, TimeOff]:
    table = _table(world)
    return table, table.take_off(in_days(1), in_days(3), by=table.user)


def _odd_day(world: World) -> Timetable:
    table = _table(world)
    table.set_day(in_days(1), LATE[:0], by=table.user)
    return table


def _open(world: World) -> Timetable:
    return opens(world.mentor.membership)


def _proposed(world: World) -> Meeting:
    return a_meeting(world.pair)


def _overdue(world: World) -> Meeting:
    meeting = _proposed(world)
    meeting.expires_at = timezone.now()
    meeting.save()
    return meeting


def _agreed(world: World) -> Meeting:
    return an_agreed_meeting(world.pair)


def _over(world: World) -> Meeting:
    """Agreed, and half an hour ago by now."""
    meeting, end = _agreed(world), timezone.now() - timedelta(minutes=30)
    meeting.starts_at, meeting.ends_at = end - timedelta(minutes=30), end
    meeting.save()
    return meeting


def _wished(world: World) -> HoursWish:
    return HoursWish.ask(world.pair, by=world.pair.people[1])


def _nothing(world: World) -> None:
    """Whoever connects a calendar needs none before."""


def _connected(world: World) -> CalendarSource:
    return CalendarSource.connect(ELSEWHERE, by=world.mentee.user)


def _fed(world: World) -> FeedToken:
    return FeedToken.make(by=world.mentee.user)[0]


def _series(world: World) -> MeetingSeries:
    return a_series(has_time(world.pair), pattern=a_pattern(count=2))


def _proposed_series(world: World) -> MeetingSeries:
    return a_proposed_series(has_time(world.pair), pattern=a_pattern(count=2))


def _overdue_series(world: World) -> MeetingSeries:
    series = _proposed_series(world)
    series.expires_at = timezone.now()
    series.save()
    series.meetings.update(expires_at=series.expires_at)
    return series


def _soon(world: World) -> Participant:
    """Who is to be reminded of a meeting that begins within the hour."""
    meeting, start = _agreed(world), timezone.now() + timedelta(minutes=50)
    end = start + timedelta(minutes=30)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=start, ends_at=end)
    return meeting.participants.first()


def _straying(world: World) -> MeetingSeries:
    """The clock of its zone is two hours ahead of what was known."""
    series = _series(world)
    series.minute += 120
    series.save()
    return series


SCHEDULING_ACTS: dict[str, Ready] = {
    "Timetable.set_hours": given(
        _table, lambda w, table: table.set_hours(0, [Range(60, 90), *LATE], by=table.user)
    ),
    "Timetable.copy_to": given(
        _table, lambda w, table: table.copy_to([1, 2], weekday=0, by=table.user)
    ),
    "Timetable.use": given(_table, lambda w, table: table.use("lunch", by=table.user)),
    "Timetable.set_day": given(
        _odd_day, lambda w, table: table.set_day(in_days(1), [Range(60, 90)], by=table.user)
    ),
    "Timetable.clear_day": given(
        _odd_day, lambda w, table: table.clear_day(in_days(1), by=table.user)
    ),
    "Timetable.take_off": given(
        _table, lambda w, table: table.take_off(in_days(1), in_days(3), by=table.user)
    ),
    "Timetable.come_back": given(
        _resting, lambda w, both: both[0].come_back(both[1], by=both[0].user)
    ),
    "Timetable.change_rules": given(
        _table, lambda w, table: table.change_rules(by=table.user, gap_minutes=5)
    ),
    "Timetable.change_zone": given(
        _table,
        lambda w, table: table.change_zone("Asia/Tokyo", by=table.user, keep=Keep.MOMENTS),
    ),
    "Booking.book": given(_open, lambda w, _: a_meeting(w.pair)),
    "Booking.confirm": given(_proposed, lambda w, one: one.confirm(by=w.mentor.membership)),
    "Booking.decline": given(_proposed, lambda w, one: one.decline(by=w.mentor.membership)),
    "Booking.withdraw": given(_proposed, lambda w, one: one.withdraw(by=one.proposed_by)),
    "Booking.expire": given(_overdue, lambda w, one: one.expire()),
    "Booking.move": given(
        _agreed, lambda w, one: one.move(by=w.mentor.membership, starts_at=in_hours(50))
    ),
    "Attendance.ask": given(_over, lambda w, one: one.ask()),
    "Attendance.mark": given(_over, lambda w, one: one.mark("met", by=w.mentor.membership)),
    "Meeting.edit": given(
        _agreed,
        lambda w, one: one.edit(by=w.mentor.membership, version=AGREED, title="Again"),
    ),
    "Meeting.cancel": given(_agreed, lambda w, one: one.cancel(by=w.mentor.membership)),
    "Participant.hear": given(
        _agreed, lambda w, one: one.participants.first().hear("declined", sequence=0)
    ),
    "HoursWish.ask": given(
        _nothing, lambda w, _: HoursWish.ask(w.pair, by=w.pair.people[1], words="Evenings")
    ),
    "HoursWish.meet_all": given(_wished, lambda w, _: HoursWish.meet_all(w.mentor.membership.user)),
    "CalendarSource.connect": given(
        _nothing, lambda w, _: CalendarSource.connect(ELSEWHERE, by=w.mentee.user)
    ),
    "CalendarSource.change": given(
        _connected, lambda w, one: one.change(by=w.mentee.user, counts_all_day=True)
    ),
    "CalendarSource.disconnect": given(_connected, lambda w, one: one.disconnect(by=w.mentee.user)),
    "FeedToken.make": given(_fed, lambda w, _: FeedToken.make(by=w.mentee.user)),
    "FeedToken.revoke": given(_fed, lambda w, token: token.revoke(by=w.mentee.user)),
    "Meeting.call_off": given(
        _agreed, lambda w, _: Meeting.call_off([w.pair], ending=Ending.CLOSED)
    ),
    "MeetingNote.write": given(
        _agreed,
        lambda w, one: MeetingNote.write(
            one, kind="shared", by=w.mentor.membership, text="We met", version=0
        ),
    ),
    "MeetingReminder.remind": given(_soon, lambda w, one: MeetingReminder.remind(one, 60)),
    "MeetingSeries.plan": given(
        lambda w: has_time(w.pair), lambda w, pair: a_series(pair, pattern=a_pattern(count=2))
    ),
    "Answering.agree": given(_proposed_series, lambda w, one: one.agree(by=w.pair.people[1])),
    "Answering.decline": given(_proposed_series, lambda w, one: one.decline(by=w.pair.people[1])),
    "Answering.expire": given(_overdue_series, lambda w, one: one.expire()),
    "MeetingSeries.change_later": given(
        _series,
        lambda w, one: one.change_later(
            by=w.pair.people[1],
            since=one.meetings.first(),
            pattern=a_pattern(minute=TEN + 60, count=2),
        ),
    ),
    "MeetingSeries.realign": given(_straying, lambda w, one: one.realign()),
    "MeetingSeries.end": given(_series, lambda w, one: one.end(by=w.mentor.membership)),
}
