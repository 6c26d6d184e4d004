"""What Cairn proposes by night, from what a community's own people list."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.communities.models import Community
from cairn.matching.jobs import propose_skill_relations
from cairn.matching.models import SkillRelation, Status
from cairn.matching.proposing import propose
from cairn.people.choices import Audience
from cairn.people.models import Expertise
from tests.cast import a_member
from tests.relations import a_relation

PAIR = ("Chess", "Zen gardening")


def people_with(community: Community, *skills: str, many: int = 5) -> list:
    members = [a_member(community) for _ in range(many)]
    for member in members:
        for skill in skills:
            Expertise.add(member.user.profile, skill=skill, level=3)
    return members


def names(community: Community) -> list[tuple[str, str]]:
    rows = SkillRelation.objects.filter(community=community).with_details()
    return [(row.one.name, row.other.name) for row in rows.strongest_first()]


@pytest.fixture
def players(harbour) -> list:
    """Five who list both of the pair, among fifteen others."""
    people_with(harbour, "Film", many=15)
    return people_with(harbour, *PAIR)


def test_it_proposes_what_people_list_together(harbour, players):
    assert propose(harbour) == 1
    (found,) = SkillRelation.objects.with_details()
    assert (found.one.name, found.other.name, found.status) == (*PAIR, Status.PROPOSED)
    assert (found.both, found.with_one, found.with_other, found.people) == (5, 5, 5, 20)
    assert found.percent == 60
    event = Event.objects.latest("number")
    assert (event.kind, event.actor, event.data["pairs"]) == ("relation.proposed", None, 1)


def test_it_says_nothing_twice(harbour, players):
    propose(harbour)
    before = Event.objects.count()
    assert propose(harbour) == 0
    assert Event.objects.count() == before
    assert names(harbour) == [PAIR]


def test_it_reads_no_hidden_skills(harbour, players):
    players[0].user.profile.choose_audiences({"skills": Audience.MENTORS})
    assert propose(harbour) == 0


def test_it_reads_what_members_are_shown(harbour, players):
    players[0].user.profile.choose_audiences({"skills": Audience.MEMBERS, "about": 3})
    assert propose(harbour) == 1


def test_it_counts_no_one_who_has_left_or_closed_the_account(harbour, players):
    people_with(harbour, *PAIR, many=1)[0].leave()
    players[0].user.is_active = False
    players[0].user.save()
    assert propose(harbour) == 0


def test_it_looks_at_each_community_by_itself(harbour, players, sam):
    people_with(sam.community, *PAIR, many=4)
    people_with(sam.community, "Film", many=15)
    assert propose_skill_relations() == 2
    assert names(sam.community) == []
    assert names(harbour) == [PAIR]


def test_it_passes_over_what_the_graph_knows(harbour):
    people_with(harbour, "Film", many=15)
    people_with(harbour, "Python", "Django")
    assert propose(harbour) == 0


def test_it_passes_over_what_own_relations_lead_to(harbour):
    people_with(harbour, "Film", many=15)
    people_with(harbour, "Chess", "Tea")
    a_relation(harbour, "Chess", "Go stones", percent=90)
    a_relation(harbour, "Go stones", "Tea", percent=90)
    assert propose(harbour) == 0


def test_it_leaves_answers_alone(harbour, players, noor):
    propose(harbour)
    relation = SkillRelation.objects.get()
    relation.dismiss(by=noor)
    assert propose(harbour) == 0
    relation.refresh_from_db()
    assert relation.status == Status.DISMISSED
    relation.withdraw(by=noor)
    relation.accept(percent=50, by=noor)
    propose(harbour)
    relation.refresh_from_db()
    assert (relation.status, relation.percent) == (Status.ACCEPTED, 50)


def test_it_renews_what_waits(harbour, players):
    propose(harbour)
    people_with(harbour, *PAIR, many=2)
    assert propose(harbour) == 0
    assert SkillRelation.objects.get().both == 7


def test_it_takes_back_what_holds_no_longer(harbour, players):
    propose(harbour)
    players[0].leave()
    propose(harbour)
    assert names(harbour) == []


def test_it_keeps_the_strongest(harbour, players, monkeypatch):
    monkeypatch.setattr("cairn.matching.proposing.AT_MOST", 1)
    people_with(harbour, "Tea", "Cake", many=7)
    assert propose(harbour) == 1
    assert names(harbour) == [("Tea", "Cake")]
