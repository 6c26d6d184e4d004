"""The table of transitions says what the acts do: no more and no less."""

from __future__ import annotations

import pytest

from cairn.communities.choices import Kind, Status
from cairn.communities.models import Membership
from cairn.communities.models.membership import NEXT
from cairn.lib.refusal import Refused
from tests.cast import a_community, a_member, a_person

ACTS = {
    "join": lambda member, lead: Membership.join(member.community, by=member.user),
    "admit": lambda member, lead: Membership.admit(
        member.community, user=member.user, invited_by=None
    ),
    "approve": lambda member, lead: member.approve(by=lead),
    "turn away": lambda member, lead: member.turn_away(by=lead),
    "leave": lambda member, lead: member.leave(),
    "remove": lambda member, lead: member.remove(by=lead),
    "readmit": lambda member, lead: member.readmit(by=lead),
    "assign": lambda member, lead: member.assign("member", by=lead),
}


def reached_from(status: Status, kind: str) -> set[Status]:
    """What the acts can make of a membership of that status."""
    community = a_community(f"{kind} after {status}", kind)
    lead, person = a_member(community, role="owner"), a_person()
    reached = set()
    for act in ACTS.values():
        Membership.objects.filter(user=person).delete()
        member = Membership.objects.create(community=community, user=person, status=status)
        try:
            act(member, lead)
        except Refused:
            continue
        reached.add(Status(Membership.objects.get(pk=member.pk).status))
    return reached - {status}


@pytest.mark.parametrize("status", Status)
def test_it_is_what_the_acts_do(db, status):
    reached = set.union(*(reached_from(status, kind) for kind in Kind))
    assert reached == NEXT[status]
