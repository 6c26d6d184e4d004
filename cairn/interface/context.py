"""What every page knows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cairn.interface.drawn import drawn
from cairn.notifications.models import Notification


class Place(NamedTuple):
    """An entry of the main navigation; `short` is its label where there is little room."""

    label: str
    url: str
    icon: str
    current: bool
    short: str = ""


def site(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "development": settings.DEVELOPMENT,
        "theme": theme_of(request),
        "account_menu": SimpleLazyObject(account_menu),
        "bars": SimpleLazyObject(lambda: bars(request)),
        "unread": SimpleLazyObject(lambda: _unread(request)),
    }


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in ("light", "dark") else "auto"


def bars(request: HttpRequest) -> dict[str, str]:
    """The left bar of wide screens and the bottom bar of phones, with where the reader is."""
    items = tuple(navigation(request.path))
    return {
        "left": drawn("layouts/_left_bar.html", items=items),
        "bottom": drawn("layouts/_bottom_bar.html", items=items),
    }


def navigation(path: str) -> Iterator[Place]:
    """The main places, each with whether `path` lies in it."""
    places = [
        (_("Home"), reverse("home"), "home", ("/home/",)),
        (
            _("Find a Mentor"),
            reverse("mentors:index"),
            "compass",
            ("/mentorship/find/", "/mentorship/mentors/"),
        ),
        (_("Mentorships"), reverse("mentorships:index"), "handshake", ("/mentorship/mine/", "/w/")),
        (_("Requests"), reverse("requests:index"), "inbox", ("/requests/",)),
        (
            _("Members"),
            reverse("members:index"),
            "users",
            ("/members/", "/people/", "/invitations/"),
        ),
    ]
    short = {"compass": pgettext("short for Find a Mentor", "Find")}
    for label, url, icon, prefixes in places:
        yield Place(label, url, icon, path.startswith(prefixes), short.get(icon, ""))


def account_menu() -> list[dict[str, Any]]:
    """What the menu behind the reader's picture offers."""
    return [
        {"label": _("Your profile"), "url": reverse("profile:index"), "icon": "user"},
        {"label": _("Mentorship Preferences"), "url": reverse("preferences"), "icon": "settings"},
        {"label": _("Settings"), "url": reverse("settings"), "icon": "sliders-horizontal"},
    ]


def _unread(request: HttpRequest) -> int:
    if not request.user.is_authenticated:
        return 0
    return Notification.objects.filter(user=request.user.pk).unread().count()
