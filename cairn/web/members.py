"""The people of the current community, and what its coordinators do about them."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.communities.choices import Role, Status
from cairn.communities.models import Membership
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only, members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.people.choices import Audience, Section
from cairn.people.models import Profile
from cairn.web.forms.members import RoleForm
from cairn.web.forms.search import words_of

LISTS = {"": Status.ACTIVE, "waiting": Status.ASKED, "removed": Status.REMOVED}


class Row(NamedTuple):
    """A member with as much of their profile as any other member may see."""

    member: Membership
    profile: Profile | None
    headline: str


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    words, chosen = words_of(request), request.GET.get("show", "")
    chosen = chosen if chosen in LISTS else ""
    visible = Membership.objects.visible_to(request.member).filter(status=LISTS[chosen])
    people = visible.named(words).select_related("user__profile")
    page = page_of(request, people.order_by(Lower("user__name"), "pk"))
    context = {"page": page, "rows": [_row(member) for member in page], "words": words}
    context |= {"chosen": chosen, "tabs": _tabs(request.member, chosen)}
    return TemplateResponse(request, "members/index.html", context)


@coordinators_only
@require_POST
def approve(request: Request, key: str) -> HttpResponse:
    member = _member(request, key)
    member.approve(by=request.member)
    return _back(request, "waiting", _("%(name)s is a member now."), member)


@coordinators_only
@require_POST
def turn_away(request: Request, key: str) -> HttpResponse:
    member = _member(request, key)
    member.turn_away(by=request.member)
    return _back(request, "waiting", _("%(name)s was not let in."), member)


@coordinators_only
@require_POST
def readmit(request: Request, key: str) -> HttpResponse:
    member = _member(request, key)
    member.readmit(by=request.member)
    return _back(request, "removed", _("%(name)s is a member again."), member)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    member = _member(request, key)
    if request.method == "POST":
        member.remove(by=request.member)
        return _back(request, "", _("%(name)s is no longer a member."), member)
    context = {"member": member, "refusal": member.refusal_to_remove(request.member)}
    return TemplateResponse(request, "members/remove.html", context)


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: Request, key: str) -> HttpResponse:
    member = _member(request, key)
    form = RoleForm(request.POST or None, initial={"role": member.role})
    if submitted(request, form, lambda data: member.assign(data["role"], by=request.member)):
        return _back(request, "", _("%(name)s has another role now."), member)
    context = {"form": form, "member": member}
    context["refusal"] = member.refusal_to_assign(Role.OWNER, request.member)
    return TemplateResponse(request, "members/assign.html", context, status=status_of(form))


def _member(request: Request, key: str) -> Membership:
    visible = Membership.objects.visible_to(request.member).select_related("user")
    member = get_object_or_404(visible, key=key)
    member.community = request.member.community
    return member


def _row(member: Membership) -> Row:
    profile: Profile | None = getattr(member.user, "profile", None)
    shown = profile is not None and profile.audience_of(Section.ABOUT) <= Audience.MEMBERS
    return Row(member, profile, profile.headline if profile and shown else "")


def _tabs(member: Membership, chosen: str) -> list[dict[str, Any]]:
    """For coordinators: the lists with their counts."""
    if not member.coordinates:
        return []
    labels = {"": _("Members"), "waiting": _("Waiting"), "removed": _("Removed")}
    counts = _counts(member)
    return [
        {"label": label, "url": _list(name), "current": name == chosen, "count": counts[name]}
        for name, label in labels.items()
    ]


def _counts(member: Membership) -> dict[str, int]:
    numbers = Membership.objects.visible_to(member).aggregate(
        **{status.value: Count("pk", filter=Q(status=status)) for status in LISTS.values()}
    )
    return {name: numbers[status.value] for name, status in LISTS.items()}


def _list(show: str) -> str:
    address = reverse("members:index")
    return f"{address}?show={show}" if show else address


def _back(request: Request, show: str, words: str, member: Membership) -> HttpResponse:
    messages.success(request, words % {"name": member.user.name})
    return redirect(_list(show))
