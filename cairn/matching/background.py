"""Work in a thread of its own, beside the requests."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from django.db import connections

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer")


def in_background(work: Callable[[], Answer]) -> Future[Answer]:
    """Begin the work and return what will be its answer, or its error, which is logged too.

    The thread has database connections of its own and closes them. It never keeps a process
    from ending.
    """
    future: Future[Answer] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:
            logger.exception("%s failed in the background", work.__qualname__)
            future.set_exception(error)
        finally:
            connections.close_all()

    Thread(target=run, name="cairn-background", daemon=True).start()
    return future
