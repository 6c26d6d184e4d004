"""The agreement of a mentorship: what it says, who gave their word, how it was before."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship
from cairn.web.forms.agreements import AgreementForm, ConfirmForm
from cairn.web.forms.model_fields import values_of
from cairn.web.forms.versions import rewritten
from cairn.web.pieces import done, form_page
from cairn.web.workspace import desk, pair_of
from cairn.workspace.models import Agreement


@members_only
@require_safe
def show(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    agreement = agreement_of(pair)
    draft = agreement or Agreement(mentorship=pair)
    context = {
        **desk(request, pair, "mentorships:show"),
        "agreement": agreement,
        "past": agreement.past.select_related("author__user") if agreement else [],
        "refusal": draft.refusal_to_work(request.member),
        "refusal_to_confirm": draft.refusal_to_confirm(request.member),
    }
    return TemplateResponse(request, "agreements/show.html", context)


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, key: str) -> HttpResponse:
    pair = pair_of(request, key)
    agreement = agreement_of(pair)
    begin = values_of(agreement or Agreement.draft(pair), Agreement.WORDS)
    form = AgreementForm(request.POST or None, piece=agreement, initial=begin)
    if _written(request, pair, agreement, form):
        return done(request, _("It is written down."), reverse("agreements:show", args=[key]))
    words = {"title": _("How we work together"), "lead": _("Ten minutes, at best together.")}
    words["advice"] = "agreeing"
    refusal = (agreement or Agreement(mentorship=pair)).refusal_to_work(request.member)
    back = reverse("agreements:show", args=[key])
    return form_page(request, pair, form, refusal=refusal, back=back, **words)


@members_only
@require_POST
def confirm(request: Request, key: str) -> HttpResponse:
    agreement, form = agreement_of(pair_of(request, key)), ConfirmForm(request.POST)
    if agreement is None:
        raise Http404
    version = form.cleaned_data["version"] if form.is_valid() else 0
    agreement.confirm(by=request.member, version=version)
    return done(request, _("You gave your word."), reverse("agreements:show", args=[key]))


def agreement_of(pair: Mentorship) -> Agreement | None:
    """The pair's agreement, which knows the pair's people."""
    agreement: Agreement | None = Agreement.objects.of(pair).select_related("author__user").first()
    if agreement:
        agreement.mentorship = pair
    return agreement


def _written(
    request: Request, pair: Mentorship, agreement: Agreement | None, form: AgreementForm
) -> bool:
    if agreement:
        return rewritten(request, form, agreement)
    return submitted(request, form, lambda said: Agreement.add(pair, by=request.member, **said))
