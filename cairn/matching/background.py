"""Work in a thread of its own, beside the requests."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
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
            with _nothing_collected():
                future.set_result(work())
        except Exception as error:
            logger.exception("%s failed in the background", work.__qualname__)
            future.set_exception(error)
        finally:
            connections.close_all()

    Thread(target=run, name="cairn-background", daemon=True).start()
    return future


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is being read is no garbage, and to look for some in it again and again takes a fifth
    of the time. Everything else is still freed as it is let go of."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
