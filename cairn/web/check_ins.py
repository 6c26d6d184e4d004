"""Check-ins: four boxes in a minute."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.web.forms.check_ins import CheckInForm
from cairn.web.pieces import done, form_page, question_page, updates_of
from cairn.web.workspace import pair_of, piece_of
from cairn.workspace.models import CheckIn


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    form = CheckInForm(request.POST or None, pair=pair, by=by)
    if submitted(request, form, lambda values: CheckIn.give(pair, by=by, **values)):
        return done(request, _("Thank you for checking in."), updates_of(pair))
    words = {"title": _("Check in"), "lead": _("One minute, four boxes."), "back": updates_of(pair)}
    words["advice"] = "checking-in"
    refusal = CheckIn(mentorship=pair).refusal_to_add(by)
    return form_page(request, pair, form, refusal=refusal, button=_("Check in"), **words)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: str) -> HttpResponse:
    check_in = piece_of(request, CheckIn, key)
    pair = check_in.mentorship
    if request.method == "POST":
        check_in.remove(by=request.member)
        return done(request, _("The check-in is removed."), updates_of(pair))
    words = {"title": _("Remove this check-in?"), "name": check_in.get_mood_display()}
    refusal = check_in.refusal_to_remove(request.member)
    return question_page(request, pair, refusal=refusal, back=updates_of(pair), **words)
