"""Communities: who sees them, how big they are, where they live, and who may begin one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cairn.communities.choices import Size
from cairn.communities.models import Community, Membership
from cairn.communities.refusals import Refusal
from tests.cast import a_community, a_person
from tests.refusing import refused


def fill(community: Community, people: int) -> None:
    """Have that many members, the owner among them."""
    users = [a_person() for _ in range(people - 1)]
    rows = [Membership(community=community, user=user, status="active") for user in users]
    Membership.objects.bulk_create(rows)


def test_it_hides_secret_ones_from_others(db, lin):
    cellar = a_community("Cellar", "secret")
    owner = cellar.memberships.get().user
    assert cellar in Community.objects.visible_to(owner)
    assert cellar not in Community.objects.visible_to(lin.user)
    cellar.memberships.create(user=lin.user, status="left")
    assert cellar not in Community.objects.visible_to(lin.user)


@pytest.mark.parametrize(("people", "size"), [(1, Size.TINY), (9, Size.TINY), (10, Size.SMALL)])
def test_it_measures_itself_roughly(db, people, size):
    community = a_community()
    fill(community, people)
    community.memberships.create(user=a_person(), status="left")
    assert Community.objects.with_size().get(pk=community.pk).size == size


def test_it_stands_in_order_of_how_near_it_is(db, lin):
    a_community("Attic")
    Membership.join(a_community("Bridge", "private"), by=lin.user)
    near = Community.objects.visible_to(lin.user).with_standing(lin.user).own_first()
    assert [c.name for c in near] == ["Harbour", "Bridge", "Attic"]


def test_it_gets_an_address_that_no_other_has(db):
    slugs = [a_community(name).slug for name in ("Hill Top", "Hill Top", "New", "東京")]
    assert slugs[0] == "hill-top"
    assert len(set(slugs)) == 4
    assert "new" not in slugs


def test_it_lets_only_operators_begin_one(db):
    with refused(Refusal.OPERATORS_ONLY):
        Membership.found(by=a_person(), name="Mine", kind="public")
    assert not Community.objects.exists()


def test_it_measures_all_in_one_question(db):
    for name in ("One", "Two", "Three"):
        fill(a_community(name), 12)
    with CaptureQueriesContext(connection) as queries:
        assert {c.size for c in Community.objects.with_size()} == {Size.SMALL}
    assert len(queries) == 1
