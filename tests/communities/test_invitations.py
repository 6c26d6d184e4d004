"""Invitations are sent, taken back, and walked through."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.activity.models import Event
from cairn.communities.models import Invitation, Membership
from cairn.communities.models.invitation import OPEN_AT_ONCE
from cairn.communities.refusals import Refusal
from tests.cast import a_community, a_member, a_person
from tests.refusing import refused


def expire(invitation: Invitation) -> Invitation:
    invitation.expires_at = timezone.now() - timedelta(minutes=1)
    invitation.save()
    return invitation


def test_it_invites_one_address_once(noor):
    person = a_person("Uma")
    invitation = Invitation.send(by=noor, email=person.email.upper())
    member = invitation.accept(by=person)
    assert (member.is_active, member.community) == (True, noor.community)
    assert Event.objects.about(invitation).get().kind == "invitation.sent"
    with refused(Refusal.ALREADY_MEMBER):
        invitation.accept(by=person)
    member.leave()
    with refused(Refusal.INVITATION_USED):
        invitation.accept(by=person)


def test_it_lets_several_people_through_a_link(noor):
    link = Invitation.send(by=noor)
    assert all(link.accept(by=a_person()).is_active for _ in range(3))
    assert link.state == "open"


def test_it_opens_secret_communities(db):
    lead = a_member(a_community("Cellar", "secret"), role="coordinator")
    assert Invitation.send(by=lead).accept(by=a_person()).is_active


def test_it_lets_somebody_in_who_was_waiting(db):
    community = a_community("Hilltop", "private")
    asked = Membership.join(community, by=a_person())
    link = Invitation.send(by=a_member(community, role="owner"))
    assert link.accept(by=asked.user).pk == asked.pk


def test_it_refuses_another_address(noor, sam):
    invitation = Invitation.send(by=noor, email="uma@example.org")
    with refused(Refusal.INVITED_SOMEBODY_ELSE):
        invitation.accept(by=sam.user)


def test_it_refuses_what_is_over(noor):
    with refused(Refusal.INVITATION_EXPIRED):
        expire(Invitation.send(by=noor)).accept(by=a_person())
    revoked = Invitation.send(by=noor)
    revoked.revoke(by=noor)
    with refused(Refusal.INVITATION_REVOKED):
        revoked.accept(by=a_person())
    with refused(Refusal.INVITATION_REVOKED):
        revoked.revoke(by=noor)


def test_it_is_no_way_back_for_who_was_removed(noor, lin):
    link = Invitation.send(by=noor)
    lin.remove(by=noor)
    with refused(Refusal.REMOVED):
        link.accept(by=lin.user)


def test_it_lets_only_coordinators_invite_and_take_back(noor, lin, sam):
    with refused(Refusal.COORDINATORS_ONLY):
        Invitation.send(by=lin)
    link = Invitation.send(by=noor)
    for other in (lin, sam, a_member(sam.community, role="owner")):
        with refused(Refusal.COORDINATORS_ONLY):
            link.revoke(by=other)


def test_it_invites_many_and_nobody_twice(noor):
    first = Invitation.send_all(["a@example.org", "b@example.org", "A@example.org"], by=noor)
    second = Invitation.send_all(["b@example.org", "c@example.org"], by=noor)
    assert [i.email for i in first + second] == ["a@example.org", "b@example.org", "c@example.org"]


def test_it_invites_all_or_none(noor):
    rows = [
        Invitation(community=noor.community, expires_at=timezone.now() + timedelta(days=1))
        for _ in range(OPEN_AT_ONCE - 1)
    ]
    Invitation.objects.bulk_create(rows)
    with refused(Refusal.TOO_MANY_INVITATIONS):
        Invitation.send_all(["a@example.org", "b@example.org"], by=noor)
    assert not Invitation.objects.exclude(email="").exists()


@pytest.mark.parametrize("token", ["", "abc", "abc.def", "\x00", "ü" * 50])
def test_it_knows_no_token_that_was_made_up(db, token):
    assert not Invitation.objects.of_token(token).exists()


def test_it_knows_its_own_token(noor):
    link = Invitation.send(by=noor)
    assert Invitation.objects.of_token(link.token).get() == link
    assert not Invitation.objects.of_token(f"{link.key}.{link.token[13:-1]}").exists()
