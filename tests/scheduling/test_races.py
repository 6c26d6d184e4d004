"""Different acts on the same meetings at the same moment."""

from __future__ import annotations

import random
from functools import partial

import pytest

from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Meeting, MeetingNote, Timetable
from cairn.scheduling.models.meeting_note import Kind
from cairn.scheduling.refusals import Refusal
from tests.racing import at_once
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting, in_hours
from tests.scheduling.racing import a_crowd, booked_twice, opened, two_who_mentor_each_other

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROUNDS = range(4)


def twice(meeting: Meeting) -> list[Meeting]:
    """The page, as each of the two has it before them."""
    return [Meeting.objects.with_people().get(pk=meeting.pk) for _ in range(2)]


@pytest.mark.parametrize("_round", ROUNDS)
def test_agreeing_and_taking_back_leave_one_of_the_two(_round):
    (pair,) = a_crowd(1)
    meeting = a_meeting(pair, asks=True)
    mentor, mentee = twice(meeting)
    results = at_once(
        partial(mentor.confirm, by=pair.people[0]), partial(mentee.withdraw, by=pair.people[1])
    )
    meeting.refresh_from_db()
    assert results.count(Refusal.OTHER_STATE) == 1
    assert (meeting.status == "confirmed") == (results[0] is None)
    assert meeting.participants.filter(active=True).exists() == (results[0] is None)


@pytest.mark.parametrize("_round", ROUNDS)
def test_calling_off_and_moving_leave_no_time_taken_unless_it_stands(_round):
    (pair,) = a_crowd(1)
    meeting = an_agreed_meeting(pair)
    mentor, mentee = twice(meeting)
    at_once(
        partial(mentor.cancel, by=pair.people[0]),
        partial(mentee.move, by=pair.people[1], starts_at=in_hours(72)),
    )
    meeting.refresh_from_db()
    assert meeting.status == "cancelled"
    assert not meeting.participants.filter(active=True).exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_two_who_write_at_once_lose_no_words(_round):
    (pair,) = a_crowd(1)
    pages = twice(an_agreed_meeting(pair))
    results = at_once(
        *(
            partial(MeetingNote.write, page, kind=Kind.SHARED, by=who, text=f"{who.pk}", version=0)
            for page, who in zip(pages, pair.people, strict=True)
        )
    )
    assert results.count(Refusal.CHANGED) == 1
    written = next(one for one in results if isinstance(one, MeetingNote))
    assert MeetingNote.objects.get().text == written.text


def test_nobody_waits_for_each_other_for_ever():
    """People in both roles and in many mentorships do everything; a deadlock would be raised."""
    pairs = [*two_who_mentor_each_other(), *a_crowd(3)]
    at_once(*(partial(do_things, pairs, seed) for seed in range(8)))
    assert booked_twice() == 0


def do_things(pairs: list[Mentorship], seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(8):
        pair = opened([chance.choice(pairs)])[0]
        act = chance.choice([book, book, answer, move, call_off, rest, rearrange])
        try:
            act(chance, pair)
        except Refused:
            continue


def book(chance, pair) -> None:
    a_meeting(pair, chance.choice((24, 25, 26)), by=chance.choice(pair.people))


def answer(chance, pair) -> None:
    for meeting in Meeting.objects.of(pair).proposed().with_people():
        meeting.confirm(by=chance.choice(pair.people))


def move(chance, pair) -> None:
    if meeting := Meeting.objects.of(pair).standing().with_people().first():
        meeting.move(by=chance.choice(pair.people), starts_at=in_hours(chance.choice((24, 25))))


def call_off(chance, pair) -> None:
    if meeting := Meeting.objects.of(pair).confirmed().with_people().first():
        meeting.cancel(by=chance.choice(pair.people))


def rest(chance, pair) -> None:
    who = chance.choice(pair.people)
    if pair.is_paused:
        pair.resume(by=who)
    else:
        pair.pause(by=who, until=in_hours(100).date(), reason="busy")


def rearrange(chance, pair) -> None:
    user = chance.choice(pair.people).user
    Timetable.of(user).change_rules(by=user, gap_minutes=chance.choice((0, 5)))
