"""Pairs of skills as tests need them."""

from __future__ import annotations

from cairn.communities.models import Community
from cairn.matching.models import SkillRelation, Status
from cairn.people.models import Skill


def a_proposal(
    community: Community, one: str = "Chess", other: str = "Zen gardening", both: int = 6
) -> SkillRelation:
    """A pair that Cairn proposes to the community, since `both` people list it."""
    first, second = sorted((Skill.named(one), Skill.named(other)), key=lambda skill: skill.pk)
    counts = {"both": both, "with_one": both + 1, "with_other": both + 2, "people": 10 * both}
    return SkillRelation.objects.create(
        community=community, one=first, other=second, percent=60, surprise=20.0, **counts
    )


def a_relation(
    community: Community, one: str = "Chess", other: str = "Zen gardening", percent: int = 60
) -> SkillRelation:
    """A pair that the owner of the community has accepted."""
    owner = community.memberships.get(role="owner")
    relation = a_proposal(community, one, other)
    relation.accept(percent=percent, by=owner)
    assert relation.status == Status.ACCEPTED
    return relation
