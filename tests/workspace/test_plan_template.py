"""Coordinators keep their community's templates."""

from __future__ import annotations

import pytest

from cairn.workspace.models import PlanTemplate
from cairn.workspace.plans import shipped_plans
from cairn.workspace.refusals import Refusal
from tests.refusing import refused

LINES = ["1: Begin", "4: Finish x2"]
IDENT = "software-4"


def found(harbour, ident: str = IDENT) -> PlanTemplate:
    return PlanTemplate.found(harbour, ident)


def offered(harbour) -> set[str]:
    return {outline.ident for outline in PlanTemplate.offered_in(harbour)}


def own(noor, **values) -> PlanTemplate:
    return PlanTemplate.add(by=noor, **{"title": "Sailing", "weeks": 4, "steps": LINES} | values)


def test_what_comes_with_cairn_needs_no_rows(harbour):
    assert offered(harbour) == set(shipped_plans())
    assert not PlanTemplate.objects.exists()


def test_the_first_change_makes_a_version_of_the_communitys_own(harbour, noor, sam):
    template = found(harbour)
    template.edit(by=noor, version=template.version, title="Our craft", steps=LINES)
    assert found(harbour).title == "Our craft"
    assert found(sam.community).title == "Software development"
    assert offered(harbour) == set(shipped_plans())


def test_two_who_change_it_at_once_lose_no_words(harbour, noor):
    first, second = found(harbour), found(harbour)
    first.edit(by=noor, version=first.version, title="Our craft")
    with refused(Refusal.CHANGED):
        second.edit(by=noor, version=0, title="Their craft")
    assert found(harbour).title == "Our craft"


def test_it_is_hidden_and_offered_again(harbour, noor):
    found(harbour).offer(by=noor, hidden=True)
    assert IDENT not in offered(harbour)
    found(harbour).offer(by=noor, hidden=False)
    assert IDENT in offered(harbour)


def test_it_is_restored(harbour, noor):
    with refused(Refusal.NOT_CHANGED):
        found(harbour).restore(by=noor)
    template = found(harbour)
    template.edit(by=noor, version=0, title="Our craft")
    template.offer(by=noor, hidden=True)
    template.restore(by=noor)
    assert found(harbour).title == "Software development"
    assert IDENT in offered(harbour)


def test_a_community_has_templates_of_its_own(harbour, noor, sam):
    template = own(noor)
    assert template.ident in offered(harbour)
    assert template.ident not in offered(sam.community)
    template.edit(by=noor, version=template.version, weeks=6)
    assert found(harbour, template.ident).weeks == 6
    template.remove(by=noor)
    assert template.ident not in offered(harbour)
    with refused(Refusal.GONE):
        template.edit(by=noor, version=template.version, weeks=8)


def test_what_comes_with_cairn_is_not_removed(harbour, noor):
    with refused(Refusal.HIDE_INSTEAD):
        found(harbour).remove(by=noor)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"steps": []}, Refusal.NO_SUCH_STEP),
        ({"steps": ["Begin"]}, Refusal.NO_SUCH_STEP),
        ({"weeks": 3}, Refusal.STEP_TOO_LATE),
        ({"steps": LINES * 21}, Refusal.TOO_MANY),
    ],
)
def test_its_lines_make_a_plan(noor, values, refusal):
    with refused(refusal):
        own(noor, **values)


def test_sixty_are_enough(harbour, noor, monkeypatch):
    monkeypatch.setattr("cairn.workspace.models.plan_template.AT_MOST", 1)
    own(noor)
    with refused(Refusal.TOO_MANY_TEMPLATES):
        own(noor)


def test_it_refuses_everybody_but_the_coordinators_of_the_community(harbour, noor, lin, sam):
    mine = own(noor)
    for other in (lin, sam):
        for act in (
            lambda by: found(harbour).edit(by=by, version=0, title="Mine"),
            lambda by: found(harbour).offer(by=by, hidden=True),
            lambda by: found(harbour).restore(by=by),
            lambda by: mine.remove(by=by),
            own,
        ):
            with refused(Refusal.COORDINATORS_ONLY):
                act(other)
