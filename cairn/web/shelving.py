"""What becomes of a library item: offered from a mentorship, changed, published, taken down."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import coordinators_only, members_only
from cairn.interface.member import Request
from cairn.library.models import LibraryItem
from cairn.web.forms.library import AnswerForm, LibraryForm, WordsForm
from cairn.web.forms.versions import rewritten
from cairn.web.library import AT, CRUMBS, form_page, item_of, thanks
from cairn.web.pieces import done
from cairn.web.workspace import piece_of
from cairn.workspace.models import Resource


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: Request, key: str) -> HttpResponse:
    resource, by = piece_of(request, Resource, key), request.member
    begin = {"title": resource.title, "why": resource.why, "skill_names": resource.tags[:5]}
    form = WordsForm(request.POST or None, initial=begin)
    act = LibraryItem.offer_from
    if submitted(request, form, lambda v: act(resource, by=by, **v), refusals_at=AT):
        return done(request, *thanks(by))
    words = {"title": _("Offer it to everybody"), "button": _("Offer it"), "resource": resource}
    words["back"] = reverse("resources:index", args=[resource.mentorship.key])
    refusal = LibraryItem.refusal_to_offer_from(resource, by)
    return form_page(request, form, refusal=refusal, trusted=LibraryItem.is_trusted(by), **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    item, by = item_of(request, key), request.member
    form = LibraryForm(request.POST or None, request.FILES or None, piece=item)
    if rewritten(request, form, item, refusals_at=AT):
        return done(request, _("It is saved."), _page_of(item))
    words = {"title": _("Change what you offered"), "button": _("Save"), "back": _page_of(item)}
    refusal = item.refusal_to_edit(by)
    return form_page(request, form, refusal=refusal, trusted=LibraryItem.is_trusted(by), **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    item = item_of(request, key)
    if request.method == "POST":
        item.remove(by=request.member)
        return done(request, _("It is removed."), reverse("library:index"))
    context = {"item": item, "refusal": item.refusal_to_remove(request.member), "crumbs": CRUMBS}
    return TemplateResponse(request, "library/remove.html", context)


@coordinators_only
@require_POST
def approve(request: Request, key: str) -> HttpResponse:
    item = item_of(request, key)
    item.approve(by=request.member)
    return done(request, _("It is in the library now."), _page_of(item))


@coordinators_only
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: Request, key: str) -> HttpResponse:
    item, form = item_of(request, key), AnswerForm(request.POST or None)
    if submitted(request, form, lambda v: item.decline(by=request.member, **v)):
        return done(request, _("It is not in the library. Its giver is told."), _page_of(item))
    context = {"item": item, "form": form, "crumbs": CRUMBS}
    context["refusal"] = item.refusal_to_decline(request.member)
    return TemplateResponse(request, "library/decline.html", context, status=status_of(form))


def _page_of(item: LibraryItem) -> str:
    return reverse("library:show", args=[item.key])
