"""What coordinators answer to a proposal: accept, dismiss, change the percent, take back."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.matching.models import SkillRelation, Status
from cairn.matching.models.relation import NEXT
from cairn.matching.refusals import Refusal
from tests.cast import a_member
from tests.racing import at_once
from tests.refusing import refused
from tests.relations import a_proposal, a_relation


@pytest.fixture
def chess(harbour) -> SkillRelation:
    return a_proposal(harbour)


def test_it_accepts_a_proposal_to_another_percent(chess, noor):
    chess.accept(percent=75, by=noor)
    chess.refresh_from_db()
    assert (chess.status, chess.percent, chess.answered_by) == (Status.ACCEPTED, 75, noor.user)
    event = Event.objects.latest("number")
    assert (event.kind, event.noun(), event.data["percent"]) == ("relation.accepted", chess, 75)


def test_it_dismisses_changes_and_takes_back(chess, noor):
    chess.dismiss(by=noor)
    chess.withdraw(by=noor)
    chess.accept(percent=60, by=noor)
    chess.change(percent=45, by=noor)
    chess.refresh_from_db()
    assert (chess.status, chess.percent) == (Status.ACCEPTED, 45)
    told = list(Event.objects.about(chess).order_by("number").values_list("kind", flat=True))
    parts = ["dismissed", "withdrawn", "accepted", "changed"]
    assert told == [f"relation.{part}" for part in parts]


@pytest.mark.parametrize("percent", [0, 39, 96, -1])
def test_it_refuses_a_percent_out_of_range(chess, noor, percent):
    with refused(Refusal.PERCENT_OUT_OF_RANGE):
        chess.accept(percent=percent, by=noor)
    chess.accept(percent=60, by=noor)
    with refused(Refusal.PERCENT_OUT_OF_RANGE):
        chess.change(percent=percent, by=noor)


def test_it_refuses_what_does_not_follow(chess, noor):
    with refused(Refusal.NOT_ANSWERED):
        chess.withdraw(by=noor)
    with refused(Refusal.NOT_RELATED):
        chess.change(percent=50, by=noor)
    chess.accept(percent=60, by=noor)
    with refused(Refusal.NOT_PROPOSED):
        chess.accept(percent=60, by=noor)
    with refused(Refusal.NOT_PROPOSED):
        chess.dismiss(by=noor)


def test_it_tells_when_the_proposal_is_gone(chess, noor):
    SkillRelation.objects.all().delete()
    with refused(Refusal.PROPOSAL_GONE):
        chess.accept(percent=60, by=noor)


@pytest.mark.parametrize("who", ["lin", "sam", "former"])
def test_it_refuses_everybody_but_coordinators_of_the_place(harbour, chess, who, request):
    if who == "former":
        by = a_member(harbour, role="coordinator")
        Membership.objects.filter(pk=by.pk).update(role="member")
    else:
        by = request.getfixturevalue(who)
    acts = (
        lambda: chess.accept(percent=60, by=by),
        lambda: chess.dismiss(by=by),
        lambda: chess.change(percent=60, by=by),
        lambda: chess.withdraw(by=by),
    )
    for act in acts:
        with refused(Refusal.COORDINATORS_ONLY):
            act()


def test_it_sets_a_limit(chess, harbour, noor, monkeypatch):
    a_relation(harbour, "Tea", "Cake")
    monkeypatch.setattr("cairn.matching.models.pair.AT_MOST", 1)
    with refused(Refusal.TOO_MANY_RELATIONS):
        chess.accept(percent=60, by=noor)
    with refused(Refusal.TOO_MANY_RELATIONS):
        SkillRelation.relate("Rum", "Ham", percent=50, by=noor)


def test_every_status_can_be_reached_and_left():
    assert set(NEXT) == set(Status) == {after for follows in NEXT.values() for after in follows}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_of_two_coordinators_decides(harbour, noor):
    chess = a_proposal(harbour)
    other = a_member(harbour, role="coordinator")
    mine, theirs = (SkillRelation.objects.get(pk=chess.pk) for _ in range(2))
    results = at_once(lambda: mine.accept(percent=60, by=noor), lambda: theirs.dismiss(by=other))
    assert sorted(map(str, results)) == sorted(["None", Refusal.NOT_PROPOSED])
