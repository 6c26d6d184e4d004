"""Leave what cannot work just now alone for a while, a little longer each time."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

logger = logging.getLogger(__name__)

FIRST = 5.0
LONGEST = 60.0


class Pausing:
    """Wraps a step: after `trouble` it is not tried again until the pause is over."""

    def __init__(
        self,
        step: Callable[[], int],
        trouble: type[Exception],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.step, self.trouble, self.clock = step, trouble, clock
        self.pause, self.until = FIRST, float("-inf")

    def __call__(self) -> int:
        if self.clock() < self.until:
            return 0
        try:
            done = self.step()
        except self.trouble as error:
            self._back_off(error)
            return 0
        self.pause = FIRST
        return done

    def _back_off(self, error: Exception) -> None:
        logger.error("Pausing for %d s: %s", self.pause, error)
        self.until = self.clock() + self.pause
        self.pause = min(self.pause * 2, LONGEST)
