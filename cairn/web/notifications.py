"""Notifications: the list behind the bell, and the way out of mails."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.accounts.models import User
from cairn.interface.guards import open_to_all, people_only
from cairn.interface.member import Request, choose_community
from cairn.interface.paging import page_of
from cairn.notifications.models import Group, Notification, Optout
from cairn.notifications.models.optout import read_token


@people_only
@require_safe
def index(request: Request) -> HttpResponse:
    mine = Notification.objects.of(request.user).select_related("community")
    only_unread = request.GET.get("show") == "unread"
    page = page_of(request, mine.unread() if only_unread else mine)
    context = {"page": page, "only_unread": only_unread}
    return TemplateResponse(request, "notifications/index.html", context)


@people_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    """Lead to what it is about, in its community; from then on it is read."""
    mine = Notification.objects.of(request.user).filter(key=key)
    notification = get_object_or_404(mine)
    if request.method == "GET":
        mine.read()
        if notification.community_id:
            choose_community(request, notification.community_id)
    return redirect(notification.path)


@people_only
@require_POST
def read_all(request: Request) -> HttpResponse:
    Notification.objects.of(request.user).read()
    messages.success(request, _("All notifications are marked as read."))
    return redirect("notifications:index")


@open_to_all(why="the signed link says who leaves what; mail programs follow it without a cookie")
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: Request, token: str) -> HttpResponse:
    """Opening it changes nothing, since scanners open links; posting to it acts at once."""
    user, group = _whose(token)
    if request.method == "POST":
        act = Optout.come_back if "again" in request.POST else Optout.leave
        act(user, group)
    has_left = Optout.objects.of(user, group).exists()
    context = {"group": Group(group).label, "has_left": has_left}
    return TemplateResponse(request, "notifications/unsubscribe.html", context)


def _whose(token: str) -> tuple[User, str]:
    named = read_token(token)
    if named is None:
        raise Http404
    return get_object_or_404(User, pk=named[0]), named[1]
