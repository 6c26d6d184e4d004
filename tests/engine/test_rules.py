"""Each hard rule keeps a mentor out, on every engine; and how equal ranks take turns."""

import pytest

from cairn.engine import STANDARD, Part, Rule, WeightSet, mask_of, ranking, refusals
from cairn.engine.rules import mix, turn
from tests.engine.people import RELATED, TURKISH, lin, perfect

BROKEN = [
    (Rule.NO_ROOM, {"room": False}, STANDARD),
    (Rule.NOT_ACCEPTING, {"accepting": False}, STANDARD),
    (Rule.NO_COMMON_LANGUAGE, {"languages": 1 << 9}, STANDARD),
    (Rule.SAME_ORGANISATION, {"organisation": 7}, WeightSet(outside_organisation=True)),
    (Rule.MUST_UNMET, {"stage": 1}, WeightSet(musts=frozenset({Part.STAGE}))),
    (Rule.BELOW_MINIMUM, {"minutes": 30}, WeightSet(minimum=96_001)),
]


@pytest.mark.parametrize(("rule", "changes", "weights"), BROKEN)
def test_it_keeps_out_a_mentor_who_breaks_a_rule(engine, rule, changes, weights):
    mentee, mentor = lin(organisation=7), perfect(**changes)
    assert refusals(mentee, mentor, RELATED, weights) == (rule,)
    ranked = engine(RELATED, weights).build([mentor, perfect(id=2)]).ranking(mentee)
    assert [hit.id for hit in ranked.page(0, 9)] == [2]
    assert ranked.total == 1


def test_it_keeps_out_whom_the_caller_excludes(engine):
    assert refusals(lin(), perfect(), RELATED, STANDARD, excluded={1}) == (Rule.EXCLUDED,)
    index = engine(RELATED).build([perfect(), perfect(id=2)])
    assert [hit.id for hit in index.top(lin(), 9, excluded={1, 77})] == [2]


def test_it_lists_a_mentor_who_just_meets_the_minimum(engine):
    index = engine(RELATED, WeightSet(minimum=96_000)).build([perfect(minutes=30)])
    assert [hit.score for hit in index.top(lin(), 9)] == [96_000]


@pytest.mark.parametrize("changes", [{"room": False}, {"accepting": False}])
def test_it_lists_everyone_when_asked(engine, changes):
    index = engine(RELATED).build([perfect(**changes)])
    assert index.ranking(lin()).page(0, 9) == []
    assert len(index.ranking(lin(), everyone=True).page(0, 9)) == 1


@pytest.mark.parametrize("part", [Part.STAGE, Part.OVERLAP, Part.MINUTES, Part.FORMATS])
def test_it_forgives_a_must_that_is_unknown_or_not_asked(engine, part):
    silent = perfect(stage=None, hours=None, minutes=None, formats=0)
    index = engine(RELATED, WeightSet(musts=frozenset({part}))).build([silent])
    assert len(index.top(lin(), 9)) == 1
    worst = perfect(stage=1, hours=0, minutes=1, formats=0b100)
    index.upsert(worst)
    assert index.top(lin(), 9) == []
    assert len(index.top(lin(stage=None, hours=None, minutes=None, formats=0), 9)) == 1


def test_it_does_not_ask_for_a_language_that_one_of_them_did_not_state(engine):
    index = engine(RELATED).build([perfect(languages=0), perfect(id=2)])
    assert len(index.top(lin(languages=(TURKISH,)), 9)) == 1
    assert len(index.top(lin(languages=()), 9)) == 2


def test_it_tells_every_rule_that_is_broken():
    nobody = perfect(room=False, accepting=False, languages=mask_of([9]))
    told = refusals(lin(), nobody, RELATED, WeightSet(minimum=99_000), excluded=[1])
    assert told == (
        Rule.NO_ROOM,
        Rule.NOT_ACCEPTING,
        Rule.NO_COMMON_LANGUAGE,
        Rule.EXCLUDED,
        Rule.BELOW_MINIMUM,
    )


def test_it_ranks_a_loaded_mentor_after_an_equal_one(engine):
    busy, free = perfect(load=100), perfect(id=2)
    hits = engine(RELATED).build([busy, free]).top(lin(), 2)
    assert [(hit.id, hit.score, hit.rank) for hit in hits] == [
        (2, 100_000, 100_000),
        (1, 100_000, 90_000),
    ]


def test_it_puts_different_equals_first_for_different_people_and_weeks(engine):
    index = engine(RELATED).build([perfect(id=number) for number in range(10)])
    by_mentee = {index.top(lin(id=one), 1)[0].id for one in range(60)}
    by_week = {index.top(lin(), 1, week=one)[0].id for one in range(60)}
    assert len(by_mentee) == len(by_week) == 10


def test_it_gives_no_two_mentors_the_same_turn():
    assert len({turn(5, mentor, 3) for mentor in range(5_000)}) == 5_000


def test_it_keeps_the_turns_that_it_has_always_given():
    assert [mix(1), mix(0xFFFFFFFF)] == [0x688990C0, 0x6768824A]
    assert turn(100, 1, 2950) == 0x2572DEB8


def test_it_answers_an_empty_community(engine):
    ranked = engine(RELATED).ranking(lin())
    assert (ranked.total, ranked.page(0, 5)) == (0, [])
    assert ranking(lin(), [], RELATED, STANDARD) == []
