"""People as others see them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from cairn.communities.models import Membership
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.mentoring.audience import audience_of
from cairn.mentoring.models import Mentor
from cairn.people.choices import Audience
from cairn.people.models import Profile


@people_only
@require_safe
def show(request: Request, handle: str) -> HttpResponse:
    visible = Profile.objects.visible_to(request.user).with_details()
    profile = get_object_or_404(visible, handle=handle)
    audience = audience_of(request.user, profile)
    context = {
        "own": audience == Audience.ONLY_ME,
        "mentors_here": _mentors(profile, request.member),
        **seen(profile, audience),
    }
    return TemplateResponse(request, "people/show.html", context)


def _mentors(profile: Profile, reader: Membership | None) -> bool:
    """Whether the reader may open their page as a mentor."""
    if reader is None:
        return False
    return Mentor.objects.visible_to(reader).filter(membership__user=profile.user_id).exists()


def seen(profile: Profile, audience: Audience) -> dict[str, Any]:
    """What people/_profile.html shows to that audience."""
    return {"profile": profile, "sections": profile.sections_for(audience)}
