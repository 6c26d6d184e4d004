"""Which skills people list together more often than chance would have it."""

import math
import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cairn.engine.together import (
    LEAST_NEARNESS,
    LEAST_PEOPLE,
    LEAST_SURPRISE,
    Together,
    listed_together,
    percent_of,
)

CHESS, GO, TEA, FILM = 7, 8, 9, 10


def a_crowd(both: int, one: int, other: int, neither: int) -> list[set[int]]:
    """People who list chess and go, or one of them, or film."""
    return [{CHESS, GO}] * both + [{CHESS}] * one + [{GO}] * other + [{FILM}] * neither


def by_hand(lists: list[set[int]]) -> list[Together]:
    """The definition, one pair at a time: 2 Σ observed × ln(observed ÷ expected)."""
    people = [skills for skills in lists if skills]
    total, found = len(people), []
    for a, b in combinations(sorted(set().union(*people)), 2):
        with_a, with_b = sum(a in s for s in people), sum(b in s for s in people)
        both = sum(a in s and b in s for s in people)
        strength = 0.0
        for has_a in (True, False):
            for has_b in (True, False):
                seen = sum((a in s) is has_a and (b in s) is has_b for s in people)
                row = with_a if has_a else total - with_a
                column = with_b if has_b else total - with_b
                strength += 2 * seen * math.log(seen * total / (row * column)) if seen else 0
        near = both / math.sqrt(with_a * with_b)
        if (
            both >= LEAST_PEOPLE
            and both * total > with_a * with_b
            and strength >= LEAST_SURPRISE
            and near >= LEAST_NEARNESS
        ):
            counts = (a, b, both, with_a, with_b, total)
            found.append(Together(*counts, surprise=strength, percent=percent_of(near)))
    return found


def test_it_finds_what_is_listed_together() -> None:
    (pair,) = listed_together(a_crowd(10, 2, 3, 40))
    assert pair[:6] == (CHESS, GO, 10, 12, 13, 55)
    assert pair.surprise == pytest.approx(27.58, abs=0.01)
    assert pair.percent == 55


def test_it_never_tells_of_fewer_than_five_people() -> None:
    assert listed_together(a_crowd(4, 0, 0, 400)) == []
    assert len(listed_together(a_crowd(5, 0, 0, 400))) == 1


def test_it_passes_over_what_chance_explains() -> None:
    assert listed_together(a_crowd(25, 25, 25, 25)) == []


def test_it_passes_over_what_everybody_lists() -> None:
    assert listed_together([{CHESS, TEA}] * 30) == []


def test_it_passes_over_those_who_avoid_each_other() -> None:
    assert listed_together(a_crowd(6, 50, 50, 1)) == []


def test_a_faint_tie_is_no_relation_however_certain() -> None:
    crowd = a_crowd(600, 4000, 4000, 60_000)
    assert listed_together(crowd) == []
    assert len(listed_together(a_crowd(2400, 4000, 4000, 60_000))) == 1


def test_it_has_nothing_to_say_of_nobody() -> None:
    assert listed_together([]) == []
    assert listed_together([set(), {CHESS}]) == []


def test_who_lists_nothing_is_not_counted() -> None:
    (pair,) = listed_together([*a_crowd(10, 2, 3, 40), *[set[int]()] * 100])
    assert pair.people == 55


def test_it_proposes_from_forty_to_sixty_percent() -> None:
    assert [percent_of(near / 100) for near in (30, 35, 50, 65, 100)] == [40, 40, 45, 50, 60]


@given(st.integers(0, 10_000))
def test_it_counts_as_a_look_at_every_pair_does(seed: int) -> None:
    chance = random.Random(seed)
    clubs = [chance.sample(range(12), 3) for _ in range(3)]
    lists = [
        {s for s in chance.choice(clubs) if chance.random() < 0.8}
        | {chance.randrange(12) for _ in range(chance.randrange(3))}
        for _ in range(60)
    ]
    found = sorted(listed_together(lists))
    wanted = sorted(by_hand(lists))
    assert [pair[:6] for pair in found] == [pair[:6] for pair in wanted]
    assert [pair.percent for pair in found] == [pair.percent for pair in wanted]
    assert [p.surprise for p in found] == pytest.approx([p.surprise for p in wanted])
