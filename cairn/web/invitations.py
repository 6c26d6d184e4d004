"""Invitations: sending them, taking them back, and walking through one."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, resolve_url
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.accounts.models import User
from cairn.communities.models import Invitation, Membership
from cairn.communities.refusals import Refusal
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only, open_to_all
from cairn.interface.member import Request, choose_community
from cairn.interface.paging import page_of
from cairn.web.forms.invitations import InvitationForm


@coordinators_only
@require_safe
def index(request: Request) -> HttpResponse:
    invitations = Invitation.objects.visible_to(request.member).select_related("invited_by")
    context = {"page": page_of(request, invitations.order_by("-sent_at", "-pk"))}
    return TemplateResponse(
        request, "invitations/index.html", context | {"site": settings.SITE_URL}
    )


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request) -> HttpResponse:
    form = InvitationForm(request.POST or None)
    if submitted(request, form, lambda data: _send(request, data)):
        return redirect("invitations:index")
    return TemplateResponse(request, "invitations/new.html", {"form": form}, status=status_of(form))


@coordinators_only
@require_POST
def revoke(request: Request, key: str) -> HttpResponse:
    visible = Invitation.objects.visible_to(request.member)
    get_object_or_404(visible, key=key).revoke(by=request.member)
    messages.success(request, _("The invitation is taken back. Its link no longer works."))
    return redirect("invitations:index")


@open_to_all(why="whoever holds the link may see what it opens")
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    named = Invitation.objects.of_token(token).select_related("community", "invited_by")
    invitation = get_object_or_404(named)
    user = request.user
    if request.method == "POST" and isinstance(user, User):
        return _walk_in(request, invitation.accept(by=user))
    context = {"invitation": invitation, "community": invitation.community}
    return TemplateResponse(
        request, "invitations/show.html", context | _way_on(request, invitation)
    )


def _send(request: Request, data: dict[str, Any]) -> None:
    if data["how"] == "link":
        Invitation.send(by=request.member, days=data["days"])
        messages.success(request, _("Here is your link. Whoever has it may join."))
        return
    sent = Invitation.send_all(data["emails"], by=request.member, days=data["days"])
    words = ngettext("%d invitation is on its way.", "%d invitations are on their way.", len(sent))
    messages.success(request, words % len(sent))
    if known := len(set(data["emails"])) - len(sent):
        words = ngettext(
            "%d address holds an open invitation already.",
            "%d addresses hold open invitations already.",
            known,
        )
        messages.info(request, words % known)


def _walk_in(request: HttpRequest, member: Membership) -> HttpResponse:
    choose_community(request, member.community_id)
    messages.success(request, _("Welcome to %(name)s.") % {"name": member.community.name})
    return redirect("home")


def _way_on(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    """Why it cannot be accepted, if so, and the doors that lead back to this page."""
    user = request.user
    back = {"next": request.path}
    newcomer = back | {"email": invitation.email}
    return {
        "refusal": invitation.refusal_to_accept(user)
        if isinstance(user, User)
        else invitation.refusal_if_closed(),
        "already_member": Refusal.ALREADY_MEMBER,
        "somebody_else": Refusal.INVITED_SOMEBODY_ELSE,
        "sign_in": f"{resolve_url('account_login')}?{urlencode(back)}",
        "sign_up": f"{resolve_url('account_signup')}?{urlencode(newcomer)}",
    }
