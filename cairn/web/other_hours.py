"""Asking the mentor for other hours, where no time suits both; and what the mentor is asked."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cairn.accounts.models import User
from cairn.interface.forms import submitted
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.scheduling.models import HoursWish
from cairn.web.forms.meetings import WishForm
from cairn.web.pieces import done, form_page
from cairn.web.workspace import pair_of

FEW = 5


@members_only
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, key: str) -> HttpResponse:
    pair, form = pair_of(request, key), WishForm(request.POST or None)
    back = reverse("meetings:of-pair", args=[key])
    if submitted(request, form, lambda v: HoursWish.ask(pair, by=request.member, **v)):
        return done(request, _("Your question is sent."), back)
    refusal = HoursWish.refusal_to_ask(pair, request.member)
    name = pair.mentor.membership.user.get_short_name()
    words = {"title": _("Ask for other hours"), "button": _("Ask"), "back": back}
    words["lead"] = _("%(name)s hears that no time suits you, and reads what you write.")
    words["lead"] %= {"name": name}
    return form_page(request, pair, form, refusal=refusal, **words)


def wishes_to(mentor: User) -> QuerySet[HoursWish]:
    """What mentees ask of this mentor's hours, whoever has waited longest first."""
    return HoursWish.objects.open().to(mentor).with_people()[:FEW]
