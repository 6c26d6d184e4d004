"""Pictures of a plan are kept at check-ins, and before a day's first change of it."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from cairn.workspace.models import Milestone, Snapshot
from cairn.workspace.outline import Step
from tests.workspace.pieces import a_milestone, an_item


def pictures(pair) -> list[tuple[int, int, int]]:
    return list(Snapshot.objects.of(pair).values_list("done", "total", "percent"))


def test_an_empty_plan_has_no_picture(pair):
    assert Snapshot.take(pair) is None
    assert pictures(pair) == []


def test_it_keeps_what_the_formula_says(pair, mentee):
    done, begun = a_milestone(pair, weight=2), a_milestone(pair)
    done.complete(by=mentee)
    begun.start(by=mentee)
    for number in range(2):
        item = an_item(pair, milestone=begun)
        if number:
            item.tick(by=mentee)
    taken = Snapshot.take(pair)
    assert (taken.done, taken.total, taken.percent, taken.expected) == (1, 2, 83, 0)
    assert taken.weights == {done.pk: 2, begun.pk: 1}


def test_the_first_change_of_a_day_keeps_how_it_was(pair, mentee):
    stones = [a_milestone(pair) for _ in range(2)]
    stones[0].complete(by=mentee)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        for _ in range(2):
            a_milestone(pair)
        stones[1].remove(by=mentee)
    assert pictures(pair) == [(0, 1, 0), (1, 2, 50)]


def test_every_way_to_change_the_plan_keeps_one(pair, mentee):
    stone, other = a_milestone(pair), a_milestone(pair)
    changes = [
        lambda: stone.edit(by=mentee, version=stone.version, weight=3),
        lambda: other.remove(by=mentee),
        lambda: other.put_back(by=mentee),
        lambda: a_milestone(pair),
        lambda: Milestone.lay_out(pair, by=mentee, steps=[Step(1, "Begin")]),
    ]
    for day, change in enumerate(changes, start=1):
        before = len(pictures(pair))
        with time_machine.travel(timezone.now() + timedelta(days=day)):
            change()
        assert len(pictures(pair)) == before + 1


def test_work_keeps_none(pair, mentee):
    stone = a_milestone(pair)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        stone.start(by=mentee)
        stone.edit(by=mentee, version=stone.version, title="Said better", notes="More")
        stone.complete(by=mentee)
    assert pictures(pair) == []
