"""A coordinator relates two skills by their names."""

from __future__ import annotations

import pytest

from cairn.matching.models import SkillRelation, Status
from cairn.matching.refusals import Refusal
from cairn.people.models import Skill
from cairn.people.refusals import Refusal as NameRefusal
from tests.refusing import refused
from tests.relations import a_proposal, a_relation


def relate(one: str, other: str, by, percent: int = 60) -> SkillRelation:
    return SkillRelation.relate(one, other, percent=percent, by=by)


def test_it_relates_names_that_the_graph_does_not_know(harbour, noor):
    relation = relate("Zen gardening", "Bonsai wiring", noor)
    assert relation in SkillRelation.objects.filter(community=harbour).accepted()
    assert [relation.one.is_known, relation.other.is_known] == [False, False]


def test_it_understands_other_names_and_slips(noor):
    relation = relate("k8s", "Zen gardening", noor)
    assert "Kubernetes" in (relation.one.name, relation.other.name)


def test_the_order_of_the_two_is_irrelevant(noor):
    relate("Zen gardening", "Chess", noor)
    with refused(Refusal.RELATED_ALREADY):
        relate("Chess", "Zen gardening", noor)


def test_it_takes_a_proposal_or_a_dismissed_pair_up(harbour, noor):
    proposed = a_proposal(harbour)
    assert relate("Chess", "Zen gardening", noor, percent=90) == proposed
    proposed.refresh_from_db()
    assert (proposed.status, proposed.percent, proposed.both) == (Status.ACCEPTED, 90, 6)
    proposed.withdraw(by=noor)
    proposed.dismiss(by=noor)
    assert relate("Chess", "Zen gardening", noor).status == Status.ACCEPTED


@pytest.mark.parametrize(
    ("one", "other", "refusal"),
    [
        ("k8s", "Kubernetes", Refusal.SAME_SKILL),
        ("Django", "Python", Refusal.RELATED_BY_CAIRN),
        ("Docker", "Kubernetes", Refusal.RELATED_BY_CAIRN),
        ("?!", "Chess", NameRefusal.NOT_A_NAME),
    ],
)
def test_it_refuses_what_makes_no_pair(noor, one, other, refusal):
    known = Skill.objects.count()
    with refused(refusal):
        relate(one, other, noor)
    assert Skill.objects.count() == known


def test_it_refuses_others_than_coordinators(lin):
    with refused(Refusal.COORDINATORS_ONLY):
        relate("Chess", "Go", lin)


def test_each_community_relates_for_itself(harbour, noor, sam):
    a_relation(sam.community)
    assert relate("Chess", "Zen gardening", noor).community == harbour


def test_only_coordinators_see_them(harbour, noor, lin, sam):
    a_relation(harbour)
    seen = [SkillRelation.objects.visible_to(who).count() for who in (noor, lin, sam)]
    assert seen == [1, 0, 0]
