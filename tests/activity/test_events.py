"""Events are numbered in the order in which they become visible."""

from __future__ import annotations

import time

import pytest
from django.db import transaction

from cairn.activity.models import Event, Feed, record
from cairn.consequences import CONSEQUENCES
from tests.cast import a_person
from tests.racing import at_once


def test_it_is_written_inside_a_transaction_only(transactional_db):
    person = a_person()
    with pytest.raises(RuntimeError):
        record("person.waved", about=person, actor=person, concerning=[person.pk])
    assert not Event.objects.filter(kind="person.waved").exists()


def test_it_goes_with_the_change_that_it_tells_of(db):
    person = a_person()
    before = Feed.position()
    with transaction.atomic():
        record("person.waved", about=person, actor=person, concerning=[person.pk])
        transaction.set_rollback(True)
    assert Feed.position() == before
    assert not Event.objects.filter(kind="person.waved").exists()


def test_it_finds_its_noun_until_that_is_gone(db):
    person = a_person()
    with transaction.atomic():
        event = record("person.waved", about=person, actor=None, concerning=[])
    assert event.noun() == person
    person.delete()
    assert event.noun() is None


def test_what_follows_happens_in_the_same_transaction(db, monkeypatch):
    def fall(noun: object) -> None:
        raise RuntimeError(f"{noun} fell")

    person = a_person()

    @transaction.atomic
    def wave() -> None:
        person.introduce(name="Renamed", time_zone="UTC")
        record("person.waved", about=person, actor=None, concerning=[])

    monkeypatch.setitem(CONSEQUENCES, "person.waved", (fall,))
    with pytest.raises(RuntimeError, match="fell"):
        wave()
    person.refresh_from_db()
    assert person.name != "Renamed"
    assert not Event.objects.filter(kind="person.waved").exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_reader_never_misses_one():
    """Eight writers, and a reader who always asks for what came after the last it saw."""
    person, seen = a_person(), [0]
    end, last_call = Feed.position() + 160, time.monotonic() + 60

    def write() -> None:
        for _ in range(20):
            with transaction.atomic():
                record("person.waved", about=person, actor=None, concerning=[person.pk])

    def read() -> None:
        while seen[-1] < end and time.monotonic() < last_call:
            seen.extend(Event.objects.after(seen[-1]).values_list("number", flat=True))
            time.sleep(0.001)  # without a pause it would keep the interpreter from the writers

    at_once(read, *[write] * 8)
    assert seen == list(range(end + 1))
    assert Event.objects.count() == end
