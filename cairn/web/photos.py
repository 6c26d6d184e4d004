"""Photos: choosing one's own, and serving everybody's to those who may see the person."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.people import photos
from cairn.people.models import Profile
from cairn.web.forms.profile import PhotoForm
from cairn.web.profile import CRUMBS

REFUSALS_AT = dict.fromkeys(
    ("photo_too_heavy", "photo_too_large", "not_a_photo", "photo_broken"), "photo"
)

# Only what a picture needs; a file that pretends to be one finds no page to act in.
HEADERS = {
    "Cache-Control": "private, max-age=300",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@people_only
@require_safe
def show(request: Request, handle: str, size: int) -> HttpResponseBase:
    profile = get_object_or_404(Profile.objects.visible_to(request.user), handle=handle)
    etag = f'"{profile.photo}-{size}"'
    answer = get_conditional_response(request, etag=etag) or _square(profile.photo, size)
    for name, value in {**HEADERS, "ETag": etag}.items():
        answer.headers[name] = value
    return answer


@people_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponseBase:
    profile = Profile.of(request.user)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if submitted(
        request,
        form,
        lambda values: profile.show_photo(values["photo"], values["photo"].size),
        refusals_at=REFUSALS_AT,
    ):
        messages.success(request, _("Your photo is saved."))
        return redirect("profile:index")
    context = {"form": form, "profile": profile, "crumbs": CRUMBS}
    return TemplateResponse(request, "profile/photo.html", context, status=status_of(form))


@people_only
@require_POST
def remove(request: Request) -> HttpResponseBase:
    Profile.of(request.user).hide_photo()
    messages.success(request, _("Your photo is removed. Your initials stand in for it."))
    return redirect("profile:photo")


def _square(name: str, size: int) -> FileResponse:
    file = photos.opened(name, size)
    if file is None:
        raise Http404
    return FileResponse(file, content_type="image/webp", filename="photo.webp")
