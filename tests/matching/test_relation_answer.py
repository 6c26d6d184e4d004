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
from tests.relations import a_proposal, a_relation, refusal_of


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
    refusal = refusal_of(lambda: chess.accept(percent=percent, by=noor))
    assert refusal == Refusal.PERCENT_OUT_OF_RANGE
    chess.accept(percent=60, by=noor)
    refusal = refusal_of(lambda: chess.change(percent=percent, by=noor))
    assert refusal == Refusal.PERCENT_OUT_OF_RANGE


def test_it_refuses_what_does_not_follow(chess, noor):
    assert refusal_of(lambda: chess.withdraw(by=noor)) == Refusal.NOT_ANSWERED
    assert refusal_of(lambda: chess.change(percent=50, by=noor)) == Refusal.NOT_RELATED
    chess.accept(percent=60, by=noor)
    assert refusal_of(lambda: chess.accept(percent=60, by=noor)) == Refusal.NOT_PROPOSED
    assert refusal_of(lambda: chess.dismiss(by=noor)) == Refusal.NOT_PROPOSED


def test_it_tells_when_the_proposal_is_gone(chess, noor):
    SkillRelation.objects.all().delete()
    assert refusal_of(lambda: chess.accept(percent=60, by=noor)) == Refusal.PROPOSAL_GONE


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
    assert {refusal_of(act) for act in acts} == {Refusal.COORDINATORS_ONLY}


def test_it_sets_a_limit(chess, harbour, noor, monkeypatch):
    a_relation(harbour, "Tea", "Cake")
    monkeypatch.setattr("cairn.matching.models.pair.AT_MOST", 1)
    assert refusal_of(lambda: chess.accept(percent=60, by=noor)) == Refusal.TOO_MANY_RELATIONS
    relate = lambda: SkillRelation.relate("Rum", "Ham", percent=50, by=noor)  # noqa: E731
    assert refusal_of(relate) == Refusal.TOO_MANY_RELATIONS


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
