"""`manage.py worker` as it really runs: a process of its own, with a mail server beside it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from cairn.notifications.models import Delivery
from cairn.worker.models import ScheduledJob
from tests.notifications.conftest import a_code_mail
from tests.notifications.post_office import PostOffice, a_free_port

ROOT = Path(__file__).resolve().parent.parent.parent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Iterator[PostOffice]:
    office = PostOffice()
    yield office
    office.end()


@pytest.fixture
def start() -> Iterator[Callable[[int], subprocess.Popen]]:
    """Starts workers on the test's own database; none of them outlives the test."""
    begun: list[subprocess.Popen] = []

    def begin(port: int) -> subprocess.Popen:
        begun.append(subprocess.Popen([sys.executable, "manage.py", "worker"], **setting(port)))
        return begun[-1]

    yield begin
    for worker in begun:
        worker.kill()
        worker.wait()


def setting(port: int) -> dict:
    own = {
        "DATABASE_URL": address_of_the_test_database(),
        "DJANGO_SETTINGS_MODULE": "cairn.settings",
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(port),
        "DATA_DIR": str(settings.DATA),
    }
    return {"cwd": ROOT, "env": os.environ | own, "stderr": subprocess.DEVNULL}


def address_of_the_test_database() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(given["NAME"])
    user = f"{given['USER']}:{given['PASSWORD']}".rstrip(":")
    return f"postgres://{user}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"


def wait_until(happens: Callable[[], object], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def ends_soon(worker: subprocess.Popen) -> int:
    """Within a second, and another one for a busy machine."""
    return worker.wait(timeout=2)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_it_sends_what_is_owed_and_stops_within_a_second(office, start, asked):
    a_code_mail()
    worker = start(office.port)
    wait_until(lambda: Delivery.objects.filter(state="sent").exists())
    worker.send_signal(asked)
    assert ends_soon(worker) == 0
    assert office.ids == [Delivery.objects.get().message_id]
    assert ScheduledJob.age() is not None


def test_it_stops_within_a_second_while_the_mail_server_hangs(start):
    a_code_mail()
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", a_free_port()))
        silent.listen()
        worker = start(silent.getsockname()[1])
        silent.settimeout(20)
        talk, _ = silent.accept()
        with talk:
            worker.send_signal(signal.SIGTERM)
            assert ends_soon(worker) == 0
    assert Delivery.objects.get().state == "queued"


def test_it_sends_again_what_a_killed_worker_left_behind(office, start):
    mail = a_code_mail()
    Delivery.take()
    Delivery.objects.update(lease_until=timezone.now())
    start(office.port)
    wait_until(lambda: Delivery.objects.filter(state="sent").exists())
    assert office.ids == [mail.message_id]
    assert Delivery.objects.get().attempts == 2
