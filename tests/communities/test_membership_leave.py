"""Members leave, are removed, and get other roles; an owner always stays."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.communities.refusals import Refusal
from tests.cast import a_community, a_member, a_person
from tests.refusing import refused


@pytest.fixture
def owner(harbour):
    return Membership.objects.select_related("user").get(community=harbour, role="owner")


def test_it_leaves(lin):
    lin.leave()
    lin.refresh_from_db()
    assert lin.status == "left"
    assert Event.objects.about(lin).filter(kind="membership.left", actor=lin.user).exists()


def test_it_takes_back_the_wish_to_join(db):
    asked = Membership.join(a_community("Hilltop", "private"), by=a_person())
    asked.leave()
    assert asked.status == "left"


def test_it_refuses_to_leave_twice(lin):
    lin.leave()
    with refused(Refusal.NOT_ACTIVE):
        lin.leave()


def test_it_refuses_to_lose_the_last_owner(harbour, owner):
    with refused(Refusal.LAST_OWNER):
        owner.leave()
    with refused(Refusal.LAST_OWNER):
        owner.remove(by=owner)
    with refused(Refusal.LAST_OWNER):
        owner.assign("member", by=owner)
    a_member(harbour, role="owner")
    owner.leave()
    assert owner.role == "member"


def test_it_removes(lin, noor):
    lin.remove(by=noor)
    lin.refresh_from_db()
    assert lin.status == "removed"
    assert Event.objects.about(lin).filter(kind="membership.removed", actor=noor.user).exists()


def test_it_lets_only_those_remove_who_may(harbour, lin, noor, sam, owner):
    for other in (a_member(harbour), sam):
        with refused(Refusal.COORDINATORS_ONLY):
            lin.remove(by=other)
    a_member(harbour, role="owner")
    with refused(Refusal.OWNERS_ONLY):
        owner.remove(by=noor)
    lin.remove(by=noor)
    with refused(Refusal.NOT_ACTIVE):
        lin.remove(by=noor)


def test_it_assigns_roles(lin, owner):
    lin.assign("coordinator", by=owner)
    lin.refresh_from_db()
    assert lin.coordinates
    assert Event.objects.about(lin).get(kind="membership.assigned").data["role"] == "coordinator"


def test_it_lets_only_owners_assign(lin, noor, sam):
    for other in (lin, noor, sam):
        with refused(Refusal.OWNERS_ONLY):
            lin.assign("owner", by=other)


def test_it_assigns_nothing_to_who_has_left(lin, owner):
    lin.leave()
    with refused(Refusal.NOT_ACTIVE):
        lin.assign("coordinator", by=owner)
