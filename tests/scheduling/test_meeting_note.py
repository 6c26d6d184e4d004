"""What is written down about a meeting loses no words, and private notes stay private."""

from __future__ import annotations

import pytest

from cairn.mentoring.models import Mentorship
from cairn.scheduling.agendas import Agenda, fitting, text_of
from cairn.scheduling.models import MeetingNote
from cairn.scheduling.models.meeting_note import Kind
from cairn.scheduling.refusals import Refusal
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting


@pytest.fixture
def meeting(pair: Mentorship):
    return a_meeting(pair)


def write(meeting, kind, by, text, version=0):
    return MeetingNote.write(meeting, kind=kind, by=by, text=text, version=version)


@pytest.mark.parametrize("kind", [Kind.AGENDA, Kind.SHARED])
def test_both_write_one_text(meeting, kind):
    mentor, mentee = meeting.mentorship.people
    write(meeting, kind, mentor, "Begin")
    write(meeting, kind, mentee, "Begin, and go on", version=1)
    note = MeetingNote.objects.visible_to(mentor).get(kind=kind)
    assert (note.text, note.version, note.author) == ("Begin, and go on", 2, mentee)


@pytest.mark.parametrize("kind", [Kind.AGENDA, Kind.SHARED])
def test_whoever_is_later_loses_no_words(meeting, kind):
    mentor, mentee = meeting.mentorship.people
    write(meeting, kind, mentor, "Mine")
    with refused(Refusal.CHANGED):
        write(meeting, kind, mentee, "Hers")
    assert MeetingNote.of(meeting, kind, mentee).text == "Mine"


def test_private_ones_are_seen_by_nobody_else(meeting, noor):
    mentor, mentee = meeting.mentorship.people
    write(meeting, Kind.PRIVATE, mentor, "He seems tired")
    write(meeting, Kind.PRIVATE, mentee, "Ask for more time")
    for who, words in ((mentor, "He seems tired"), (mentee, "Ask for more time")):
        seen = MeetingNote.objects.visible_to(who).filter(kind=Kind.PRIVATE)
        assert [note.text for note in seen] == [words]
        assert MeetingNote.of(meeting, Kind.PRIVATE, who).text == words
    assert not MeetingNote.objects.visible_to(noor).exists()


def test_strangers_write_nothing(meeting, sam):
    for kind in Kind:
        with refused(Refusal.NOT_A_PARTNER):
            write(meeting, kind, sam, "Hello")


def test_it_is_read_only_once_the_meeting_or_the_mentorship_is_off(meeting):
    mentor, mentee = meeting.mentorship.people
    write(meeting, Kind.SHARED, mentor, "Begin")
    meeting.withdraw(by=mentee)
    with refused(Refusal.OTHER_STATE):
        write(meeting, Kind.SHARED, mentor, "More", version=1)
    meeting.mentorship.cancel(by=mentor, reason="no_time")
    with refused(Refusal.ENDED):
        write(meeting, Kind.SHARED, mentor, "More", version=1)
    assert MeetingNote.objects.visible_to(mentee).get().text == "Begin"


def test_the_agenda_fits_the_meeting(pair):
    pair.plan(by=pair.mentor.membership, planned_weeks=4)
    later, last = a_meeting(pair, 24 * 10), a_meeting(pair, 24 * 27)
    first = a_meeting(pair, 24 * 3)
    found = [fitting(meeting) for meeting in (first, later, last)]
    assert found == [Agenda.FIRST, Agenda.LATER, Agenda.LAST]


def test_what_was_cancelled_is_not_the_first(pair):
    a_meeting(pair, 24).withdraw(by=pair.mentee.membership)
    assert fitting(a_meeting(pair, 48)) == Agenda.FIRST


@pytest.mark.parametrize("agenda", Agenda)
def test_every_template_has_lines_to_write_over(agenda):
    lines = text_of(agenda).splitlines()
    assert 4 <= len(lines) <= 6
    assert all(line.startswith("- ") and len(line) < 90 for line in lines)
