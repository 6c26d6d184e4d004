"""Two at once: real threads with connections of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from django.db import connection

from cairn.activity.models import Event
from cairn.communities import founding
from cairn.communities.models import Community, Invitation, Membership
from cairn.lib.refusal import Refusal
from tests.cast import a_community, a_member, a_person
from tests.communities.test_founding import set_up
from tests.racing import Act, at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def what_comes_of(acts: Iterable[Act]) -> Counter[str]:
    """Do all of them at the same moment; how many were done, and why the others were not."""
    results = at_once(*acts)
    return Counter(str(r.value) if isinstance(r, Refusal) else "done" for r in results)


def owners(community: Community, number: int) -> list[Membership]:
    """That many owners, each as another request would have fetched them."""
    for _ in range(number - 1):
        a_member(community, role="owner")
    rows = Membership.objects.filter(community=community, role="owner")
    return list(rows.select_related("user", "community"))


def test_one_person_joins_once():
    community, person = a_community(), a_person()
    came = what_comes_of([lambda: Membership.join(community, by=person)] * 8)
    assert came == {"done": 1, "already_member": 7}
    assert Event.objects.filter(kind="membership.joined", actor=person).count() == 1


def test_one_person_asks_once():
    community, person = a_community("Hilltop", "private"), a_person()
    assert what_comes_of([lambda: Membership.join(community, by=person)] * 8)["done"] == 1


def test_the_last_owner_stays_however_many_leave():
    for _ in range(5):
        community = a_community()
        came = what_comes_of(member.leave for member in owners(community, 4))
        assert came == {"done": 3, "last_owner": 1}


def test_owners_who_demote_each_other_leave_one():
    community = a_community()
    one, two = owners(community, 2)
    came = what_comes_of(
        [lambda: one.assign("member", by=two), lambda: two.assign("member", by=one)],
    )
    assert came["done"] == 1
    assert Membership.objects.filter(community=community, role="owner").count() == 1


def test_a_personal_invitation_is_used_once():
    community, person = a_community(), a_person()
    lead = a_member(community, role="owner")
    invitation = Invitation.send(by=lead, email=person.email)
    copies = [Invitation.objects.get(pk=invitation.pk) for _ in range(6)]
    came = what_comes_of((lambda copy=copy: copy.accept(by=person)) for copy in copies)
    assert came["done"] == 1


def test_two_coordinators_give_one_answer():
    community = a_community("Hilltop", "private")
    leads = [a_member(community, role="coordinator") for _ in range(2)]
    asked = Membership.join(community, by=a_person())
    copies = [Membership.objects.get(pk=asked.pk) for _ in range(2)]
    came = what_comes_of(
        [lambda: copies[0].approve(by=leads[0]), lambda: copies[1].turn_away(by=leads[1])]
    )
    assert came == {"done": 1, "not_asked": 1}


def test_communities_of_one_name_each_get_an_address():
    operator = a_person(is_operator=True)
    came = what_comes_of(
        [lambda: Membership.found(by=operator, name="Harbour", kind="public")] * 4,
    )
    assert came == {"done": 4}


def test_a_site_is_set_up_once():
    came = what_comes_of(
        (lambda number=number: set_up(email=f"owner{number}@example.org")) for number in range(5)
    )
    assert came == {"done": 1, "set_up_already": 4}
    assert Community.objects.count() == 1
    assert not founding.is_awaited()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="its one write lock protects by itself")
def test_without_the_lock_a_community_would_lose_its_owners(monkeypatch):
    """The control: the same race, with the lock taken out, goes wrong."""
    monkeypatch.setattr(Membership, "_lock", lambda self, by, **options: None)
    left = []
    for _ in range(5):
        community = a_community()
        at_once(*(member.leave for member in owners(community, 4)))
        left.append(Membership.objects.filter(community=community, role="owner").count())
    assert 0 in left
