"""An index that was written to answers as one that was built from scratch."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import crowd
from cairn.engine import STANDARD, Expertise, Index, Order, roster
from tests.engine import people
from tests.engine.engines import ByFormula
from tests.engine.people import BAKING, PYTHON, RELATED, lin, perfect

states = st.fixed_dictionaries(
    {
        "room": st.none() | st.booleans(),
        "accepting": st.none() | st.booleans(),
        "load": st.none() | st.integers(0, 100),
    }
)
few = st.integers(0, 6)
few_mentors = st.builds(lambda mentor, number: replace(mentor, id=number), people.mentors, few)
writes = st.lists(
    st.one_of(
        st.tuples(st.just("upsert"), few_mentors, st.just({})),
        st.tuples(st.just("remove"), few, st.just({})),
        st.tuples(st.just("set_state"), few, states),
        st.tuples(st.just("build"), people.crowds, st.just({})),
    ),
    max_size=30,
)


@given(writes, people.mentees, people.policies, st.sampled_from([0, 3, 256]))
def test_it_answers_after_updates_as_if_rebuilt(engine, changes, mentee, policy, spare):
    index, expected = engine(*policy), ByFormula(*policy)
    with patch.object(roster, "SPARE", spare):
        for name, what, state in changes:
            if name != "set_state" or what in expected.mentors:
                for one in (index, expected):
                    getattr(one, name)(what, **state)
            assert index.top(mentee, 5) == expected.top(mentee, 5)
    rebuilt = engine(*policy).build(expected.mentors.values())
    assert index.ranking(mentee).page(0, 100) == rebuilt.ranking(mentee).page(0, 100)


def test_a_full_mentor_is_gone_from_the_next_search_and_then_back(engine):
    index = engine(RELATED).build([perfect()])
    index.set_state(1, room=False)
    assert index.top(lin(), 5) == []
    index.set_state(1, room=True, load=50)
    assert [(hit.score, hit.rank) for hit in index.top(lin(), 5)] == [(100_000, 95_000)]


def test_a_changed_skill_counts_in_the_next_search(engine):
    index = engine(RELATED).build([perfect(), perfect(id=2)])
    index.upsert(perfect(expertise=(Expertise(PYTHON, 3, verified=True),)))
    assert [hit.score for hit in index.top(lin(), 5)] == [100_000, 87_500]
    index.upsert(perfect(expertise=(Expertise(BAKING, 3),)))
    assert [hit.score for hit in index.top(lin(), 5)] == [100_000, 50_000]


def test_a_dropped_skill_no_longer_counts(engine):
    python, baking = Expertise(PYTHON, 5, verified=True), Expertise(BAKING, 5)
    index = engine(RELATED).build([perfect(expertise=(python, baking))])
    index.upsert(perfect(expertise=(baking,)))
    assert index.top(lin(), 1)[0].score == 50_000


@pytest.mark.parametrize("spare", [0, 256])
def test_it_answers_after_hundreds_of_updates_as_the_formula_does(engine, spare):
    first, later = [*crowd.mentors(900)], [*crowd.mentors(900, seed=3)]
    index, expected = engine(crowd.relations()), ByFormula(crowd.relations())
    with patch.object(roster, "SPARE", spare):
        for one in (index, expected):
            one.build(first)
            for mentor in later[::2]:
                one.upsert(mentor)
            for mentor in first[::3]:
                one.remove(mentor.id)
    for mentee in crowd.mentees(4):
        assert index.ranking(mentee).page(0, 900) == expected.ranking(mentee).page(0, 900)


def test_it_refuses_to_change_whom_it_does_not_know(engine):
    with pytest.raises(KeyError):
        engine(RELATED).set_state(1, load=3)


def test_it_refuses_a_load_that_cannot_be(engine):
    index = engine(RELATED).build([perfect()])
    with pytest.raises(ValueError, match="load must be"):
        index.set_state(1, load=101)
    assert index.top(lin(), 1)[0].rank == 100_000


def test_it_builds_from_two_mentors_with_one_id_not_at_all():
    index = Index(RELATED).build([perfect()])
    with pytest.raises(ValueError, match="same id"):
        index.build([perfect(id=2), perfect(id=2)])
    assert 1 in index
    assert len(index) == 1


def test_it_takes_new_weights_and_relations_with_the_next_query():
    index = Index({}, STANDARD).build([perfect(expertise=(Expertise(BAKING, 5, verified=True),))])
    index.relations = {PYTHON: ((BAKING, 50),)}
    assert index.top(lin(), 1)[0].score == 75_000
    index.weights = replace(STANDARD, skills=40, wishes=20)
    assert index.top(lin(), 1)[0].score == 80_000


def test_it_keeps_no_more_rows_than_it_needs():
    index = Index(RELATED)
    for number in range(20_000):
        index.upsert(perfect(id=number % 100, load=number % 7, expertise=(Expertise(number, 3),)))
    assert len(index) == 100
    assert index.size <= 100 + roster.SPARE + 1


def test_a_ranking_is_of_no_use_after_a_write():
    index = Index(RELATED).build([perfect()])
    listed = index.ranking(lin(), order=Order.NEWEST)
    assert listed.total == 1
    index.remove(99)
    with pytest.raises(RuntimeError):
        listed.page(0, 1)
