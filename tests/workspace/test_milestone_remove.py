"""A milestone is removed, and put back."""

from __future__ import annotations

from cairn.workspace.models import Milestone
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_milestone, cancelled


def test_what_was_removed_keeps_its_words_and_state(pair, mentor, mentee):
    stone = a_milestone(pair, notes="Begin small")
    stone.start(by=mentor)
    stone.remove(by=mentor)
    assert not Milestone.objects.of(pair).standing().exists()
    stone.put_back(by=mentee)
    stone.refresh_from_db()
    assert (stone.stands, stone.notes, stone.status) == (True, "Begin small", "in_progress")


def test_it_refuses_twice(pair, mentor):
    stone = a_milestone(pair)
    with refused(Refusal.OTHER_STATE):
        stone.put_back(by=mentor)
    stone.remove(by=mentor)
    with refused(Refusal.GONE):
        stone.remove(by=mentor)


def test_it_is_put_back_only_where_there_is_room(pair, mentor, monkeypatch):
    monkeypatch.setattr(Milestone, "AT_MOST", 1)
    stone = a_milestone(pair)
    stone.remove(by=mentor)
    a_milestone(pair)
    with refused(Refusal.TOO_MANY):
        stone.put_back(by=mentor)


def test_it_refuses_others_and_after_the_end(pair, noor, mentor):
    stone, removed = a_milestone(pair), a_milestone(pair)
    removed.remove(by=mentor)
    with refused(Refusal.NOT_A_PARTNER):
        stone.remove(by=noor)
    with refused(Refusal.NOT_A_PARTNER):
        removed.put_back(by=noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        stone.remove(by=mentor)
    with refused(Refusal.ENDED):
        removed.put_back(by=mentor)
