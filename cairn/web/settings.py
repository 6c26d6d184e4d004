"""Settings: the account, and the way to everything that keeps it safe."""

from __future__ import annotations

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
from cairn.scheduling.choices import Keep
from cairn.scheduling.models import Timetable
from cairn.web.forms.settings import SettingsForm


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    user, table = request.user, Timetable.of(request.user)
    initial = {"name": user.name, "time_zone": user.time_zone}
    has_hours = table.keeps_hours and not table.time_zone
    form = SettingsForm(request.POST or None, initial=initial, has_hours=has_hours)
    if submitted(request, form, lambda data: _introduce(user, table, **data)):
        messages.success(request, _("Saved."))
        return redirect("settings")
    kinds = Authenticator.objects.filter(user=user).values_list("type", flat=True)
    context = {"form": form, "guards": set(kinds)}
    return TemplateResponse(request, "settings/show.html", context, status=status_of(form))


def _introduce(
    user: User, table: Timetable, *, name: str, time_zone: str, keep: str = Keep.CLOCK
) -> None:
    """An account knows no history; the profile records that its person is another now.

    Hours that keep their moments move on to the new clock before it becomes the person's own.
    """
    moves = keep == Keep.MOMENTS and time_zone != user.time_zone
    with transaction.atomic():
        if moves:
            table.change_zone(time_zone, by=user, keep=keep)
        user.introduce(name=name, time_zone=time_zone)
        if moves:
            table.change_zone("", by=user)
        Profile.of(user).record("profile.edited")
