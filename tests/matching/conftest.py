"""Each test begins with nothing in memory, as a new process does."""

from __future__ import annotations

import pytest

from cairn.matching.circle import circles


@pytest.fixture(autouse=True)
def nothing_in_memory():
    circles.forget()
    yield
    circles.forget()
