"""Progress is computed by one formula, and nobody can type it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from cairn.workspace.models import Milestone, Snapshot
from cairn.workspace.progress import (
    Part,
    PlanChange,
    Progress,
    percent_of,
    share_in_progress,
)

shares = st.fractions(0, 1)
parts = st.lists(st.builds(Part, st.integers(1, 3), shares), min_size=1, max_size=30)


@dataclass
class Stone:
    pk: int
    weight: int = 1
    share: Fraction = Fraction(0)
    stands: bool = True

    @property
    def is_completed(self) -> bool:
        return self.share == 1


# The formula


def test_it_weighs_what_is_done():
    assert percent_of([Part(3, Fraction(1)), Part(1, Fraction(0))]) == 75
    assert percent_of([Part(1, Fraction(1)), Part(2, Fraction(0))]) == 33


def test_it_says_nothing_of_an_empty_plan():
    assert percent_of([]) is None
    assert Progress.of([Stone(1, stands=False)], 0.5) == Progress(0, 0, None, 50)


def test_what_is_in_progress_counts_by_its_action_items_and_never_wholly():
    assert share_in_progress(0, 0) == 0
    assert share_in_progress(1, 4) == Fraction(1, 4)
    assert share_in_progress(4, 4) == Fraction(9, 10)


@given(parts)
def test_it_stays_between_0_and_100(some):
    assert 0 <= percent_of(some) <= 100


@given(parts)
def test_it_is_100_only_when_all_is_done(some):
    assert (percent_of(some) == 100) == all(part.share == 1 for part in some)


@given(parts, shares, st.data())
def test_more_done_is_never_less(some, more, data):
    place = data.draw(st.integers(0, len(some) - 1))
    better = list(some)
    better[place] = Part(some[place].weight, max(some[place].share, more))
    assert percent_of(better) >= percent_of(some)


@given(st.integers(0, 50), st.integers(0, 50))
def test_ticking_one_more_item_is_never_less(done, left):
    items = done + left + 1
    assert share_in_progress(done + 1, items) >= share_in_progress(done, items)
    assert share_in_progress(items, items) < 1


def test_it_tells_how_many_of_how_many():
    stones = [Stone(1, share=Fraction(1)), Stone(2), Stone(3, stands=False)]
    assert Progress.of(stones, 0.255) == Progress(1, 2, 50, 25)


def test_nothing_of_it_can_be_typed():
    assert not {"percent", "progress", "share", "status"} & set(Milestone.EDITABLE)
    assert not hasattr(Snapshot, "EDITABLE")


# Changes of the plan


def test_it_explains_a_drop():
    stones = [*(Stone(n, share=Fraction(n < 5)) for n in range(8)), Stone(8), Stone(9)]
    change = PlanChange.since(dict.fromkeys(range(8), 1), stones)
    assert change == PlanChange(added=2, removed=0, reweighed=0, before=62, after=50)


def test_it_explains_what_was_removed_or_weighs_more():
    stones = [Stone(1, 3, Fraction(1)), Stone(2), Stone(3, stands=False)]
    change = PlanChange.since({1: 1, 2: 1, 3: 1}, stones)
    assert change == PlanChange(added=0, removed=1, reweighed=1, before=33, after=75)


def test_work_alone_is_no_change_of_the_plan():
    assert PlanChange.since({1: 1, 2: 2}, [Stone(1, share=Fraction(1)), Stone(2, 2)]) is None


def test_a_first_plan_is_no_change():
    assert PlanChange.since({}, [Stone(1)]) is None


@given(st.lists(st.booleans(), min_size=1, max_size=8), st.lists(shares, max_size=4))
def test_what_it_tells_is_the_plan_alone(before, added):
    stones = [Stone(n, share=Fraction(done)) for n, done in enumerate(before)]
    plan = dict.fromkeys(range(len(before)), 1)
    later = [*stones, *(Stone(100 + n, share=share) for n, share in enumerate(added))]
    change = PlanChange.since(plan, later)
    if change is not None:
        assert change.added == len(added) > 0
        assert change.before == Progress.of(stones, 0).percent
        assert change.after == Progress.of(later, 0).percent
