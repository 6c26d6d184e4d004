"""Hours change while others book them, and while their mentees ask for other ones."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import HoursWish, Meeting, Timetable
from cairn.scheduling.refusals import Refusal
from tests.racing import at_once
from tests.scheduling.gatherings import ALL_DAY
from tests.scheduling.racing import a_crowd, booking, opened

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROUNDS = 10


def asking(pair: Mentorship):
    return partial(HoursWish.ask, pair, by=pair.mentee.membership)


def test_nobody_waits_for_each_other():
    pairs = a_crowd(8)
    mentor = pairs[0].mentor.membership.user
    for weekday in range(ROUNDS):
        Meeting.objects.all().delete()
        HoursWish.objects.all().delete()
        *some, asker = opened(pairs)
        for pair in some:
            asking(pair)()
        change = partial(Timetable.of(mentor).set_hours, weekday % 7, ALL_DAY, by=mentor)
        found = at_once(change, asking(asker), *(booking(pair, n) for n, pair in enumerate(some)))
        assert {one for one in found if isinstance(one, Refusal)} <= {Refusal.TAKEN}
        assert not HoursWish.objects.open().exclude(mentorship=asker).exists()
