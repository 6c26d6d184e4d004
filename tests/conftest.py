"""The cast: who is who in every test."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cairn.communities.models import Community, Membership
from cairn.mentoring.models import Mentor
from tests.cast import a_community, a_member, a_mentee, a_mentor, a_request
from tests.sharing import SitesTogether


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SitesTogether:
    return SitesTogether(config, log)


@pytest.fixture
def harbour(db: None) -> Community:
    """The community in which the stories play."""
    return a_community("Harbour")


@pytest.fixture
def ada(harbour: Community) -> Mentor:
    """Ada mentors and has room."""
    return a_mentor(harbour, "Ada", seats=2)


@pytest.fixture
def grace(harbour: Community) -> Mentor:
    """Grace mentors and is full."""
    mentor = a_mentor(harbour, "Grace", seats=1)
    a_request(mentor, a_mentee(harbour)).accept(by=mentor.membership)
    return mentor


@pytest.fixture
def lin(harbour: Community) -> Membership:
    """Lin seeks a mentor."""
    return a_mentee(harbour, "Lin")


@pytest.fixture
def noor(harbour: Community) -> Membership:
    """Noor coordinates."""
    return a_member(harbour, "Noor", role="coordinator")


@pytest.fixture
def sam(db: None) -> Membership:
    """Sam is a stranger from another community."""
    return a_mentee(a_community("Hilltop"), "Sam")


@pytest.fixture
def as_(client: Client):
    """A browser in which the member is signed in: `as_(lin).get(...)`."""

    def sign_in(member: Membership) -> Client:
        client.force_login(member.user, backend="cairn.accounts.backends.AccountBackend")
        return client

    return sign_in
