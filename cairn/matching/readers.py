"""Somebody who looks for a mentor: what they seek, whom they have asked, with whom they work."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from cairn import engine
from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.matching.seekers import Seeker, seeker
from cairn.mentoring.models import Mentorship, Request

DECLINED_FOR = timedelta(days=90)


class Tie(StrEnum):
    """How a mentee stands to a mentor; the values are the statuses that the database keeps."""

    PENDING = "pending"
    DECLINED = "declined"
    EXPIRED = "expired"
    TOGETHER = "active"


class Bond(NamedTuple):
    """A tie, with the key of the request or the mentorship that it is."""

    tie: Tie
    key: str


class Reader(NamedTuple):
    """What a list of mentors depends on, beside the mentors."""

    seeker: Seeker
    ties: dict[int, Bond]

    @classmethod
    def of(cls, member: Membership, relations: engine.Relations | None = None) -> Reader:
        """The member as a reader, in three queries, and one more without the relations."""
        return cls(seeker(member, relations), ties_of(member))

    @property
    def user(self) -> int:
        return self.seeker.values.id


def ties_of(member: Membership) -> dict[int, Bond]:
    """By account: mentors whom the member asked or works with, in one query.

    A request that was declined or died counts for 90 days. Working together outweighs a pending
    request, and that one outweighs the others.
    """
    rows = _ties(member=member.pk, since=timezone.now() - DECLINED_FOR)
    weight = [Tie.EXPIRED, Tie.DECLINED, Tie.PENDING, Tie.TOGETHER]
    bonds = sorted(
        ((user, Bond(Tie(status), key)) for user, status, key in rows),
        key=lambda row: weight.index(row[1].tie),
    )
    return dict(bonds)


@prepared
def _ties(member: Any, since: Any) -> QuerySet[Any, tuple[Any, ...]]:
    recent = Q(status__in=(Tie.DECLINED, Tie.EXPIRED), answered_at__gt=since)
    asked = Request.objects.filter(recent | Q(status=Tie.PENDING), mentee__membership=member)
    pairs = Mentorship.objects.filter(mentee__membership=member).open()
    columns = ("mentor__membership__user", "status", "key")
    mine: QuerySet[Any, tuple[Any, ...]] = asked.order_by().values_list(*columns)
    return mine.union(pairs.order_by().values_list(*columns))
