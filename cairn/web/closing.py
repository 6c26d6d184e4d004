"""How a mentorship rests and ends: pause, resume, finish, cancel, and what was proposed."""

from __future__ import annotations

from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import EndNote, Mentorship
from cairn.mentoring.refusals import Refusal
from cairn.web import look_back
from cairn.web.forms.closing import CancelForm, FinishForm, NoteForm, PauseForm
from cairn.web.moment import moment_of
from cairn.web.workspace import desk, pair_of

PAUSE_ERRORS = {"pause_in_the_past": "until", "pause_too_long": "until"}


class Step(NamedTuple):
    """The words of a page that asks before it acts."""

    title: str | Promise
    lead: str | Promise
    button: str | Promise
    tone: str = "primary"
    advice: str = ""


PAUSE = Step(
    gettext_lazy("Pause the mentorship"),
    gettext_lazy("The place is kept, and the end of your plan moves with the pause."),
    gettext_lazy("Pause"),
    advice="pausing",
)
FINISH = Step(
    gettext_lazy("Finish the mentorship"),
    gettext_lazy("The other one is asked to agree. Without an answer it is completed in a week."),
    gettext_lazy("Finish"),
    advice="finishing",
)
CANCEL = Step(
    gettext_lazy("Cancel the mentorship"),
    gettext_lazy(
        "It ends at once for both of you, and this cannot be taken back. "
        "Some words to each other are kind."
    ),
    gettext_lazy("Cancel the mentorship"),
    "danger-strong",
)
NOTE = Step(
    gettext_lazy("Tell the coordinators"),
    gettext_lazy("What should they know about this mentorship? Your partner never reads it."),
    gettext_lazy("Send"),
)


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    if pair.ended_at:
        return look_back.page(request, pair)
    context = {**desk(request, pair, "closing:show"), "moment": moment_of(pair, request.member)}
    return TemplateResponse(request, "closing/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), PauseForm(request.POST or None)
    act = lambda words: pair.pause(by=request.member, **words)  # noqa: E731
    if submitted(request, form, act, refusals_at=PAUSE_ERRORS):
        asked = pair.is_pause_proposed
        messages.success(request, _("The other one is asked.") if asked else _("Paused."))
        return redirect("mentorships:show", key)
    return _ask(request, pair, PAUSE, form, pair.refusal_to_pause(request.member))


@members_only
@require_POST
def resume(request: Request, key: str) -> HttpResponse:
    pair_of(request, key).resume(by=request.member)
    messages.success(request, _("Welcome back. It goes on."))
    return redirect("mentorships:show", key)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def finish(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    form = FinishForm(request.POST or None, initial={"reason": pair.proposed_reason})
    if submitted(request, form, lambda words: pair.finish(by=request.member, **words)):
        done = _("Finished. Well done, both of you.")
        messages.success(request, done if pair.ended_at else _("The other one is asked."))
        return redirect("closing:show", key)
    return _ask(request, pair, FINISH, form, pair.refusal_to_finish(request.member))


@members_only
@require_POST
def go_on(request: Request, key: str) -> HttpResponse:
    pair_of(request, key).go_on(by=request.member)
    messages.success(request, _("You go on together."))
    return redirect("mentorships:show", key)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), CancelForm(request.POST or None)
    if submitted(request, form, lambda words: pair.cancel(by=request.member, **words)):
        messages.success(request, _("The mentorship is cancelled."))
        return redirect("closing:show", key)
    return _ask(request, pair, CANCEL, form, pair.refusal_to_cancel(request.member))


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), NoteForm(request.POST or None)
    write = lambda words: EndNote.write(pair, words["note"], by=request.member)  # noqa: E731
    if submitted(request, form, write):
        messages.success(request, _("The coordinators can read it now."))
        return redirect("closing:show", key)
    return _ask(request, pair, NOTE, form, None)


def _ask(
    request: Request, pair: Mentorship, step: Step, form: forms.Form, refusal: Refusal | None
) -> HttpResponse:
    context = {
        "pair": pair,
        "partner": pair.partner_of(request.member),
        "step": step,
        "form": form,
        "refusal": refusal,
    }
    return TemplateResponse(request, "closing/ask.html", context, status=status_of(form))
