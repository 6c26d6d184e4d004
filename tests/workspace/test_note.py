"""Notes: shared ones are of both, private ones of their author alone."""

from __future__ import annotations

from cairn.activity.models import Event
from cairn.notifications.hearers import both_if_not_private
from cairn.workspace.models import Note
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_note, cancelled


def test_both_write_a_shared_note_and_lose_no_words(pair, mentor, mentee):
    note = a_note(pair)
    read = note.version
    note.edit(by=mentor, version=read, text="By doing")
    with refused(Refusal.CHANGED):
        note.edit(by=mentee, version=read, text="By reading")
    note.refresh_from_db()
    assert note.text == "By doing"
    assert both_if_not_private(note)


def test_a_private_note_is_its_authors_alone(pair, mentor, mentee, noor):
    note = a_note(pair, is_private=True)
    assert Note.objects.visible_to(mentee).get() == note
    for other in (mentor, noor):
        assert not Note.objects.visible_to(other)
    with refused(Refusal.NOT_THE_AUTHOR):
        note.edit(by=mentor, version=note.version, text="Mine")
    with refused(Refusal.NOT_THE_AUTHOR):
        note.remove(by=mentor)
    assert both_if_not_private(note) == []
    assert note.text not in str(Event.objects.about(note).values())


def test_who_reads_it_is_said_once(pair, mentee):
    note = a_note(pair, is_private=True)
    note.edit(by=mentee, version=note.version, text="Hm", is_private=False)
    note.refresh_from_db()
    assert note.is_private


def test_its_author_removes_it(pair, mentor, mentee):
    note = a_note(pair)
    with refused(Refusal.NOT_THE_AUTHOR):
        note.remove(by=mentor)
    note.remove(by=mentee)
    assert not Note.objects.exists()


def test_private_notes_of_the_other_take_no_room(pair, mentor, monkeypatch):
    monkeypatch.setattr(Note, "AT_MOST", 1)
    a_note(pair, is_private=True)
    with refused(Refusal.TOO_MANY):
        a_note(pair)
    a_note(pair, by=mentor)


def test_it_refuses_others_and_after_the_end(pair, noor, mentee):
    with refused(Refusal.NOT_A_PARTNER):
        a_note(pair, by=noor)
    note = a_note(pair)
    cancelled(pair)
    with refused(Refusal.ENDED):
        note.edit(by=mentee, version=note.version, text="Hm")
    assert Note.objects.visible_to(mentee).get() == note
