"""Two people who work together, and the clock."""

from __future__ import annotations

import pytest
import time_machine

from cairn.mentoring.models import Mentorship
from tests.cast import a_pair
from tests.clock import START


@pytest.fixture
def clock():
    """The clock stands still until `clock.shift(…)` moves it."""
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_pair(ada, lin)
