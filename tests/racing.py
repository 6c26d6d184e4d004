"""Acts that happen at the same moment, each on a connection of its own."""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

from django.db import connections

from cairn.lib.refusal import Refused

Act = Callable[[], Any]


def at_once(*acts: Act) -> list[Any]:
    """Run all of them together; what each gave, or its refusal. Any other error is raised."""
    results: list[Any] = [None] * len(acts)
    start = Barrier(len(acts))

    def run(number: int) -> None:
        try:
            start.wait()
            results[number] = acts[number]()
        except Refused as refused:
            results[number] = refused.refusal
        except Exception as error:  # noqa: BLE001 - shown by whoever waits for the threads
            results[number] = error
        finally:
            connections.close_all()

    with the_track_alone():
        _run_together([Thread(target=run, args=[number]) for number in range(len(acts))])
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results


@contextmanager
def the_track_alone() -> Iterator[None]:
    """One race at a time among all test processes: PostgreSQL has a hundred connections for them.

    The system lets go of the lock when a process dies.
    """
    with (Path(tempfile.gettempdir()) / "cairn-race.lock").open("a") as track:
        fcntl.flock(track, fcntl.LOCK_EX)
        yield


def _run_together(threads: list[Thread]) -> None:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
