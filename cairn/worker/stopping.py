"""Stop when asked to, politely first."""

from __future__ import annotations

import signal
import threading
from types import FrameType

PATIENCE = 0.4


class Interrupted(BaseException):
    """Something hung when the worker was asked to stop. Its lease ends by itself."""


class Stopping:
    """Listens to SIGTERM and SIGINT. What still hangs after `PATIENCE` seconds is interrupted."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def __call__(self) -> bool:
        return self._asked.is_set()

    def sleep(self, seconds: float) -> None:
        """Sleep, but wake up at once when asked to stop."""
        self._asked.wait(seconds)

    def listen(self) -> None:
        """Call it in the main thread."""
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)
        signal.signal(signal.SIGALRM, self._interrupt)

    def _ask(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        self._asked.set()
        signal.setitimer(signal.ITIMER_REAL, PATIENCE)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002
        raise Interrupted
