"""`manage.py worker`: tells, delivers, and runs what the schedule says. Several may run."""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from cairn.worker import loop
from cairn.worker.stopping import Interrupted, Stopping


class Command(BaseCommand):
    help = "Send notifications and run the schedule until stopped."

    def handle(self, *_args: Any, **_options: Any) -> None:
        stopping = Stopping()
        stopping.listen()
        steps = import_string(settings.WORKER_STEPS)(stopping)
        schedule = import_string(settings.WORKER_SCHEDULE)
        with suppress(Interrupted):
            loop.run(schedule, steps, is_stopping=stopping, sleep=stopping.sleep)
            signal.setitimer(signal.ITIMER_REAL, 0)
