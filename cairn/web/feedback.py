"""Feedback after the end, unseen by the other one until both have answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import EndNote
from cairn.web.forms.endings import FeedbackForm
from cairn.web.forms.model_fields import values_of
from cairn.web.look_back import closing_of
from cairn.web.pieces import done, form_page
from cairn.web.workspace import pair_of
from cairn.workspace.models import Feedback


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: Request, key: str) -> HttpResponse:
    pair, by = pair_of(request, key), request.member
    own = Feedback.of_side(pair, by)
    form = FeedbackForm(request.POST or None, initial=_given(own))
    if submitted(request, form, lambda answers: Feedback.give(pair, by=by, **answers)):
        return done(request, _("Thank you. Your feedback is kept."), closing_of(pair, "feedback"))
    words = {"title": _("Feedback"), "lead": _blind(own), "button": _("Give feedback")}
    refusal, back = own.refusal_to_give(by), closing_of(pair)
    return form_page(request, pair, form, refusal=refusal, back=back, **words)


def _given(own: Feedback) -> dict[str, Any]:
    """What was answered before, with the note that the coordinators have already."""
    note = EndNote.objects.filter(mentorship=own.mentorship, author=own.author).first()
    return {**values_of(own, ("helpful", "met", "again", "words")), "note": note and note.text}


def _blind(own: Feedback) -> str:
    words = {
        "name": own.reader.user.get_short_name(),
        "day": date_format(localtime(own.closes_at)),
    }
    return (
        _(
            "%(name)s reads your answers when both of you have given feedback, or on %(day)s; "
            "not before. Until then you can change them."
        )
        % words
    )
