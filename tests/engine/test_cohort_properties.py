"""What holds for the proposal of any cohort, in every mode."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import Mode, mutual, ranking
from cairn.engine.stable import BAND
from tests.engine import people
from tests.engine.cohorts import cohort, every_way, left, made, possible, settings, total, worth

modes = st.sampled_from(Mode)
complete = settings().map(lambda asked: {**asked, "candidates": None})


@given(settings(), modes)
def test_no_capacity_is_exceeded_and_no_rule_broken(asked, mode):
    way = made(cohort(asked).propose(mode))
    lists = possible(asked)
    assert all(mentor in lists[mentee] for mentee, mentor in way.items())
    for mentor in asked["mentors"]:
        assert list(way.values()).count(mentor.id) <= left(asked, mentor)


@given(settings(), modes)
def test_kept_pairs_hold_and_forbidden_ones_do_not(asked, mode):
    pairs = cohort(asked).propose(mode).pairs
    kept = {(pair.mentee, pair.mentor) for pair in pairs if pair.kept}
    assert kept == {*asked["forced"], *asked["running"]}
    assert not {(pair.mentee, pair.mentor) for pair in pairs} & {*asked["forbidden"]}


@given(settings(), modes)
def test_everybody_is_either_in_one_pair_or_has_a_reason(asked, mode):
    proposal = cohort(asked).propose(mode)
    named = [one.mentee for one in (*proposal.pairs, *proposal.unmatched)]
    assert sorted(named) == sorted(mentee.id for mentee in asked["mentees"])


@given(settings(), modes)
def test_each_pair_has_the_values_of_the_specification(asked, mode):
    mentees = {one.id: one for one in asked["mentees"]}
    mentors = {one.id: one for one in asked["mentors"]}
    for pair in cohort(asked).propose(mode).pairs:
        expected = worth(asked, mentees[pair.mentee], mentors[pair.mentor])
        assert (pair.value, pair.fit, pair.mentor_fit) == expected


@given(settings(), modes, st.randoms(use_true_random=False))
def test_the_order_of_what_is_given_does_not_matter(asked, mode, chance):
    shuffled = {**asked}
    for name in ("mentors", "mentees", "forced", "forbidden", "running"):
        shuffled[name] = chance.sample(asked[name], len(asked[name]))
    assert cohort(shuffled).propose(mode) == cohort(asked).propose(mode)


@given(settings(), modes)
def test_its_certificate_verifies_and_leaves_no_gap(asked, mode):
    proof = cohort(asked).propose(mode).certificate
    assert proof.verify()
    assert proof.gap == 0


@given(complete)
def test_as_many_are_placed_as_can_be_and_then_the_total_is_the_highest(asked):
    way = made(cohort(asked).propose(Mode.CARDINALITY))
    assert (len(way), total(asked, way)) == max((len(w), total(asked, w)) for w in every_way(asked))


@given(complete)
def test_the_total_is_the_highest_where_that_is_asked(asked):
    way = made(cohort(asked).propose(Mode.SCORE))
    assert total(asked, way) == max(total(asked, one) for one in every_way(asked))


@given(settings(), st.sampled_from([Mode.CARDINALITY, Mode.FAIR]))
def test_short_lists_leave_nobody_over_who_could_be_placed(asked, mode):
    """However short the lists are."""
    way = made(cohort({**asked, "candidates": 1}).propose(mode))
    assert len(way) == max(map(len, every_way(asked)))


@given(complete)
def test_a_stable_proposal_has_no_pair_that_would_rather_have_each_other(asked):
    proposal = cohort(asked).propose(Mode.STABLE)
    way, lists = made(proposal), possible(asked)
    people_ = {one.id: one for one in asked["mentees"]}
    for mentor in asked["mentors"]:
        taken = [people_[one] for one, other in way.items() if other == mentor.id]
        worst = min((band(asked, one, mentor) for one in taken), default=-1)
        full = len(taken) == left(asked, mentor)
        for mentee in asked["mentees"]:
            if mentor.id in lists.get(mentee.id, ()):
                willing = not full or band(asked, mentee, mentor) > worst
                assert not (willing and prefers(asked, mentee, mentor.id, way.get(mentee.id)))
    assert proposal.metrics.blocking == 0


def band(asked, mentee, mentor):
    return worth(asked, mentee, mentor)[2] // BAND


def prefers(asked, mentee, mentor, other):
    """Tell whether a mentee ranks one mentor before another, or before none."""
    hits = ranking(
        mentee, asked["mentors"], asked["relations"], asked["weights"], week=asked["week"]
    )
    order = [hit.id for hit in hits]
    return other is None or order.index(mentor) < order.index(other)


@given(complete)
def test_the_worst_place_is_as_good_as_can_be_where_that_is_asked(asked):
    proposal = cohort(asked).propose(Mode.FAIR)

    def worst(way):
        return max((place_of(asked, one, other) for one, other in way.items()), default=0)

    ways = [way for way in every_way(asked) if len(way) == len(made(proposal))]
    best = min(map(worst, ways))
    assert worst(made(proposal)) == best
    assert total(asked, made(proposal)) == max(total(asked, w) for w in ways if worst(w) == best)


def place_of(asked, mentee, mentor):
    """Return where a mentor stands among those whom nothing keeps from a mentee, from 1."""
    (person,) = (one for one in asked["mentees"] if one.id == mentee)
    hits = ranking(
        person, asked["mentors"], asked["relations"], asked["weights"], week=asked["week"]
    )
    allowed = possible(asked)[mentee]
    return [hit.id for hit in hits if hit.id in allowed].index(mentor) + 1


@given(settings(), modes)
def test_its_figures_are_those_of_its_pairs(asked, mode):
    proposal = cohort(asked).propose(mode)
    figures, pairs = proposal.metrics, proposal.pairs
    assert figures.cardinality == len(pairs) <= figures.cardinality_bound
    assert figures.objective == sum(pair.value for pair in pairs)
    assert sum(many for _, many in figures.places) == len(pairs)
    assert sum(load * many for load, many in figures.load) == len(pairs)
    assert sum(many for _, many in figures.load) == len(asked["mentors"])
    if mode is not Mode.STABLE:
        assert figures.objective == figures.objective_bound
    if mode is Mode.SCORE:
        assert figures.greedy_objective <= figures.objective
    if mode is Mode.CARDINALITY:
        assert figures.greedy_cardinality <= figures.cardinality == figures.cardinality_bound


@given(st.lists(people.mentors, max_size=6), st.lists(people.mentees, max_size=6), people.weights)
def test_many_fits_of_the_mentors_side_are_those_of_the_formula(offering, seeking, weights):
    pairs = np.array([(i, j) for i in range(len(seeking)) for j in range(len(offering))], int)
    pairs = pairs.reshape(-1, 2).T
    one, other = mutual.traits(seeking), mutual.traits(offering)
    found = mutual.mentor_fits(one, other, offering, weights, pairs).tolist()
    expected = [mutual.mentor_fit(seeking[i], offering[j], weights) for i, j in pairs.T]
    assert found == expected
    assert all(0 <= fit <= 100_000 for fit in expected)


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_a_value_lies_between_the_two_fits_and_nearer_to_the_lower(one, other):
    value = mutual.value(one, other)
    assert value == mutual.value(other, one)
    assert min(one, other) <= value + 1
    assert value <= (one + other) // 2
    assert mutual.values(np.array([one]), np.array([other])).tolist() == [value]
