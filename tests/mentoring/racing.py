"""Acts that happen at the same moment, each on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable
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

    threads = [Thread(target=run, args=[number]) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        if isinstance(result, Exception):
            raise result
    return results
