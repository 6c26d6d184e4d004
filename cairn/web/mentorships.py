"""My mentorships: the list in sections, one mentorship, and its two endings."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest as PlainRequest
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from cairn.interface.forms import status_of, submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import Mentorship, Seen
from cairn.web.forms.mentorships import CancelForm, CompleteForm
from cairn.web.lines import lines, side_of, tabs
from cairn.web.sections import LABELS, SECTIONS, Counts, rows_of
from cairn.web.workspace import desk, pair_of

SIDES = {"": gettext_lazy("All"), **{side.value: side.label for side in Seen}}


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    member, side, name = request.member, side_of(request), _section_of(request)
    page = page_of(request, rows_of(name, member, side))
    counts, chosen = Counts(member), {"section": name, "side": side}
    context = {
        "page": page,
        "lines": lines(page, member),
        "section": name,
        "side": side,
        "tabs": tabs("section", LABELS, lambda value: counts.of(value, side), **chosen),
        "sides": tabs("side", SIDES, lambda value: counts.of(name, value), **chosen),
    }
    return TemplateResponse(request, "mentorships/index.html", context)


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    context = {
        **desk(request, pair, "mentorships:show"),
        "now": timezone.now(),
        "refusal_to_end": pair.refusal_to_end(request.member),
    }
    return TemplateResponse(request, "mentorships/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def complete(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), CompleteForm(request.POST or None)
    if submitted(request, form, lambda words: pair.complete(by=request.member, **words)):
        messages.success(request, _("Finished. Well done, both of you."))
        return redirect("mentorships:show", key)
    return _ending(request, "mentorships/complete.html", pair, form)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), CancelForm(request.POST or None)
    if submitted(request, form, lambda words: pair.cancel(by=request.member, **words)):
        messages.success(request, _("The mentorship is cancelled."))
        return redirect("mentorships:show", key)
    return _ending(request, "mentorships/cancel.html", pair, form)


def _section_of(request: PlainRequest) -> str:
    """The section that `?section=` asks for; the active ones for nonsense."""
    name = request.GET.get("section", "")
    return name if name in SECTIONS else "active"


def _ending(
    request: Request, template: str, pair: Mentorship, form: CompleteForm | CancelForm
) -> HttpResponse:
    context = {
        "pair": pair,
        "partner": pair.partner_of(request.member),
        "form": form,
        "refusal": pair.refusal_to_end(request.member),
    }
    return TemplateResponse(request, template, context, status=status_of(form))
