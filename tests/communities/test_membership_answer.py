"""A coordinator approves, turns away, and lets in again."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.communities.refusals import Refusal
from tests.cast import a_community, a_member, a_person
from tests.refusing import refused


@pytest.fixture
def hilltop(db):
    return a_community("Hilltop", "private")


@pytest.fixture
def coordinator(hilltop):
    return a_member(hilltop, role="coordinator")


@pytest.fixture
def asked(hilltop):
    return Membership.join(hilltop, by=a_person("Béla"))


def test_it_approves(asked, coordinator):
    asked.approve(by=coordinator)
    asked.refresh_from_db()
    assert asked.is_active
    event = Event.objects.about(asked).get(kind="membership.approved")
    assert (event.actor, event.concerns) == (coordinator.user, [asked.user_id])


def test_it_turns_away_and_lets_ask_again(hilltop, asked, coordinator):
    asked.turn_away(by=coordinator)
    assert asked.status == "turned_away"
    assert Membership.join(hilltop, by=asked.user).status == "asked"


def test_it_refuses_a_second_answer(asked, coordinator):
    asked.approve(by=coordinator)
    for act in (asked.approve, asked.turn_away):
        with refused(Refusal.NOT_ASKED):
            act(by=coordinator)


def test_it_refuses_members_and_coordinators_of_elsewhere(hilltop, asked, noor):
    for other in (a_member(hilltop), noor):
        with refused(Refusal.COORDINATORS_ONLY):
            asked.approve(by=other)
        with refused(Refusal.COORDINATORS_ONLY):
            asked.turn_away(by=other)


def test_it_sees_that_a_coordinator_is_one_no_longer(hilltop, asked, coordinator):
    stale = Membership.objects.get(pk=coordinator.pk)
    coordinator.leave()
    with refused(Refusal.COORDINATORS_ONLY):
        asked.approve(by=stale)


def test_it_lets_in_again_who_was_removed(hilltop, coordinator):
    member = a_member(hilltop)
    member.remove(by=coordinator)
    member.readmit(by=coordinator)
    assert member.is_active
    assert Event.objects.about(member).filter(kind="membership.readmitted").exists()


def test_it_lets_in_again_only_who_was_removed(hilltop, asked, coordinator):
    with refused(Refusal.NOT_REMOVED):
        asked.readmit(by=coordinator)
    with refused(Refusal.COORDINATORS_ONLY):
        asked.readmit(by=a_member(hilltop))
