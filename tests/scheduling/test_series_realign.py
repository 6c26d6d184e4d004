"""When a zone's rules change, series keep their time on the clock: E10 and I21."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cairn.activity.models import Event
from cairn.scheduling.jobs import realign_series
from cairn.scheduling.models import MeetingSeries, Participant
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.rhythm import Rhythm
from tests.clock import START, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import a_meeting, an_agreed_meeting
from tests.scheduling.series import TEN, a_pattern, a_series, has_time

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def monday_noon():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def series(pair) -> MeetingSeries:
    """Four meetings, each Wednesday at ten."""
    return a_series(has_time(pair))


def starts(series: MeetingSeries) -> list:
    return list(series.meetings.order_by("series_index").values_list("starts_at", flat=True))


def clocks_go_back(series: MeetingSeries) -> None:
    """As if the zone were an hour behind what was known: ten o'clock comes an hour later."""
    MeetingSeries.objects.filter(pk=series.pk).update(minute=TEN + 60)
    series.refresh_from_db()


def last_kind() -> str:
    return Event.objects.order_by("-pk").first().kind


def test_nothing_happens_as_long_as_the_clocks_are_as_known(series):
    assert realign_series() == 0
    with refused(Refusal.NOT_DUE):
        series.realign()


def test_a_series_keeps_its_time_on_the_clock(series, pair):
    alone, before = an_agreed_meeting(pair, hours=30), starts(series)
    clocks_go_back(series)
    assert (realign_series(), realign_series()) == (1, 0)
    assert starts(series) == [start + HOUR for start in before]
    assert set(series.meetings.values_list("ical_sequence", flat=True)) == {1}
    claims = Participant.objects.active().filter(meeting__series=series)
    assert sorted(set(claims.values_list("starts_at", flat=True))) == starts(series)
    assert last_kind() == "series.realigned"
    was = alone.starts_at
    alone.refresh_from_db()
    assert alone.starts_at == was


def test_what_somebody_moved_stays_where_they_wanted_it(series, pair):
    first = series.meetings.get(series_index=1)
    first.move(by=pair.mentee.membership, starts_at=first.starts_at + 3 * HOUR)
    before = starts(series)
    clocks_go_back(series)
    realign_series()
    assert starts(series) == [before[0], *(start + HOUR for start in before[1:])]


def test_a_time_that_is_taken_is_left_to_the_two(series, pair):
    before = starts(series)
    a_meeting(pair, starts_at=before[1] + HOUR, minutes=15)
    clocks_go_back(series)
    assert (realign_series(), realign_series()) == (1, 0)
    after = [start + HOUR for start in before]
    assert starts(series) == [after[0], before[1], *after[2:]]
    assert last_kind() == "series.strayed"


def test_what_is_left_of_a_series_that_goes_on_otherwise_keeps_its_time_too(series, pair):
    last, before = series.meetings.get(series_index=4), starts(series)
    monthly = a_pattern(in_days(30), rhythm=Rhythm.MONTHLY_DATE, count=1)
    series.change_later(by=pair.mentee.membership, since=last, pattern=monthly)
    clocks_go_back(series)
    realign_series()
    assert starts(series) == [*(start + HOUR for start in before[:3]), before[3]]


def test_what_has_begun_stays(series, monday_noon):
    monday_noon.shift(timedelta(days=8))
    before = starts(series)
    clocks_go_back(series)
    realign_series()
    assert starts(series)[0] == before[0]
    assert starts(series)[1] == before[1] + HOUR
