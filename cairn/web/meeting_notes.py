"""Writing about a meeting: the agenda, what both keep of it, and what one keeps for themselves."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.scheduling.agendas import Agenda, fitting, text_of
from cairn.scheduling.models import MeetingNote
from cairn.scheduling.models.meeting_note import Kind
from cairn.web.forms.meetings import PaperForm
from cairn.web.meeting import address_of, meeting_of
from cairn.web.pieces import done, form_page

LEADS = {
    Kind.AGENDA: gettext_lazy("Both of you read and write it."),
    Kind.SHARED: gettext_lazy("Both of you read and write it."),
    Kind.PRIVATE: gettext_lazy("Only you read this, ever."),
}


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: Request, key: str, kind: str) -> HttpResponse:
    meeting, by = meeting_of(request, key), request.member
    if kind not in Kind.values:
        raise Http404
    note = _begun(request, MeetingNote.of(meeting, kind, by))
    form = PaperForm(request.POST or None, piece=note)
    act = lambda said: MeetingNote.write(meeting, kind=kind, by=by, **said)  # noqa: E731
    if submitted(request, form, act):
        return done(request, _("What you wrote is saved."), f"{address_of(meeting)}#{kind}")
    if form.is_bound:
        form.compare(MeetingNote.of(meeting, kind, by))
    words = {"title": Kind(kind).label, "lead": LEADS[Kind(kind)], "back": address_of(meeting)}
    refusal = note.refusal_to_write(by)
    return form_page(request, meeting.mentorship, form, refusal=refusal, **words)


def _begun(request: Request, note: MeetingNote) -> MeetingNote:
    """An agenda that is empty begins with a template: the one that `?agenda=` names, or the one
    that fits.
    """
    if note.kind == Kind.AGENDA and not note.text:
        name = request.GET.get("agenda", "")
        note.text = text_of(Agenda(name) if name in Agenda.values else fitting(note.meeting))
    return note
