"""The first start: the setup code, the owner, and the first community."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.communities import founding
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import open_to_all
from cairn.interface.member import choose_community
from cairn.web.forms.setup import SetupForm


@open_to_all(why="nobody can sign in before there is anybody; it asks for the setup code")
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    if not founding.is_awaited():
        raise Http404
    form = SetupForm(request.POST or None)
    at = {"wrong_setup_code": "code"}
    if submitted(request, form, lambda data: _set_up(request, data), refusals_at=at):
        messages.success(request, _("Everything is ready. Invite the first people."))
        return redirect("invitations:new")
    return TemplateResponse(request, "setup/begin.html", {"form": form}, status=status_of(form))


def _set_up(request: HttpRequest, data: dict[str, Any]) -> None:
    values = {name: data[name] for name in ("code", "email", "password", "kind", "about")}
    owner = founding.set_up(name=data["owner"], community=data["name"], **values)
    login(request, owner.user)
    choose_community(request, owner.community_id)
