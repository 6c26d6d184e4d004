"""What the tests of meetings begin with."""

from __future__ import annotations

import pytest

from cairn.mentoring.models import Mentorship
from cairn.scheduling.models import Timetable
from tests.cast import a_mentee, a_pair


@pytest.fixture
def table(ada) -> Timetable:
    """Ada's timetable, before she has said anything."""
    return Timetable.of(ada.membership.user)


@pytest.fixture
def pair(ada, harbour) -> Mentorship:
    """Ada and Mia work together."""
    return a_pair(ada, a_mentee(harbour, "Mia"))
