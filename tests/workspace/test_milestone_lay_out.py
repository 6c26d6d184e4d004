"""A plan is laid out of a template's steps."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.workspace.models import Milestone
from cairn.workspace.outline import Step, read_steps, write_steps
from cairn.workspace.plans import shipped_plans
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_milestone, cancelled

STEPS = [Step(1, "Begin"), Step(1, "Look around", 2), Step(3, "Finish")]


def laid(pair) -> list[tuple[int, str, int]]:
    return [(s.week, s.title, s.weight) for s in Milestone.objects.of(pair).standing()]


def test_it_adds_every_step_in_order(pair, mentee):
    a_milestone(pair, title="Before")
    Milestone.lay_out(pair, by=mentee, steps=STEPS)
    assert laid(pair)[1:] == [tuple(step) for step in STEPS]
    event = Event.objects.get(kind="milestone.laid_out")
    assert event.data["milestones"] == 3


def test_it_can_begin_later(pair, mentee):
    Milestone.lay_out(pair, by=mentee, steps=STEPS, later=4)
    assert [week for week, _, _ in laid(pair)] == [5, 5, 7]


@pytest.mark.parametrize("ident", shipped_plans())
def test_every_template_that_comes_with_cairn_fits(pair, mentee, ident):
    Milestone.lay_out(pair, by=mentee, steps=shipped_plans()[ident].steps)
    assert len(laid(pair)) == len(shipped_plans()[ident].steps)


@pytest.mark.parametrize(
    ("steps", "later", "refusal"),
    [
        ([], 0, Refusal.NO_SUCH_STEP),
        (STEPS, 24, Refusal.BEYOND_THE_WEEKS),
        (STEPS, -1, Refusal.BEYOND_THE_WEEKS),
        (STEPS * 21, 0, Refusal.TOO_MANY),
    ],
)
def test_it_refuses_what_makes_no_plan(pair, mentee, steps, later, refusal):
    with refused(refusal):
        Milestone.lay_out(pair, by=mentee, steps=steps, later=later)
    assert laid(pair) == []


def test_it_refuses_others_and_after_the_end(pair, mentee, noor):
    with refused(Refusal.NOT_A_PARTNER):
        Milestone.lay_out(pair, by=noor, steps=STEPS)
    with refused(Refusal.ENDED):
        Milestone.lay_out(cancelled(pair), by=mentee, steps=STEPS)


# How steps are written


def test_it_reads_what_it_writes():
    assert list(read_steps(write_steps(STEPS).splitlines())) == STEPS


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("3: Show a draft", Step(3, "Show a draft")),
        (" 12.  Hand it in x3 ", Step(12, "Hand it in", 3)),
        ("4: Try 2 x 2 tables", Step(4, "Try 2 x 2 tables")),
        ("1: a × b ×2", Step(1, "a × b", 2)),
    ],
)
def test_it_reads_a_line(line, step):
    assert Step.read(line) == step


@pytest.mark.parametrize(
    "line", ["Show a draft", "0: Nothing", "27: Late", "3:", "x: y", "٣: ثلاثة", "3: " + "a" * 121]
)
def test_it_refuses_a_line_without_week_or_title(line):
    with refused(Refusal.NO_SUCH_STEP):
        Step.read(line)
