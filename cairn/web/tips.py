"""Putting a tip away: one press, for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cairn.interface.guards import people_only
from cairn.interface.member import Request
from cairn.interface.refusals import origin
from cairn.web.advice import NAMES

FIELD = "put_away"


class TipMiddleware:
    """Puts away the tips that were ticked beside a form, when that form is sent.

    Whatever becomes of the form: the wish is its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Asked after the guard against forgery, which a call is not."""
        ticked = NAMES.intersection(request.POST.getlist(FIELD))
        if ticked and request.user.is_authenticated:
            for tip in sorted(ticked):
                request.user.put_away(tip)


@people_only
@require_POST
def put_away(request: Request, tip: str) -> HttpResponse:
    if tip not in NAMES:
        raise Http404
    request.user.put_away(tip)
    if request.headers.get("HX-Request"):
        return TemplateResponse(request, "tips/_gone.html")
    messages.success(request, _("You will not see that tip again."))
    return redirect(origin(request))
