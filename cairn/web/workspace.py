"""What the pages of a workspace share: whose it is, its tabs, and how its pieces are fetched."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.interface.member import Request
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.web.lines import lines


class Tab(NamedTuple):
    """A page of the workspace, as the row of tabs shows it."""

    label: str | Promise
    url: str
    current: bool


TABS = {
    "mentorships:show": _("Overview"),
    "timeline:show": _("Timeline"),
    "meetings:of-pair": _("Meetings"),
    "shared-goals:index": _("Goals and actions"),
    "updates:index": _("Updates"),
    "resources:index": _("Resources"),
    "closing:show": _("Closing"),
}


def pair_of(request: Request, key: str) -> Mentorship:
    """The member's own mentorship with that key; for others there is no such page."""
    found = _visible(member=request.member.pk, key=key)
    if not found:
        raise Http404
    pair: Mentorship = found[0]
    return pair


@prepared
def _visible(member: Any, key: Any) -> QuerySet[Mentorship]:
    visible = Mentorship.objects.visible_to(member).with_people().filter(key=key)
    return visible.select_related("request", "proposed_by__user").prefetch_related("pauses")


def piece_of(request: Request, noun: type[Any], key: str) -> Any:
    """A piece of the noun in one of the member's own mentorships, with its people."""
    people = [
        f"mentorship__{side}__membership__{what}"
        for side in ("mentor", "mentee")
        for what in ("user__profile", "community")
    ]
    visible = noun.objects.visible_to(request.member).select_related("author__user", *people)
    return get_object_or_404(visible, key=key)


def desk(request: Request, pair: Mentorship, tab: str) -> dict[str, Any]:
    """The frame of a page in `layouts/workspace.html`; `tab` is the route of its tab."""
    return {
        "pair": pair,
        "line": lines([pair], request.member)[0],
        "tabs": [
            Tab(_label(route, label, pair), reverse(route, args=[pair.key]), route == tab)
            for route, label in TABS.items()
        ],
        "crumbs": [(_("Mentorships"), reverse("mentorships:index"))],
    }


def _label(route: str, label: str | Promise, pair: Mentorship) -> str | Promise:
    """The page of closing becomes one to look back on."""
    return _("Look back") if pair.ended_at and route == "closing:show" else label
