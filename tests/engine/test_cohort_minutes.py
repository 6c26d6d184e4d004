"""Capacities in minutes a month: places where pairs take equal ones, a search where they do not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import UNSTATED_MINUTES, Cohort, CohortError, Mode, Reason, Remedy, packing
from cairn.engine.packing import fullest
from tests.engine.cohorts import cohort, made, possible, settings, total
from tests.engine.people import RELATED, lin, perfect

TAKEN = st.sampled_from([15, 20, 30, 45, 60, 120])
AIMED = st.sampled_from([Mode.CARDINALITY, Mode.SCORE])


@st.composite
def timed(draw, sizes=TAKEN):
    """Any cohort in which minutes count, with nothing settled beforehand."""
    asked = draw(settings())
    mentees = [replace(one, minutes=draw(sizes)) for one in asked["mentees"]]
    minutes = {mentor.id: draw(st.integers(0, 200)) for mentor in asked["mentors"]}
    seats = draw(st.none() | st.just(asked["seats"]))
    changes = {"forced": [], "running": [], "candidates": None, "mentees": mentees}
    return {**asked, **changes, "minutes": minutes, "seats": seats}


def every_way(asked):
    """Yield every set of pairs that the seats and the minutes allow, as {mentee: mentor}."""
    lists = possible({**asked, "seats": {mentor.id: 99 for mentor in asked["mentors"]}})
    sizes = {mentee.id: mentee.minutes for mentee in asked["mentees"]}
    left = [dict(asked["minutes"]), dict(asked["seats"] or dict.fromkeys(asked["minutes"], 99))]

    def rest(mentees):
        if not mentees:
            yield {}
            return
        one, *others = mentees
        yield from rest(others)
        for mentor in lists[one]:
            if left[0][mentor] >= sizes[one] and left[1][mentor]:
                left[0][mentor] -= sizes[one]
                left[1][mentor] -= 1
                yield from [{one: mentor, **way} for way in rest(others)]
                left[0][mentor] += sizes[one]
                left[1][mentor] += 1

    yield from rest(list(lists))


@given(timed(), AIMED)
def test_it_is_the_best_of_all_ways(asked, mode):
    proposal = cohort(asked).propose(mode)
    way, figures = made(proposal), proposal.metrics

    def merit(other):
        return (len(other) if mode is Mode.CARDINALITY else 0), total(asked, other)

    ways = list(every_way(asked))
    assert way in ways
    assert merit(way) == max(map(merit, ways))
    assert figures.objective == figures.objective_bound
    assert proposal.certificate.verify()
    assert proposal.certificate.bound >= figures.objective


@given(timed(), AIMED)
def test_a_search_that_is_cut_short_tells_a_bound_that_holds(asked, mode):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "EFFORT", 0)
        proposal = cohort(asked).propose(mode)
    way, figures = made(proposal), proposal.metrics
    ways = list(every_way(asked))
    assert way in ways
    best = max(
        ways, key=lambda other: (mode is Mode.CARDINALITY and len(other), total(asked, other))
    )
    if mode is Mode.CARDINALITY:
        assert len(way) <= len(best) <= figures.cardinality_bound
        ways = [other for other in ways if len(other) == len(way)]
    assert max(total(asked, other) for other in ways) <= figures.objective_bound
    proven = figures.cardinality == figures.cardinality_bound
    for one in proposal.unmatched:
        if one.reason is Reason.PLACES_TAKEN:
            assert proven
        if one.reason is Reason.UNDECIDED:
            assert not proven


@given(timed(sizes=st.just(30)), st.sampled_from(Mode))
def test_equal_minutes_are_places(asked, mode):
    places = {
        mentor: min(left // 30, (asked["seats"] or {}).get(mentor, 99))
        for mentor, left in asked["minutes"].items()
    }
    by_places = {**asked, "minutes": None, "seats": places}
    assert cohort(asked).propose(mode).pairs == cohort(by_places).propose(mode).pairs


@pytest.mark.parametrize("mode", [Mode.STABLE, Mode.FAIR])
def test_the_other_modes_refuse_unequal_minutes(mode):
    one = Cohort([perfect()], [lin(), lin(id=101, minutes=30)], RELATED, minutes={1: 60})
    with pytest.raises(CohortError) as refused:
        one.propose(mode)
    assert refused.value.code == "unequal_minutes"


@given(timed(), AIMED)
def test_what_helps_does_help(asked, mode):
    one = cohort(asked)
    proposal = one.propose(mode)
    for alone in proposal.unmatched:
        relief = one.would_help(proposal, alone.mentee)
        if relief:
            after = one.with_relief(relief).propose(mode)
            assert after.mentor_of(alone.mentee) is not None


def test_who_seeks_more_than_anybody_has_is_told_so():
    one = Cohort([perfect()], [lin(minutes=120), lin(id=101)], RELATED, minutes={1: 60})
    proposal = one.propose()
    assert [(u.mentee, u.reason) for u in proposal.unmatched] == [(100, Reason.TOO_LONG)]
    relief = one.would_help(proposal, 100)
    assert (relief.remedy, relief.mentor, relief.value) == (Remedy.ADD_MINUTES, 1, 180)


def test_who_did_not_say_takes_the_usual_minutes():
    seeking = [lin(minutes=None), lin(id=101)]
    for minutes, placed in ((2 * UNSTATED_MINUTES - 1, 1), (2 * UNSTATED_MINUTES, 2)):
        one = Cohort([perfect()], seeking, RELATED, minutes={1: minutes})
        assert one.propose().metrics.cardinality == placed


def test_running_pairs_take_their_minutes():
    one = Cohort([perfect()], [lin(), lin(id=101)], RELATED, minutes={1: 120}, running=[(7, 1)])
    assert one.propose().metrics.cardinality == 1


def subsets(sizes, seats):
    sums = {(0, 0)}
    for size in sizes:
        sums |= {(many + 1, sum_ + size) for many, sum_ in sums}
    return {sum_ for many, sum_ in sums if many <= seats}


@given(
    st.integers(0, 60),
    st.integers(0, 5),
    st.dictionaries(st.integers(1, 12), st.integers(0, 4), max_size=4),
)
def test_what_whole_mentees_fill_is_never_told_too_low(room, seats, counts):
    kinds = sorted(counts, reverse=True)
    found = fullest(room, seats, kinds, [counts[kind] for kind in kinds])
    sizes = [kind for kind in kinds for _ in range(counts[kind])]
    exact = max(sum_ for sum_ in subsets(sizes, seats) if sum_ <= room)
    assert exact <= found <= room
    if seats >= len(sizes):
        assert found == exact
