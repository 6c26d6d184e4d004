"""Who is looking: the person, in the community that they chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control

from cairn.accounts.models import User
from cairn.communities.models import Membership
from cairn.communities.models.membership import MembershipQuerySet
from cairn.lib.prepared import prepared
from cairn.notifications.models import Notification

CHOSEN = "community"


class Request(HttpRequest):
    """What views get: `member` is the person in the current community, None without one."""

    user: User
    member: Membership


class MemberMiddleware:
    """Sets `request.member` and the reader's time zone; keeps what people see out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        signed_in = user.is_authenticated
        request.member = current_member(request) if signed_in else None  # type: ignore[attr-defined]
        zone = user.time_zone if isinstance(user, User) and signed_in else "UTC"
        with timezone.override(zone):
            response = self.get_response(request)
        if signed_in and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


def current_member(request: HttpRequest) -> Membership | None:
    """The membership in the chosen community, or in the one joined first.

    It carries `fellows`, the communities to choose from, and `unread`, the number at the bell.
    """
    mine, chosen = _memberships(user=request.user.pk), request.session.get(CHOSEN)
    members = sorted(mine, key=lambda m: (m.community_id != chosen, m.joined_at))
    if not members:
        return None
    member: Membership = members[0]
    member.fellows = [m.community for m in members]  # type: ignore[attr-defined]
    return member


@prepared
def _memberships(user: Any) -> MembershipQuerySet:
    """Everything that each page asks of its reader."""
    unread = Notification.objects.filter(user=OuterRef("user")).unread().order_by()
    counted = unread.values("user").annotate(n=Count("pk")).values("n")
    mine = Membership.objects.active().select_related("community", "user__profile")
    return mine.filter(user=user).annotate(unread=Coalesce(Subquery(counted), 0))


def choose_community(request: HttpRequest, community_id: int) -> None:
    """Make it the current community from the next page on."""
    request.session[CHOSEN] = community_id
