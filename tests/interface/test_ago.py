"""Time in words: one unit, rounded, and never "60 minutes"."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.interface.ago import ago

NOW = "2026-11-21T12:00:00Z"


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        ({"seconds": 29}, "just now"),
        ({"seconds": 31}, "1 minute ago"),
        ({"seconds": 80}, "1 minute ago"),
        ({"minutes": 59, "seconds": 20}, "59 minutes ago"),
        ({"minutes": 59, "seconds": 40}, "1 hour ago"),
        ({"hours": 2, "minutes": 40}, "3 hours ago"),
        ({"hours": 23, "minutes": 40}, "1 day ago"),
        ({"days": 4, "hours": 2}, "4 days ago"),
        ({"days": 4, "hours": 14}, "5 days ago"),
        ({"days": 13}, "13 days ago"),
        ({"days": 14}, "2 weeks ago"),
        ({"days": 59}, "8 weeks ago"),
        ({"days": 61}, "2 months ago"),
        ({"days": 500}, "16 months ago"),
        ({"days": 800}, "2 years ago"),
        ({"hours": -3}, "in 3 hours"),
        ({"days": -1}, "in 1 day"),
    ],
)
def test_it_says_it_in_one_unit(distance, words):
    with time_machine.travel(NOW, tick=False):
        assert ago(timezone.now() - timedelta(**distance)) == words
