"""The loop goes on whatever fails in it, and ends when asked to."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.worker import loop
from cairn.worker.jobs import Job
from cairn.worker.models import ScheduledJob
from cairn.worker.pausing import FIRST, Pausing

pytestmark = pytest.mark.django_db


class Tally:
    """A step that counts its calls, and fails when told to."""

    def __init__(self, *outcomes: int | Exception) -> None:
        self.outcomes, self.calls = list(outcomes), 0

    def __call__(self) -> int:
        self.calls += 1
        outcome = self.outcomes.pop(0) if self.outcomes else 0
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


def test_it_runs_due_jobs_and_every_step():
    job, step = Tally(), Tally(2)
    schedule = [Job("sweep", timedelta(hours=1), job)]
    assert loop.turn(schedule, [step]) == 3
    assert loop.turn(schedule, [step]) == 0
    assert (job.calls, step.calls) == (1, 2)


def test_it_runs_a_job_again_in_the_next_slot():
    job = Tally()
    schedule = [Job("sweep", timedelta(hours=1), job)]
    loop.turn(schedule, [])
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1), tick=False):
        loop.turn(schedule, [])
    assert job.calls == 2


def test_it_goes_on_after_a_failure(caplog):
    broken, fine = Tally(ValueError("broken")), Tally(1)
    schedule = [Job("broken", timedelta(hours=1), broken)]
    with caplog.at_level(logging.ERROR):
        assert loop.turn(schedule, [fine]) == 1
    assert "ValueError: broken" in caplog.text


def test_it_shows_that_it_is_alive():
    loop.turn([], [])
    assert ScheduledJob.age() < timedelta(seconds=5)


@pytest.mark.django_db(transaction=True)
def test_it_rests_only_when_there_was_nothing_to_do():
    step, rests = Tally(1, 1, 0), []
    loop.run([], [step], is_stopping=lambda: bool(rests), sleep=rests.append)
    assert step.calls == 3
    assert rests == [loop.IDLE]


@pytest.mark.django_db(transaction=True)
def test_it_stops_between_two_steps():
    asked = []
    first, second = (lambda: asked.append(1) or 1), Tally()
    loop.run([], [first, second], is_stopping=lambda: bool(asked))
    assert second.calls == 0


def test_it_leaves_a_troubled_step_alone_for_a_growing_while(caplog):
    now = [0.0]
    step = Tally(OSError("down"), OSError("down"), 1)
    pausing = Pausing(step, OSError, clock=lambda: now[0])
    with caplog.at_level(logging.CRITICAL):
        calls = []
        for now[0] in (0, 1, FIRST, FIRST * 2, FIRST * 3, FIRST * 3):
            pausing()
            calls.append(step.calls)
    assert calls == [1, 1, 2, 2, 3, 4]
