"""Settings: the account, and the way to everything that keeps it safe."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.accounts.models import User
from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people.models import Profile
from cairn.web.forms.settings import SettingsForm


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    user = request.user
    initial = {"name": user.name, "time_zone": user.time_zone}
    form = SettingsForm(request.POST or None, initial=initial)
    if submitted(request, form, lambda data: _introduce(user, data)):
        messages.success(request, _("Saved."))
        return redirect("settings")
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    context = {"form": form, "guards": set(kinds)}
    return TemplateResponse(request, "settings/show.html", context, status=status_of(form))


def _introduce(user: User, data: dict[str, Any]) -> None:
    """An account knows no history; the profile records that its person is another now."""
    with transaction.atomic():
        user.introduce(**data)
        Profile.of(user).record("profile.edited")
