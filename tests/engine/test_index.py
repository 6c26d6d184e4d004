"""Filters, orders and counts of the index: what a list page asks for beside the match."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import crowd
from cairn.engine import STANDARD, Expertise, Index, Order, mask_of, ranking
from tests.engine import people
from tests.engine.people import BAKING, CALLS, FRENCH, PYTHON, RELATED, RESOURCES, lin, perfect


@pytest.fixture
def index():
    """Two who are gone, and four who differ in one thing each from the first."""
    found = Index(RELATED).build([perfect(id=90), perfect(id=1), perfect(id=91)])
    found.upsert(perfect(id=2, expertise=(Expertise(BAKING, 2),), hours=None, completed=3))
    found.upsert(perfect(id=3, languages=1, formats=mask_of([RESOURCES]), since=5))
    found.upsert(perfect(id=4, room=False, minutes=None, load=40))
    found.remove(90)
    found.remove(91)
    return found


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, {1, 2, 3, 4}),
        ({"ids": [4, 2, 90, 777]}, {2, 4}),
        ({"ids": []}, set()),
        ({"skills": [BAKING]}, {2}),
        ({"skills": [BAKING, PYTHON, 55]}, {1, 2, 3, 4}),
        ({"skills": []}, set()),
        ({"languages": mask_of([FRENCH])}, {1, 2, 4}),
        ({"formats": mask_of([CALLS])}, {1, 2, 4}),
        ({"minutes_at_least": 60}, {1, 2, 3}),
        ({"minutes_at_least": 61}, set()),
        ({"shared_hours_at_least": (mask_of([18, 19, 20, 21]), 3)}, {1, 3, 4}),
        ({"shared_hours_at_least": (mask_of([18, 19, 20, 21]), 4)}, set()),
        ({"completed_at_least": 3}, {2}),
        ({"room": True}, {1, 2, 3}),
        ({"room": False}, {4}),
        ({"room": True, "languages": mask_of([FRENCH]), "skills": [PYTHON]}, {1}),
    ],
)
def test_it_finds_those_who_pass_a_filter(index, asked, expected):
    mask = index.mask(**asked)
    assert set(index.ids[mask].tolist()) == expected
    assert index.count(mask) == len(expected)


def test_it_ranks_only_those_who_pass(index):
    french = index.mask(languages=mask_of([FRENCH]))
    assert [hit.id for hit in index.top(lin(), 9, where=french)] == [1, 2]
    by_function = index.ranking(lin(), where=lambda it: it.mask(skills=[BAKING]))
    assert (by_function.total, by_function.page(0, 9)[0].id) == (1, 2)


def test_it_counts_all_without_a_mask(index):
    assert index.count() == len(index) == 4


def test_it_knows_the_rows_of_ids_and_the_ids_of_rows(index):
    rows = index.rows_of([3, 90, 1, 12345])
    assert [index.ids[row] if row >= 0 else None for row in rows] == [3, None, 1, None]
    assert index.size == len(index.ids) >= 4
    assert 3 in index
    assert 90 not in index


def test_its_ids_are_a_copy(index):
    index.ids[:] = 5
    assert index.count(index.ids == 5) == 0


@pytest.mark.parametrize(
    ("order", "first"), [(Order.EXPERIENCE, 2), (Order.NEWEST, 3), (Order.MATCH, 1)]
)
def test_it_sorts_by_what_is_asked_and_then_by_match(index, order, first):
    listed = index.ranking(lin(), order=order).page(0, 9)
    assert listed[0].id == first
    by_match = [hit for hit in index.top(lin(), 9) if hit.id != first]
    assert listed[1:] == by_match


def test_it_sorts_the_loaded_last_by_availability(index):
    listed = index.ranking(lin(), order=Order.AVAILABILITY, everyone=True).page(0, 9)
    assert listed[-1].id == 4


@given(people.crowds, people.mentees, people.policies, st.data())
def test_it_sorts_by_any_numbers_and_pages_fit_together(crowd_, mentee, policy, data):
    index = Index(*policy).build(crowd_)
    by = {mentor.id: data.draw(st.integers(-3, 3)) for mentor in crowd_}
    cut = data.draw(st.integers(0, 8))
    numbers = np.array([by[i] for i in index.ids.tolist()], dtype=np.int64)
    expected = ranking(mentee, crowd_, *policy)
    expected.sort(key=lambda hit: -by[hit.id])
    listed = index.ranking(mentee, order=numbers)
    assert listed.page(0, cut) + listed.page(cut, 100) == expected
    assert listed.total == len(expected)


@given(people.crowds, people.mentees, people.policies, st.data())
def test_it_answers_under_any_mask_as_the_formula_does(crowd_, mentee, policy, data):
    index = Index(*policy).build(crowd_)
    kept = data.draw(st.sets(people.ids))
    found = index.ranking(mentee, where=index.mask(ids=kept)).page(0, 100)
    chosen = [mentor for mentor in crowd_ if mentor.id in kept]
    assert found == ranking(mentee, chosen, *policy)


@pytest.mark.parametrize("name", ["where", "order"])
def test_it_refuses_an_array_of_another_length(index, name):
    with pytest.raises(ValueError, match="places"):
        index.ranking(lin(), **{name: np.ones(index.size + 1, np.bool_)})


def test_it_refuses_a_page_before_the_beginning(index):
    for offset, limit in ((-1, 5), (0, -1)):
        with pytest.raises(ValueError, match="0 or more"):
            index.ranking(lin()).page(offset, limit)


def test_it_answers_for_two_thousand_as_the_formula_does():
    mentors = [*crowd.mentors(2_000)]
    index = Index(crowd.relations()).build(mentors)
    for mentee in crowd.mentees(12):
        expected = ranking(mentee, mentors, crowd.relations(), STANDARD)
        assert index.top(mentee, 20) == expected[:20]
        assert index.ranking(mentee).page(0, 2_000) == expected


def test_it_may_be_read_by_many_at_once():
    index = Index(crowd.relations()).build(crowd.mentors(2_000))
    mentees = [*crowd.mentees(40)]
    alone = [index.top(mentee, 20) for mentee in mentees]
    with ThreadPoolExecutor(4) as readers:
        assert list(readers.map(lambda mentee: index.top(mentee, 20), mentees)) == alone
