"""Series and single meetings that are wanted at the same moment never share anybody's time."""

from __future__ import annotations

from collections import Counter
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from cairn.mentoring.models import Mentor
from cairn.scheduling.models import Meeting, MeetingSeries
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.wall import wall
from tests.racing import at_once
from tests.scheduling.gatherings import in_hours
from tests.scheduling.racing import a_crowd, booked_twice, booking, opened
from tests.scheduling.series import a_pattern

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

AT_ONCE, ROUNDS = 16, 3
UTC = ZoneInfo("UTC")


def planning(pair):
    """An act that plans a series of three for the mentee, at the time of the others' meetings."""
    day, minute = wall(in_hours(48), UTC)
    pattern = a_pattern(day, minute=minute, zone=UTC, count=3)
    return partial(MeetingSeries.plan, pair, by=pair.mentee.membership, pattern=pattern)


def test_one_series_or_one_meeting_has_the_time():
    """I8, I9: the mentor's lock decides, and nobody hears of an error."""
    pairs = a_crowd(AT_ONCE)
    Mentor.objects.update(minutes=120)
    for _ in range(ROUNDS):
        MeetingSeries.objects.all().delete()
        Meeting.objects.all().delete()
        acts = [
            planning(pair) if number % 2 else booking(pair, 0)
            for number, pair in enumerate(opened(pairs))
        ]
        found = at_once(*acts)
        refusals = Counter(one for one in found if isinstance(one, Refusal))
        assert sum(refusals.values()) == AT_ONCE - 1
        assert set(refusals) <= {Refusal.TAKEN, Refusal.NOT_SETTLED}
        assert booked_twice() == 0
        assert Meeting.objects.count() in (1, 3)
