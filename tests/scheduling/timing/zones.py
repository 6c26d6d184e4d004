"""Zones whose clocks behave oddly, the days on which they do, and hours drawn around them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st

from cairn.scheduling.timing.hours import Hours
from cairn.scheduling.timing.spans import Span

LISBON, NEW_YORK = ZoneInfo("Europe/Lisbon"), ZoneInfo("America/New_York")
AUCKLAND, KATHMANDU = ZoneInfo("Pacific/Auckland"), ZoneInfo("Asia/Kathmandu")

# Around each of these days the clock of its zone changes, or changed.
CHANGES = {
    "America/New_York": (date(2026, 3, 8), date(2026, 11, 1)),
    "Europe/Lisbon": (date(2026, 3, 29), date(2026, 10, 25)),
    "Europe/Dublin": (date(2026, 3, 29), date(2026, 10, 25)),
    "Pacific/Auckland": (date(2026, 4, 5), date(2026, 9, 27)),
    "Australia/Lord_Howe": (date(2026, 4, 5), date(2026, 10, 4)),
    "Pacific/Chatham": (date(2026, 4, 5), date(2026, 9, 27)),
    "Pacific/Apia": (date(2011, 12, 30), date(2012, 4, 1)),
    "Asia/Kathmandu": (date(2026, 1, 1),),
    "Asia/Kolkata": (date(2026, 1, 1),),
    "Asia/Gaza": (date(2026, 3, 28), date(2026, 10, 31)),
    "Asia/Beirut": (date(2026, 3, 29), date(2026, 10, 25)),
    "Africa/Cairo": (date(2026, 4, 24), date(2026, 10, 30)),
    "Africa/Casablanca": (date(2026, 2, 15), date(2026, 3, 22)),
    "America/Santiago": (date(2026, 4, 5), date(2026, 9, 6)),
    "America/Asuncion": (date(2023, 10, 1), date(2024, 3, 24)),
    "America/St_Johns": (date(2010, 3, 14), date(2010, 11, 7)),
    "Antarctica/Troll": (date(2026, 3, 29), date(2026, 10, 25)),
    "Asia/Pyongyang": (date(2015, 8, 15), date(2018, 5, 5)),
    "America/Caracas": (date(2007, 12, 9), date(2016, 5, 1)),
}

some = settings(max_examples=60, deadline=None)
few = settings(max_examples=40, deadline=None)

names = st.sampled_from(sorted(CHANGES))
zones = names.map(ZoneInfo)
any_day = st.dates(date(2005, 1, 1), date(2036, 12, 31))


@st.composite
def places(draw):
    """A zone, and a day near one of its changes."""
    name = draw(names)
    day = draw(st.sampled_from(CHANGES[name])) + timedelta(days=draw(st.integers(-2, 2)))
    return ZoneInfo(name), day


@st.composite
def ranges(draw):
    """Hours of one day that do not overlap, in order."""
    ends = draw(st.lists(st.integers(0, 48), min_size=2, max_size=8, unique=True).map(sorted))
    minutes = [30 * end for end in ends[: len(ends) // 2 * 2]]
    return tuple(zip(minutes[::2], minutes[1::2], strict=True))


weeks = st.lists(ranges(), min_size=7, max_size=7).map(lambda days: dict(enumerate(days)))


def hours_around(zone, day):
    """Hours of somebody in that zone, with other hours and time off near that day."""
    near = st.integers(-2, 3).map(lambda n: day + timedelta(days=n))
    off = st.lists(st.tuples(near, st.integers(0, 1)), max_size=1)
    return st.builds(
        Hours,
        zone=st.just(zone),
        weekly=weeks,
        overrides=st.dictionaries(near, ranges() | st.just(()), max_size=2),
        off=off.map(lambda found: tuple((d, d + timedelta(days=n)) for d, n in found)),
    )


def spans_around(day):
    """Times that are taken, in minutes and odd seconds."""
    seconds = st.tuples(st.integers(-86400, 3 * 86400), st.integers(1, 4 * 3600))
    noon = datetime.combine(day, time(12), tzinfo=UTC)

    def span(drawn):
        start = noon + timedelta(seconds=drawn[0])
        return Span(start, start + timedelta(seconds=drawn[1]))

    return st.lists(seconds.map(span), max_size=3).map(tuple)
