"""Searches while the community changes, on real connections."""

from __future__ import annotations

import pytest

from cairn.communities.models import Membership
from cairn.matching import shortlist
from cairn.matching.circle import circles
from cairn.matching.criteria import Criteria
from cairn.mentoring.models import Mentor
from tests.cast import a_community, a_mentee, a_mentor
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

SEARCHERS, TIMES = 4, 12


def searches(member: Membership) -> list[int]:
    return [shortlist.find(member, Criteria()).total for _ in range(TIMES)]


def opens_and_closes(mentor: Mentor) -> None:
    for number in range(TIMES):
        mentor.accept_mentees(bool(number % 2), by=mentor.membership)


def test_it_searches_while_mentors_come_and_go():
    community = a_community()
    mentors = [a_mentor(community) for _ in range(3)]
    members = [a_mentee(community) for _ in range(SEARCHERS)]
    totals = at_once(
        *(lambda m=member: searches(m) for member in members),
        *(lambda m=mentor: opens_and_closes(m) for mentor in mentors[:2]),
    )
    assert {total for found in totals[:SEARCHERS] for total in found} <= {1, 2, 3}
    last = shortlist.find(members[0], Criteria())
    circles.forget()
    assert shortlist.find(members[0], Criteria()).cards == last.cards
    assert last.total == 3
