"""Whether this process lives, and whether the whole is ready to serve."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cairn.interface.guards import open_to_all
from cairn.notifications.models import Delivery
from cairn.worker.models import ScheduledJob

LEAST_DISK = 100 * 1024 * 1024
WORKER_SILENT = timedelta(minutes=2)
OUTBOX_STUCK = timedelta(hours=1)


@open_to_all(why="load balancers ask it")
@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@open_to_all(why="load balancers and operators ask it; it tells nothing about people")
@require_safe
def ready(_request: HttpRequest) -> HttpResponse:
    """200 when all is well, 503 with a line for each trouble."""
    troubles = list(_troubles())
    text = "\n".join(troubles or ["ok"])
    status = 503 if troubles else 200
    return HttpResponse(f"{text}\n", content_type="text/plain", status=status)


def _troubles() -> Iterator[str]:
    if shutil.disk_usage(settings.DATA).free < LEAST_DISK:
        yield "disk: less than 100 MB are free"
    try:
        silent, wait = ScheduledJob.age(), Delivery.objects.longest_wait()
    except DatabaseError:
        yield "database: it does not answer"
        return
    if silent is None or silent > WORKER_SILENT:
        yield "worker: it gives no sign of life"
    if wait > OUTBOX_STUCK:
        yield "outbox: a mail has been waiting for more than an hour"
