"""Updates: what the two tell each other about how it goes, and what was reached meanwhile."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.web.feed import feed_of
from cairn.web.feedrows import words_of
from cairn.web.forms.updates import CommentForm, UpdateForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, question_page, updates_of
from cairn.web.workspace import desk, pair_of, piece_of
from cairn.workspace.models import CheckIn, Comment, Update

FIELDS = "updates/_fields.html"


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = UpdateForm(request.POST or None, pair=pair)
    if submitted(request, form, lambda values: Update.add(pair, by=by, **values)):
        return done(request, _("Your update is written."), updates_of(pair))
    context: dict[str, Any] = {
        **desk(request, pair, "updates:index"),
        "form": form,
        "page": feed_of(request, pair),
        "refusal": Update(mentorship=pair).refusal_to_add(by),
        "refusal_to_check_in": CheckIn(mentorship=pair).refusal_to_add(by),
    }
    return TemplateResponse(request, "updates/index.html", context, status=status_of(form))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: str) -> HttpResponse:
    update, by = piece_of(request, Update, key), request.member
    form = CommentForm(request.POST or None)
    if submitted(request, form, lambda said: Comment.write(said["text"], on=update, by=by)):
        return done(request, _("Your comment is written."), address_of(update))
    context = {
        **desk(request, update.mentorship, "updates:index"),
        "update": update,
        "words": words_of(update),
        "form": form,
        **_page_of(request, update),
    }
    return TemplateResponse(request, "updates/show.html", context, status=status_of(form))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    update = piece_of(request, Update, key)
    pair, back = update.mentorship, address_of(update)
    form = UpdateForm(request.POST or None, piece=update, pair=pair)
    if rewritten(request, form, update):
        return done(request, _("Your update is saved."), back)
    refusal = update.refusal_to_edit(request.member)
    words = {"title": _("Change an update"), "back": back, "fields": FIELDS}
    words["remove"] = reverse("updates:remove", args=[key])
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    update = piece_of(request, Update, key)
    if request.method == "POST":
        update.remove(by=request.member)
        return done(request, _("The update is removed."), updates_of(update.mentorship))
    words = {"title": _("Remove this update?"), "name": update.title, "back": address_of(update)}
    refusal = update.refusal_to_remove(request.member)
    return question_page(request, update.mentorship, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove_comment(request: Request, key: str) -> HttpResponse:
    comment = piece_of(request, Comment, key)
    back = address_of(comment.on)
    if request.method == "POST":
        comment.remove(by=request.member)
        return done(request, _("The comment is removed."), back)
    words = {"title": _("Remove this comment?"), "name": comment.text, "back": back}
    refusal = comment.refusal_to_remove(request.member)
    return question_page(request, comment.mentorship, refusal=refusal, **words)


def _page_of(request: Request, update: Update) -> dict[str, Any]:
    """Its comments, and what the reader may do."""
    return {
        "page": page_of(request, Comment.objects.on(update)),
        "refusal": update.refusal_to_work(request.member),
        "refusal_to_edit": update.refusal_to_edit(request.member),
    }


def address_of(update: Update) -> str:
    return reverse("updates:show", args=[update.key])
