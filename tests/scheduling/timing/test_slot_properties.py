"""What holds for the slots of any two people, in zones whose clocks behave oddly."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.slots import Guest, Host, by_day, slots
from cairn.scheduling.timing.wall import both, wall
from tests.scheduling.timing.oracle import MINUTE, Oracle, is_open, meets
from tests.scheduling.timing.zones import (
    few,
    hours_around,
    places,
    ranges,
    some,
    spans_around,
    zones,
)

DAY = timedelta(days=1)
WITHOUT_LIMITS = {"max_per_day": None, "max_per_week": None}


@st.composite
def asked(draw):
    """Two people, a length of meetings, and a day and a half at one of the mentor's changes."""
    zone, day = draw(places())
    lo = datetime.combine(day, time(), tzinfo=UTC) + draw(st.integers(-12, 12)) * 60 * MINUTE
    host = Host(
        draw(hours_around(zone, day)),
        step=draw(st.sampled_from([5, 10, 15, 20, 30, 60])),
        gap=draw(st.sampled_from([0, 10, 45])),
        notice=draw(st.sampled_from([0, 125, 600])),
        horizon=draw(st.sampled_from([DAY * 5 / 4, 45 * DAY, 46 * DAY])),
        max_per_day=draw(st.none() | st.integers(1, 2)),
        max_per_week=draw(st.none() | st.integers(1, 3)),
        claims=draw(spans_around(day)),
        busy=draw(spans_around(day)),
    )
    guest = Guest(
        draw(st.none() | zones.flatmap(lambda other: hours_around(other, day))),
        gap=draw(st.sampled_from([0, 5, 30])),
        claims=draw(spans_around(day)),
        busy=draw(spans_around(day)),
    )
    now = lo + draw(st.integers(-90_000, 10_000)) * timedelta(seconds=1)
    minutes = draw(st.sampled_from([15, 30, 45, 60, 90]))
    return host, guest, {"minutes": minutes, "lo": lo, "hi": lo + DAY * 3 / 2, "now": now}


def starts(host, guest, **window):
    return {slot.start for slot in slots(host, guest, **window)}


@few
@given(asked())
def test_they_are_all_that_a_look_at_every_minute_finds(question):
    """I3, and the order."""
    host, guest, window = question
    found = [(slot.start, slot.fits_guest) for slot in slots(host, guest, **window)]
    oracle = Oracle(host, guest, window["minutes"])
    assert found == oracle.offered(window["lo"], window["hi"], window["now"])


@some
@given(asked())
def test_each_lies_in_open_hours_and_meets_nothing(question):
    """I2."""
    host, guest, window = question
    length = timedelta(minutes=window["minutes"])
    for slot in slots(host, guest, **window):
        assert slot.end - slot.start == length
        assert window["lo"] <= slot.start < window["hi"]
        assert window["now"] + host.notice * MINUTE <= slot.start < window["now"] + host.horizon
        assert all(is_open(host.hours, slot.start + n * MINUTE) for n in range(window["minutes"]))
        assert not meets(slot.start, slot.end, (*host.busy, *guest.busy))
        assert not meets(slot.start, slot.end + host.gap * MINUTE, host.claims)
        assert not meets(slot.start, slot.end + guest.gap * MINUTE, guest.claims)


@some
@given(asked())
def test_each_stands_on_a_mark_of_the_mentors_clock(question):
    """I4."""
    host, guest, window = question
    for slot in slots(host, guest, **window):
        day, minute = wall(slot.start, host.hours.zone)
        assert minute % host.step == 0
        assert slot.start in both(day, minute, host.hours.zone)


@some
@given(asked(), st.data())
def test_more_that_is_taken_never_adds_one(question, data):
    """I5."""
    host, guest, window = question
    before = starts(host, guest, **window)
    day = window["lo"].date()
    more = data.draw(spans_around(day))
    off = replace(host.hours, off=(*host.hours.off, (day, day)))
    assert starts(replace(host, busy=host.busy + more), guest, **window) <= before
    assert starts(host, replace(guest, busy=guest.busy + more), **window) <= before
    assert starts(host, replace(guest, claims=guest.claims + more), **window) <= before
    assert starts(replace(host, claims=host.claims + more), guest, **window) <= before
    assert starts(replace(host, hours=off), guest, **window) <= before


@some
@given(asked(), st.integers(0, 6), ranges())
def test_more_hours_never_take_one_away(question, weekday, more):
    """I5."""
    host, guest, window = question
    host = replace(host, **WITHOUT_LIMITS)
    weekly = dict(host.hours.weekly)
    longer = replace(host.hours, weekly=weekly | {weekday: weekly.get(weekday, ()) + more})
    assert starts(host, guest, **window) <= starts(replace(host, hours=longer), guest, **window)


@some
@given(asked(), zones)
def test_whoever_looks_sees_the_same_instants(question, viewer):
    """I6."""
    host, guest, window = question
    found = slots(host, guest, **window)
    days = by_day(found, viewer)
    assert sorted(slot for day in days.values() for slot in day) == found
    for day, shown in days.items():
        assert {wall(slot.start, viewer)[0] for slot in shown} == {day}


@some
@given(asked(), zones)
def test_the_wishes_of_the_mentee_only_mark(question, zone):
    host, guest, window = question
    plain = starts(host, replace(guest, hours=None), **window)
    assert starts(host, replace(guest, hours=Hours(zone)), **window) == plain
    assert not any(
        slot.fits_guest for slot in slots(host, replace(guest, hours=Hours(zone)), **window)
    )
