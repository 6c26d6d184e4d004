"""The loop of a worker: nothing that fails in it ends it."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable

from django.db import close_old_connections

from cairn.worker.jobs import Job
from cairn.worker.models import BEAT, HEARTBEAT, ScheduledJob

logger = logging.getLogger(__name__)

Step = Callable[[], int]

IDLE = 1.0


def run(
    schedule: Iterable[Job],
    steps: Iterable[Step],
    *,
    is_stopping: Callable[[], bool],
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Work until `is_stopping`; rest for a second whenever there was nothing to do."""
    while not is_stopping():
        close_old_connections()  # one that a restarted database left behind is of no use
        if not turn(schedule, steps, is_stopping) and not is_stopping():
            sleep(IDLE)


def turn(
    schedule: Iterable[Job],
    steps: Iterable[Step],
    is_stopping: Callable[[], bool] = lambda: False,
) -> int:
    """One round: a sign of life, the jobs that are due, each step once; how much was done."""
    done = 0
    work = [_beat, *(_slot(job) for job in schedule), *steps]
    for step in work:
        if not is_stopping():
            done += _guarded(step)
    return done


def _guarded(step: Step) -> int:
    """What the step did; 0 when it failed, with the reason in the log."""
    try:
        return step()
    except Exception:
        logger.exception("The worker goes on after a failure")
        return 0


def _beat() -> int:
    ScheduledJob.take(HEARTBEAT, BEAT)
    return 0


def _slot(job: Job) -> Step:
    def run_if_due() -> int:
        if not ScheduledJob.take(job.name, job.every):
            return 0
        job.run()
        return 1

    return run_if_due
