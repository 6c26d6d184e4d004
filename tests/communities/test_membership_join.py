"""Somebody joins a community, or asks to."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.communities.refusals import Refusal
from tests.cast import a_community, a_member, a_person
from tests.refusing import refused


def test_it_lets_everybody_into_a_public_community(harbour):
    member = Membership.join(harbour, by=a_person())
    assert member.is_active
    assert Event.objects.about(member).get().kind == "membership.joined"


def test_it_asks_to_join_a_private_one(db):
    member = Membership.join(a_community("Hilltop", "private"), by=a_person())
    assert member.status == "asked"
    assert Event.objects.about(member).get().kind == "membership.asked"


def test_it_refuses_a_secret_one_and_leaves_no_row(db):
    community, person = a_community("Cellar", "secret"), a_person()
    with refused(Refusal.INVITATION_ONLY):
        Membership.join(community, by=person)
    assert not Membership.objects.filter(user=person).exists()


def test_it_refuses_a_member_and_somebody_who_waits(harbour, lin):
    with refused(Refusal.ALREADY_MEMBER):
        Membership.join(harbour, by=lin.user)
    hilltop, person = a_community("Hilltop", "private"), a_person()
    Membership.join(hilltop, by=person)
    with refused(Refusal.ALREADY_ASKED):
        Membership.join(hilltop, by=person)


def test_it_refuses_somebody_who_was_removed(harbour, lin, noor):
    lin.remove(by=noor)
    with refused(Refusal.REMOVED):
        Membership.join(harbour, by=lin.user)


def test_it_takes_somebody_back_who_left(harbour):
    member = a_member(harbour, "Uma", role="coordinator")
    member.leave()
    again = Membership.join(harbour, by=member.user)
    assert (again.pk, again.status, again.role) == (member.pk, "active", "member")


@pytest.mark.parametrize("kind", ["public", "private", "secret"])
def test_it_admits_whoever_is_invited(db, kind):
    community = a_community("Hilltop", kind)
    assert a_member(community).is_active
