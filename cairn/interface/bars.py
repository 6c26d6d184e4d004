"""What frames a page: the header, the navigation beside or below it, and the footer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cairn.communities.models import Community
from cairn.interface.drawn import Holes, drawn
from cairn.notifications.models import Notification

PLACES = {
    "home": (_("Home"), "home", ("/home/",)),
    "compass": (
        _("Find a Mentor"),
        "mentors:index",
        ("/mentorship/find/", "/mentorship/mentors/"),
    ),
    "handshake": (_("Mentorships"), "mentorships:index", ("/mentorship/mine/", "/w/")),
    "calendar": (_("Meetings"), "meetings:index", ("/meetings/",)),
    "inbox": (_("Requests"), "requests:index", ("/requests/",)),
    "library": (_("Resources"), "library:index", ("/resources/",)),
    "users": (
        _("Members"),
        "members:index",
        ("/members/", "/people/", "/invitations/", "/relations/"),
    ),
}
"""The main places by their icon: label, view, and how the addresses in it begin."""
SHORT = {"compass": pgettext_lazy("short for Find a Mentor", "Find")}
"""Labels where there is little room."""


class Entry(NamedTuple):
    """An entry of the main navigation."""

    label: Any
    url: str
    icon: str
    current: bool
    short: Any


class Fellowship(NamedTuple):
    """A community that the reader can go to."""

    name: str
    slug: str

    @classmethod
    def in_(cls, community: Community) -> Fellowship:
        return cls(community.name, community.slug)


def navigation(current: str) -> Iterator[Entry]:
    """The main places; `current` is the icon of the one where the reader is."""
    for icon, (label, view, _beginnings) in PLACES.items():
        yield Entry(label, reverse(view), icon, icon == current, SHORT.get(icon, ""))


class Bars:
    """The frame of one page; a part is drawn when a layout asks for it."""

    def __init__(self, request: Any, theme: str) -> None:
        self._request, self._theme = request, theme

    @property
    def header(self) -> SafeString:
        """For somebody who is signed in."""
        member, user = self._request.member, self._request.user
        return drawn(
            "layouts/_header.html",
            self._holes,
            site_name=settings.SITE_NAME,
            theme=self._theme,
            name=user.name,
            photo=member.user.profile.photo_url if member else "",
            current=Fellowship.in_(member.community) if member else None,
            communities=tuple(map(Fellowship.in_, member.fellows)) if member else (),
            unread=self.unread,
        )

    @property
    def left(self) -> SafeString:
        """The navigation of wide screens."""
        return drawn("layouts/_left_bar.html", current=self._place)

    @property
    def bottom(self) -> SafeString:
        """The navigation of phones."""
        return drawn("layouts/_bottom_bar.html", current=self._place)

    @property
    def footer(self) -> SafeString:
        user = getattr(self._request, "user", None)
        signed_in = user is not None and user.is_authenticated
        return drawn("layouts/_footer.html", self._holes, theme=self._theme, signed_in=signed_in)

    @cached_property
    def unread(self) -> int:
        """How many notifications wait behind the bell."""
        member = self._request.member
        if member is not None:
            return int(member.unread)
        return Notification.objects.filter(user=self._request.user.pk).unread().count()

    @cached_property
    def _holes(self) -> Holes:
        """What the forms of the frame send."""
        return {"csrf_token": get_token(self._request), "here": self._request.get_full_path()}

    @property
    def _place(self) -> str:
        path = self._request.path
        return next((icon for icon, place in PLACES.items() if path.startswith(place[2])), "")
