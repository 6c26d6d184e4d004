"""Events are numbered in the order in which they become visible."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from cairn.activity.models import Event, Feed, record
from tests.cast import a_person


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


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_reader_never_misses_one():
    """Eight writers, and a reader who always asks for what came after the last it saw."""
    person, writing = a_person(), threading.Event()
    writing.set()

    def write(_: int) -> None:
        for _ in range(20):
            with transaction.atomic():
                record("person.waved", about=person, actor=None, concerning=[person.pk])
        connection.close()

    def read() -> list[int]:
        seen: list[int] = []
        while writing.is_set() or Feed.position() > (seen or [0])[-1]:
            last = (seen or [0])[-1]
            seen += Event.objects.after(last).values_list("number", flat=True)
        connections.close_all()
        return seen

    with ThreadPoolExecutor(9) as pool:
        reader = pool.submit(read)
        list(pool.map(write, range(8)))
        writing.clear()
        seen = reader.result()
    assert seen == list(Event.objects.order_by("number").values_list("number", flat=True))
    assert len(seen) >= 160
