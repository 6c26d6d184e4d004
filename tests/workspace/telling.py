"""What somebody has heard of by now."""

from __future__ import annotations

from cairn.communities.models import Membership
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some


def told_of(noun: str, member: Membership) -> list[str]:
    """The kinds of events about such a noun, one for each time, as they came."""
    while tell_some():
        pass
    rows = Notification.objects.filter(user=member.user, kind__startswith=noun).order_by("pk")
    return list(rows.values_list("kind", flat=True))
