"""Communities: finding, joining, choosing and leaving them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.communities.models import Community, Membership
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request, choose_community
from cairn.interface.onward import onward
from cairn.interface.paging import page_of
from cairn.web.forms.communities import CommunityForm
from cairn.web.forms.search import words_of


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    words = words_of(request)
    communities = Community.objects.visible_to(request.user).matching(words)
    page = page_of(request, communities.with_standing(request.user).with_size().own_first())
    return TemplateResponse(request, "communities/index.html", {"page": page, "words": words})


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = CommunityForm(request.POST or None)
    if submitted(request, form, lambda data: _begin(request, data)):
        messages.success(request, _("Your community is there. Now invite its people."))
        return redirect("invitations:new")
    context = {"form": form, "refusal": Membership.refusal_to_found(request.user)}
    return TemplateResponse(request, "communities/new.html", context, status=status_of(form))


@people_only
@require_safe
def show(request: Request, slug: str) -> HttpResponse:
    community = _visible(request, slug)
    member = Membership.of(community, request.user)
    waiting = Membership.objects.visible_to(member).waiting().count() if member.coordinates else 0
    leaders = community.memberships.leading().select_related("user").order_by("joined_at")[:5]
    context: dict[str, Any] = {"community": community, "member": member}
    context |= {"refusal": member.refusal_to_join(), "waiting": waiting, "leaders": leaders}
    return TemplateResponse(request, "communities/show.html", context)


@people_only
@require_POST
def join(request: Request, slug: str) -> HttpResponse:
    community = _visible(request, slug)
    member = Membership.join(community, by=request.user)
    if not member.is_active:
        messages.success(request, _("You have asked to join. A coordinator will answer."))
        return redirect("communities:show", slug)
    choose_community(request, community.pk)
    messages.success(request, _("Welcome to %(community)s.") % {"community": community.name})
    return redirect("home")


@people_only
@require_POST
def enter(request: Request, slug: str) -> HttpResponse:
    community = get_object_or_404(Community.objects.of(request.user), slug=slug)
    choose_community(request, community.pk)
    messages.success(request, _("You are in %(community)s now.") % {"community": community.name})
    return onward(request, "home")


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: Request, slug: str) -> HttpResponse:
    community = _visible(request, slug)
    member = Membership.of(community, request.user)
    if request.method != "POST":
        context = {"community": community, "member": member, "refusal": member.refusal_to_leave()}
        return TemplateResponse(request, "communities/leave.html", context)
    waited = not member.is_active
    member.leave()
    words = (
        _("You no longer ask to join %(community)s.") if waited else _("You left %(community)s.")
    )
    messages.success(request, words % {"community": community.name})
    return redirect("communities:index")


def _visible(request: Request, slug: str) -> Community:
    communities = Community.objects.visible_to(request.user).with_size()
    return get_object_or_404(communities, slug=slug)


def _begin(request: Request, data: dict[str, str]) -> None:
    member = Membership.found(by=request.user, **data)
    choose_community(request, member.community_id)
