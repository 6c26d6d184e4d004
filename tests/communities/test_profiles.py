"""Whoever is in a community, or asks to be, can be seen there."""

from __future__ import annotations

from django.urls import reverse

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.people.models import Profile
from tests.cast import a_community
from tests.twoworlds import BACKEND


def a_bare_account(email: str = "bare@example.org") -> User:
    return User.objects.create_user(email, name="Bare")


def test_it_is_begun_when_somebody_joins(db):
    user = a_bare_account()
    Membership.join(a_community(kind="public"), by=user)
    assert Profile.objects.filter(user=user).count() == 1


def test_it_is_begun_when_somebody_asks_to_join(db):
    user = a_bare_account()
    Membership.join(a_community(kind="private"), by=user)
    assert Profile.objects.filter(user=user).exists()


def test_every_main_page_opens_for_somebody_who_has_said_nothing_yet(client, db):
    user = a_bare_account()
    Membership.join(a_community(kind="public"), by=user)
    client.force_login(user, backend=BACKEND)
    for page in ("home", "mentors:index", "requests:index", "members:index", "profile:index"):
        assert client.get(reverse(page)).status_code == 200
