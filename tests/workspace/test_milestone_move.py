"""A milestone moves up and down: past its neighbours, then from week to week."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.workspace.models import Milestone
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_milestone, cancelled


def order(pair) -> list[tuple[int, str]]:
    stones = Milestone.objects.of(pair).standing()
    return [(stone.week, stone.title) for stone in sorted(stones, key=lambda s: (s.week, s.place))]


@pytest.fixture
def stones(pair):
    weeks = {"a": 2, "b": 2, "c": 2, "d": 3}
    return {title: a_milestone(pair, title=title, week=week) for title, week in weeks.items()}


def move(stone, *, up: bool, times: int = 1) -> None:
    for _ in range(times):
        stone.move(by=stone.mentorship.mentee.membership, up=up)


def test_it_passes_its_neighbour(pair, stones):
    move(stones["c"], up=True)
    assert order(pair) == [(2, "a"), (2, "c"), (2, "b"), (3, "d")]
    move(stones["c"], up=False)
    assert order(pair) == [(2, "a"), (2, "b"), (2, "c"), (3, "d")]


def test_the_first_of_a_week_becomes_the_last_of_the_week_before(pair, stones):
    move(stones["d"], up=True)
    assert order(pair)[-1] == (2, "d")
    move(stones["d"], up=True)
    assert order(pair)[2:] == [(2, "d"), (2, "c")]


def test_the_last_of_a_week_becomes_the_first_of_the_week_after(pair, stones):
    move(stones["c"], up=False)
    assert order(pair)[2:] == [(3, "c"), (3, "d")]


def test_up_and_down_again_is_where_it_was(pair, stones):
    before = order(pair)
    for name in stones:
        stones[name].refresh_from_db()
        move(stones[name], up=False)
        move(stones[name], up=True)
        assert order(pair) == before


def test_it_passes_over_what_was_removed(pair, stones, mentee):
    stones["b"].remove(by=mentee)
    move(stones["c"], up=True)
    assert order(pair)[:2] == [(2, "c"), (2, "a")]


@pytest.mark.parametrize(("week", "up"), [(1, True), (26, False)])
def test_it_refuses_beyond_the_edges(pair, week, up):
    stone = a_milestone(pair, week=week)
    with refused(Refusal.AT_THE_EDGE):
        move(stone, up=up)


def test_one_with_a_day_moves_among_its_week_only(pair):
    day = timezone.localdate() + timedelta(days=8)
    dated, other = a_milestone(pair, due_on=day), a_milestone(pair, week=2)
    move(dated, up=False)
    assert dated.place > Milestone.objects.get(pk=other.pk).place
    with refused(Refusal.HAS_A_DAY):
        move(dated, up=False)


def test_it_refuses_others_and_after_the_end(pair, noor):
    stone = a_milestone(pair)
    with refused(Refusal.NOT_A_PARTNER):
        stone.move(by=noor, up=True)
    cancelled(pair)
    with refused(Refusal.ENDED):
        move(stone, up=True)
