"""A new web process reads its communities before anybody asks for them."""

from __future__ import annotations

from concurrent.futures import Future
from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from cairn.communities.models import Community, Membership
from cairn.engine import compiled
from cairn.engine.taxonomy import Taxonomy
from cairn.matching.background import in_background
from cairn.matching.circle import COMMUNITIES_AT_MOST, Circles, circles

LATELY = timedelta(days=30)


def warm_in_background() -> Future[int]:
    """Begin to warm up; how many communities were read is known when it is done.

    Only what serves pages calls this, and after a server has forked: a fork would copy locks
    that the thread holds.
    """
    return in_background(warm_up)


def warm_up(process: Circles = circles) -> int:
    """Prepare the engine, the skills and the communities that are likely to be asked for."""
    compiled.warm()
    Taxonomy.load().resolve("")
    wanted = communities_in_use()
    for community in wanted:
        process.of(community).caught_up(patiently=True)
    return len(wanted)


def communities_in_use() -> list[int]:
    """The ids of communities that have mentors and into which somebody signed in lately, the
    largest first, as many as a process remembers."""
    since = timezone.now() - LATELY
    here = Membership.objects.active().filter(community=OuterRef("pk"))
    offering = Count("memberships", filter=Q(memberships__mentor__offering=True))
    used = Community.objects.filter(Exists(here.filter(user__last_login__gte=since)))
    found = used.annotate(mentors=offering).filter(mentors__gt=0).order_by("-mentors", "pk")
    return list(found.values_list("pk", flat=True)[:COMMUNITIES_AT_MOST])
