"""Two people at work: Ada mentors Lin."""

from __future__ import annotations

import pytest

from cairn.mentoring.models import Mentorship
from tests.cast import a_request


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    goals = [{"skill": "Python", "now": 1, "wanted": 3}, {"skill": "Rust", "now": 0, "wanted": 2}]
    return a_request(ada, lin, goals=goals).accept(by=ada.membership)


@pytest.fixture
def mentor(pair):
    return pair.mentor.membership


@pytest.fixture
def mentee(pair):
    return pair.mentee.membership
