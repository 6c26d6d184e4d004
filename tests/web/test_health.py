"""Whether the site is well."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError
from django.utils import timezone

from cairn.notifications.models import Delivery
from cairn.worker.models import BEAT, HEARTBEAT, ScheduledJob


def a_beat() -> None:
    ScheduledJob.take(HEARTBEAT, BEAT)


def test_a_living_process_says_so(client, db):
    assert client.get("/healthz/").content == b"ok\n"


def test_it_is_ready_while_the_worker_lives(client, db):
    a_beat()
    answer = client.get("/readyz/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


def test_it_tells_that_the_worker_is_silent(client, db):
    assert b"worker" in client.get("/readyz/").content
    a_beat()
    ScheduledJob.objects.update(last_run_at=timezone.now() - timedelta(minutes=3))
    answer = client.get("/readyz/")
    assert answer.status_code == 503
    assert b"worker" in answer.content


def test_it_tells_that_mails_are_stuck(client, db):
    a_beat()
    Delivery.objects.create(
        address="ann@example.org",
        kind="request.sent",
        dedupe_key="one",
        queued_at=timezone.now() - timedelta(hours=2),
        expires_at=timezone.now() + timedelta(days=1),
    )
    assert b"outbox" in client.get("/readyz/").content


def test_it_tells_that_the_database_is_gone(client, db, monkeypatch):
    def gone() -> None:
        raise DatabaseError

    monkeypatch.setattr(ScheduledJob, "age", gone)
    answer = client.get("/readyz/")
    assert (answer.status_code, answer.content) == (503, b"database: it does not answer\n")
