"""When people of the demo can meet, and the meetings of its pairs: past ones and those to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from random import Random
from typing import Any, NamedTuple

from django.utils import timezone

from cairn.communities.models import Membership
from cairn.demo.plans import Way
from cairn.mentoring.models.course import Status as Course
from cairn.mentoring.models.pair import Seen
from cairn.scheduling.agendas import fitting, text_of
from cairn.scheduling.choices import PRESETS, Ending, Preset
from cairn.scheduling.models import (
    Meeting,
    MeetingNote,
    MeetingSeries,
    Participant,
    Timetable,
    WeeklyHours,
)
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.meeting_note import Kind
from cairn.scheduling.models.participant import Account
from cairn.scheduling.offering import slots_for
from cairn.scheduling.preview import preview
from cairn.scheduling.timing.planning import Choice, Pattern
from cairn.scheduling.timing.rhythm import Rhythm
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import instant, wall

HALF = timedelta(minutes=30)
NOTICE = timedelta(hours=30)
A_MONTH = timedelta(days=30)
SHARED = (
    "We looked at the draft together. The middle is clear, the beginning promises too much.",
    "Two examples from last week, and what they have in common. One to try before we meet again.",
    "We went back a step, and found the question behind the question.",
)
PRIVATE = "Ask next time how the team took it."
CALLED_OFF = "The little one is ill. I will look for another time."
ROOM = "https://meet.example.org/{key}"


class Past(NamedTuple):
    """A meeting that is over: how it came out, and what each of the two says of it."""

    status: Status
    accounts: tuple[str, str]
    ending: str = ""


HELD = Past(Status.HELD, (Account.MET, Account.MET))
COURSES = (
    *[HELD] * 5,
    Past(Status.HELD, ("", Account.MET)),
    Past(Status.HELD, (Account.LATE, Account.MET)),
    Past(Status.CANCELLED, ("", ""), Ending.CANCELLED),
    Past(Status.MISSED, ("", Account.EXCUSED)),
)
UNCONFIRMED = Past(Status.CONFIRMED, ("", ""))


class Diary:
    """The times that are taken, so that nobody of the demo was ever in two places."""

    def __init__(self) -> None:
        self.taken: dict[int, list[Span]] = defaultdict(list)

    def find(self, way: Way, day: date) -> Span:
        """Half an hour from six in the evening on, on the mentor's clock."""
        users = [way.mentor.user_id, way.mentee.user_id]
        evening = instant(day, 18 * 60, way.mentor.user.zone)
        turns = (evening + turn * HALF for turn in count())
        spans = (Span(start, start + HALF) for start in turns)
        free = next(span for span in spans if not any(self._clash(user, span) for user in users))
        for user in users:
            self.taken[user].append(free)
        return free

    def _clash(self, user: int, span: Span) -> bool:
        return any(one.start < span.end and span.start < one.end for one in self.taken[user])


def meet_all(rng: Random, ways: Sequence[Way]) -> None:
    """Open hours for everybody in a pair; the past in bulk, what is to come by the real acts."""
    _open_hours(rng, ways)
    diary, numbers = Diary(), count()
    past = [
        (way, _past(way, diary.find(way, day), COURSES[next(numbers) % len(COURSES)]))
        for way in ways
        for day in way.check_ins
        if day < timezone.localdate()
    ]
    _plant(past)
    _write_about([meeting for _way, (meeting, _course) in past])
    running = [way for way in ways if way.pair.status == Course.ACTIVE]
    for number, way in enumerate(running):
        _plan(rng, way, number)


def _open_hours(rng: Random, ways: Sequence[Way]) -> None:
    people = {who.user_id: (who.user, who is way.mentor) for way in ways for who in way.pair.people}
    tables = [
        Timetable(user=user, gap_minutes=rng.choice((0, 0, 10, 15)))
        for user, _mentors in people.values()
    ]
    Timetable.objects.bulk_create(tables, ignore_conflicts=True)
    WeeklyHours.objects.bulk_create(
        hours
        for table in Timetable.objects.filter(user__in=people)
        for hours in _hours(rng, table, mentors=people[table.user_id][1])
    )


def _hours(rng: Random, table: Timetable, *, mentors: bool) -> Iterator[WeeklyHours]:
    """Mentors are open in the evenings and often at another time; every third mentee says when."""
    others = [rng.choice((Preset.LUNCH, Preset.MORNINGS))] if rng.random() < 0.6 else []
    chosen = [Preset.EVENINGS, *others] if mentors else others[: rng.random() < 0.5]
    for days, (start, end) in (PRESETS[preset] for preset in chosen):
        for day in days:
            yield WeeklyHours(timetable=table, weekday=day, start_minute=start, end_minute=end)


def _past(way: Way, span: Span, course: Past) -> tuple[Meeting, Past]:
    is_last = way.pair.status == Course.ACTIVE and span.start > timezone.now() - timedelta(days=5)
    course = UNCONFIRMED if is_last else course
    meeting = Meeting(
        mentorship=way.pair, starts_at=span.start, ends_at=span.end, status=course.status
    )
    meeting.join_url, meeting.ending = ROOM.format(key=way.pair.key), course.ending
    if course.ending:
        meeting.reason, meeting.cancelled_by = CALLED_OFF, way.mentee
    meeting.asked_at = None if course.ending else span.end
    return meeting, course


def _plant(past: Iterable[tuple[Way, tuple[Meeting, Past]]]) -> None:
    """The meetings, agreed two days before rather than now, with their people."""
    rows = list(past)
    meetings = Meeting.objects.bulk_create([meeting for _way, (meeting, _course) in rows])
    for meeting in meetings:
        meeting.added_at = meeting.starts_at - timedelta(days=2)
    Meeting.objects.bulk_update(meetings, ["added_at"])
    Participant.objects.bulk_create(
        one for way, (meeting, course) in rows for one in _participants(way, meeting, course)
    )


def _participants(way: Way, meeting: Meeting, course: Past) -> Iterator[Participant]:
    for who, role, account in zip(way.pair.people, Seen, course.accounts, strict=True):
        yield Participant(
            meeting=meeting,
            user=who.user,
            role=role,
            active=not course.ending,
            starts_at=meeting.starts_at,
            free_at=meeting.ends_at,
            account=account,
        )


def _write_about(meetings: Sequence[Meeting]) -> None:
    held = [meeting for meeting in meetings if meeting.status == Status.HELD]
    notes = [note for number, meeting in enumerate(held) for note in _notes(meeting, number)]
    MeetingNote.objects.bulk_create(notes)
    for note in notes:
        note.edited_at = note.meeting.ends_at
    MeetingNote.objects.bulk_update(notes, ["edited_at"])


def _notes(meeting: Meeting, number: int) -> Iterator[MeetingNote]:
    """What both wrote down; now and then the mentor for themself."""
    mentor, mentee = meeting.mentorship.people
    shared = SHARED[number % len(SHARED)]
    yield _note(meeting, Kind.SHARED, mentee, shared)
    if number % 4 == 0:
        yield _note(meeting, Kind.PRIVATE, mentor, PRIVATE)


def _note(meeting: Meeting, kind: Kind, by: Membership, text: str) -> MeetingNote:
    return MeetingNote(meeting=meeting, kind=kind, author=by, text=text, version=1)


def _plan(rng: Random, way: Way, number: int) -> None:
    """By turns agreed with an agenda, moved, proposed, called off, repeated and declined."""
    now = timezone.now()
    if way.pair.moved_at < now - timedelta(days=14):
        return
    free = slots_for(way.pair, minutes=30, lo=now + NOTICE, hi=now + A_MONTH)
    good = [slot.start for slot in free if slot.fits_guest and not slot.over_time]
    if len(good) > 1:
        _PLANS[number % len(_PLANS)](way, *sorted(rng.sample(good, 2)))


def _book(way: Way, start: datetime, **values: Any) -> Meeting:
    room = ROOM.format(key=way.pair.key)
    begin: dict[str, Any] = {"by": way.mentee, "starts_at": start, "minutes": 30, "join_url": room}
    return Meeting.book(way.pair, **begin | values)


def _agrees(way: Way, start: datetime, _later: datetime) -> None:
    meeting = _book(way, start)
    text = text_of(fitting(meeting))
    MeetingNote.write(meeting, kind=Kind.AGENDA, by=way.mentee, text=text, version=0)


def _moves(way: Way, start: datetime, later: datetime) -> None:
    _book(way, start).move(by=way.mentee, starts_at=later)


def _proposes(way: Way, start: datetime, _later: datetime) -> None:
    _book(way, start, by=way.mentor, asks=True, title="A look at the draft")


def _calls_off(way: Way, start: datetime, later: datetime) -> None:
    _book(way, start).cancel(by=way.mentee, reason=CALLED_OFF)
    _book(way, later, asks=True)


def _declines(way: Way, start: datetime, later: datetime) -> None:
    _book(way, start, asks=True).decline(by=way.mentor, reason="I travel that week.")
    _book(way, later)


def _repeats(way: Way, start: datetime, _later: datetime) -> None:
    """Every other week from then on, without the dates that are not free."""
    zone = way.mentor.user.zone
    day, minute = wall(start, zone)
    pattern = Pattern(Rhythm.EVERY_2_WEEKS, day, 4, minute, minutes=30, zone=zone)
    lines = preview(way.pair, pattern, by=way.mentee).lines
    choices = {line.day: Choice.LEAVE_OUT for line in lines if line.is_open}
    room = ROOM.format(key=way.pair.key)
    MeetingSeries.plan(way.pair, by=way.mentee, pattern=pattern, choices=choices, join_url=room)


_PLANS = (_agrees, _moves, _proposes, _calls_off, _repeats, _declines)
