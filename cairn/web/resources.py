"""Resources of a mentorship: what one recommends, and what the other made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.web.downloads import handed_out
from cairn.web.forms.notes import ResourceForm
from cairn.web.forms.uploads import REFUSALS_AT
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, question_page, resources_of
from cairn.web.workspace import desk, pair_of, piece_of
from cairn.workspace.models import Note, Resource

AT = {"link_or_words": "url", **REFUSALS_AT}
FIELDS = "resources/_fields.html"


@members_only
@require_safe
def index(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    shared = Resource.objects.visible_to(by).of(pair).select_related("author__user", "file")
    context: dict[str, Any] = {
        **desk(request, pair, "resources:index"),
        "page": page_of(request, shared, per_page=10),
        "notes": Note.objects.visible_to(by).of(pair).select_related("author__user"),
        "refusal": Resource(mentorship=pair).refusal_to_add(by),
        "refusal_to_work": Note(mentorship=pair).refusal_to_add(by),
    }
    return TemplateResponse(request, "resources/index.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = ResourceForm(request.POST or None, request.FILES or None)
    if submitted(request, form, lambda values: Resource.add(pair, by=by, **values), refusals_at=AT):
        return done(request, _("Shared. The other one will see it."), resources_of(pair))
    words = {
        "title": _("Share something"),
        "lead": _("A link, a file, or a few words of your own."),
    }
    refusal = Resource(mentorship=pair).refusal_to_add(by)
    words |= {"back": resources_of(pair), "fields": FIELDS}
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    resource = piece_of(request, Resource, key)
    pair, back = resource.mentorship, resources_of(resource.mentorship)
    form = ResourceForm(request.POST or None, request.FILES or None, piece=resource)
    if rewritten(request, form, resource, refusals_at=AT):
        return done(request, _("It is saved."), back)
    refusal, words = resource.refusal_to_edit(request.member), {"back": back, "fields": FIELDS}
    words |= {"title": _("Change a resource"), "remove": reverse("resources:remove", args=[key])}
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_safe
def file(request: Request, key: str) -> HttpResponseBase:
    resource = piece_of(request, Resource, key)
    if request.method == "GET" and resource.file:
        resource.fetch(by=request.member)
    return handed_out(request, resource.file)


@members_only
@require_POST
def open_(request: Request, key: str) -> HttpResponse:
    return _marked(request, key, Resource.open, _("Marked as opened."))


@members_only
@require_POST
def finish(request: Request, key: str) -> HttpResponse:
    return _marked(request, key, Resource.finish, _("Marked as finished."))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    resource = piece_of(request, Resource, key)
    back = resources_of(resource.mentorship)
    if request.method == "POST":
        resource.remove(by=request.member)
        return done(request, _("The resource is removed."), back)
    words = {"title": _("Remove this resource?"), "name": resource.title, "back": back}
    refusal = resource.refusal_to_remove(request.member)
    return question_page(request, resource.mentorship, refusal=refusal, **words)


def _marked(request: Request, key: str, act: Callable[..., None], sentence: str) -> HttpResponse:
    resource = piece_of(request, Resource, key)
    act(resource, by=request.member)
    return done(request, sentence, resources_of(resource.mentorship))
