"""The early pulse: one tap."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.web.pieces import done
from cairn.workspace.models import Pulse


class PulseForm(forms.Form):
    rating = forms.IntegerField()


@members_only
@require_POST
def answer(request: Request, key: str) -> HttpResponse:
    mine = Pulse.objects.filter(member=request.member).select_related("mentorship", "member__user")
    pulse, form = get_object_or_404(mine, key=key), PulseForm(request.POST)
    rating = form.cleaned_data["rating"] if form.is_valid() else 0
    pulse.answer(by=request.member, rating=rating)
    back = reverse("mentorships:show", args=[pulse.mentorship.key])
    return done(request, _("Thank you. Only the coordinators see your answer."), back)
