"""Notes: those that both write, and those that one keeps for themselves."""

from __future__ import annotations

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.web.forms.notes import NewNoteForm, NoteForm
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page, question_page, resources_of
from cairn.web.workspace import desk, pair_of, piece_of
from cairn.workspace.models import Note


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = NewNoteForm(request.POST or None)
    if submitted(request, form, lambda values: Note.add(pair, by=by, **values)):
        return done(request, _("Your note is kept."), resources_of(pair))
    words = {"title": _("Write a note"), "back": resources_of(pair)}
    refusal = Note(mentorship=pair).refusal_to_add(by)
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    note = piece_of(request, Note, key)
    context = {
        **desk(request, note.mentorship, "resources:index"),
        "note": note,
        "refusal": note.refusal_to_edit(request.member),
    }
    return TemplateResponse(request, "notes/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    note = piece_of(request, Note, key)
    pair, back = note.mentorship, address_of(note)
    form = NoteForm(request.POST or None, piece=note)
    if rewritten(request, form, note):
        return done(request, _("The note is saved."), back)
    refusal, words = note.refusal_to_edit(request.member), {"back": back}
    words["title"] = _("Change a note")
    if not note.refusal_to_remove(request.member):
        words["remove"] = reverse("notes:remove", args=[key])
    return form_page(request, pair, form, refusal=refusal, **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    note = piece_of(request, Note, key)
    if request.method == "POST":
        note.remove(by=request.member)
        return done(request, _("The note is removed."), resources_of(note.mentorship))
    words = {"title": _("Remove this note?"), "name": note.title, "back": address_of(note)}
    refusal = note.refusal_to_remove(request.member)
    return question_page(request, note.mentorship, refusal=refusal, **words)


def address_of(note: Note) -> str:
    return reverse("notes:show", args=[note.key])
