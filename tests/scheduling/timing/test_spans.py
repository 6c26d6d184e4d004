"""Spans are sets of minutes: joining is union, cutting is difference."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from cairn.scheduling.timing.spans import Span, common, cut, joined, merged, without
from tests.scheduling.timing.zones import some

stretches = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


def points(spans):
    return {point for start, end in spans for point in range(start, end)}


def is_tidy(spans):
    """In order, none empty, none touching the next."""
    ends = [end for span in spans for end in span]
    return ends == sorted(set(ends))


@some
@given(stretches)
def test_joining_keeps_every_point(spans):
    assert points(joined(spans)) == points(spans)
    assert is_tidy(joined(spans))


@some
@given(stretches, stretches)
def test_cutting_takes_the_points_of_the_others_away(spans, taken):
    assert points(cut(spans, taken)) == points(spans) - points(taken)
    assert is_tidy(cut(spans, taken))


def at(hour):
    return datetime(2026, 3, 2, hour, tzinfo=UTC)


def test_it_does_so_with_instants():
    spans = [Span(at(13), at(15)), Span(at(9), at(11)), Span(at(11), at(12)), Span(at(8), at(8))]
    taken = [Span(at(10), at(14))]
    assert merged(spans) == [Span(at(9), at(12)), Span(at(13), at(15))]
    assert without(spans, taken) == [Span(at(9), at(10)), Span(at(14), at(15))]
    assert common(spans, taken) == [Span(at(10), at(12)), Span(at(13), at(14))]
    assert common(spans, taken)[0].end == at(12)
