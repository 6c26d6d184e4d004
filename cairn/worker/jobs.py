"""The shape of a schedule, and how a job goes through many rows."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from cairn.lib.refusal import Refused

logger = logging.getLogger(__name__)


class Job(NamedTuple):
    """Something that happens by itself, `every` so often."""

    name: str
    every: timedelta
    run: Callable[[], object]


def each(nouns: Iterable[Any], act: Callable[[Any], object]) -> int:
    """Do one act with each of them; how many were done.

    A refusal means that somebody was quicker, for example with an answer. Another failure is
    logged, and does not keep the rest from its turn.
    """
    done = 0
    for noun in nouns:
        try:
            act(noun)
        except Refused as refused:
            logger.info("%s is left as it is: %s", noun, refused)
        except Exception:
            logger.exception("%s failed", noun)
        else:
            done += 1
    return done
