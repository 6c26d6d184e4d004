"""What the constructors refuse."""

import pytest

from cairn.engine import STANDARD, Expertise, Goal, Part, WeightSet, Wishes, mask_of
from tests.engine.people import PYTHON, lin, perfect


@pytest.mark.parametrize(
    "build",
    [
        lambda: Expertise(PYTHON, 0),
        lambda: Expertise(PYTHON, 6),
        lambda: Expertise(-1, 3),
        lambda: Expertise(PYTHON, 3, idle_years=-1),
        lambda: Goal(PYTHON, 6, 3),
        lambda: Goal(PYTHON, 0, 0),
        lambda: Goal(PYTHON, 0, 3, importance=6),
        lambda: Wishes(stages=1),
        lambda: Wishes(stages=1 << 8),
        lambda: Wishes(industries=-1),
        lambda: WeightSet(skills=51),
        lambda: WeightSet(skills=60, overlap=-10, wishes=20),
        lambda: WeightSet(skills=39, values=11),
        lambda: WeightSet(minimum=100_001),
    ],
)
def test_it_refuses_what_is_out_of_range(build):
    with pytest.raises(ValueError, match="must be"):
        build()


@pytest.mark.parametrize(
    "changes",
    [
        {"id": -1},
        {"id": 2**32},
        {"hours": 1 << 24},
        {"formats": 8},
        {"minutes": 0},
        {"stage": 8},
        {"industry": 64},
        {"organisation": -1},
        {"answers": (1,) * 9},
        {"answers": (16,)},
    ],
)
@pytest.mark.parametrize("person", [lin, perfect])
def test_it_refuses_a_person_with_a_value_out_of_range(person, changes):
    with pytest.raises(ValueError, match="must be"):
        person(**changes)


@pytest.mark.parametrize(
    "changes", [{"languages": 1 << 64}, {"load": 101}, {"completed": -1}, {"since": 2**31}]
)
def test_it_refuses_a_mentor_with_a_value_out_of_range(changes):
    with pytest.raises(ValueError, match="must be"):
        perfect(**changes)


def test_it_refuses_a_mentee_with_an_unknown_language():
    with pytest.raises(ValueError, match="language must be"):
        lin(languages=(64,))


def test_it_refuses_a_mentor_who_lists_a_skill_twice():
    with pytest.raises(ValueError, match="twice"):
        perfect(expertise=(Expertise(PYTHON, 3), Expertise(PYTHON, 4)))


def test_it_makes_masks_of_codes():
    assert mask_of([0, 3, 3]) == 0b1001
    assert mask_of([]) == 0


def test_it_has_standard_weights_that_leave_the_values_out():
    assert [STANDARD.weight(part) for part in Part] == [50, 10, 10, 8, 7, 5, 5, 5, 0]
