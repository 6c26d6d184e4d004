"""What holds for the lists of every engine: above all, that they are those of the formula."""

from hypothesis import given
from hypothesis import strategies as st

from cairn.engine import WeightSet, ranking, score
from tests.engine import people
from tests.engine.people import RELATED, lin, perfect

lists = st.fixed_dictionaries(
    {
        "excluded": st.frozensets(people.ids, max_size=5),
        "week": st.integers(0, 5000),
        "everyone": st.booleans(),
    }
)


@given(people.crowds, people.mentees, people.policies, lists)
def test_it_answers_as_the_formula_does(engine, crowd, mentee, policy, asked):
    listed = engine(*policy).build(crowd).ranking(mentee, **asked)
    expected = ranking(mentee, crowd, *policy, **asked)
    assert listed.page(0, 100) == expected
    assert listed.total == len(expected)


@given(people.crowds, people.mentees, people.policies, st.integers(0, 12))
def test_it_answers_the_first_few_as_the_formula_does(engine, crowd, mentee, policy, many):
    found = engine(*policy).build(crowd).top(mentee, many)
    assert found == ranking(mentee, crowd, *policy)[:many]


@given(people.crowds, people.mentees, st.integers(0, 8), st.integers(0, 8))
def test_its_pages_are_the_parts_of_one_list(engine, crowd, mentee, cut, more):
    listed = engine(RELATED).build(crowd).ranking(mentee)
    assert listed.page(0, cut) + listed.page(cut, more) == listed.page(0, cut + more)


@given(people.crowds, people.mentees, people.policies, st.randoms())
def test_it_does_not_depend_on_the_order_of_the_mentors(engine, crowd, mentee, policy, chance):
    shuffled = chance.sample(crowd, len(crowd))
    one, other = (engine(*policy).build(people_) for people_ in (crowd, shuffled))
    assert one.top(mentee, 10) == other.top(mentee, 10)


@given(people.crowds, people.mentors, people.mentees, people.policies)
def test_a_new_mentor_changes_nobody_elses_score(engine, crowd, new, mentee, policy):
    others = [mentor for mentor in crowd if mentor.id != new.id]
    index = engine(*policy).build(others)
    before = index.ranking(mentee).page(0, 100)
    index.upsert(new)
    after = index.ranking(mentee).page(0, 100)
    assert [hit for hit in after if hit.id != new.id] == before


@given(people.crowds, people.crowds, people.mentees, people.relations)
def test_communities_do_not_hear_of_each_other(engine, here, there, mentee, relations):
    harbour, meadow = engine(relations).build(here), engine(relations)
    before = harbour.top(mentee, 10)
    for mentor in there:
        meadow.upsert(mentor)
        harbour_hits = harbour.top(mentee, 10)
        meadow.remove(mentor.id)
        assert harbour_hits == before
    assert meadow.top(mentee, 10) == []


@given(people.crowds, people.mentees, people.policies)
def test_its_scores_are_those_that_are_explained(engine, crowd, mentee, policy):
    by_id = {mentor.id: mentor for mentor in crowd}
    for hit in engine(*policy).build(crowd).top(mentee, 10):
        assert hit.score == score(mentee, by_id[hit.id], *policy)


def test_it_lists_many_equals_in_the_same_order_as_the_formula(engine):
    crowd = [perfect(id=number, load=number % 3) for number in range(400)]
    listed = engine(RELATED).build(crowd).ranking(lin(), week=2950)
    pages = [hit for offset in range(0, 400, 7) for hit in listed.page(offset, 7)]
    assert pages == ranking(lin(), crowd, RELATED, people.STANDARD, week=2950)


def test_it_lists_the_best_when_skills_do_not_count(engine):
    weights = WeightSet(skills=0, overlap=60)
    index = engine(RELATED, weights).build([perfect(id=number) for number in range(9)])
    assert [hit.score for hit in index.top(lin(), 2)] == [100_000, 100_000]
