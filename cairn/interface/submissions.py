"""A form that is sent twice acts once."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cairn.interface.models import Submission
from cairn.interface.refusals import origin, send_to

FIELD = "_once"


class SubmissionMiddleware:
    """Gives a repeated form the answer of the first; see the `once` template tag."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = request.POST.get(FIELD, "")[:36] if request.method == "POST" else ""
        if not token or not request.user.is_authenticated:
            return self.get_response(request)
        submission = Submission.begin(request.user, token)
        if submission is None:
            return _answer_again(request, token)
        response = self.get_response(request)
        submission.finish(response.headers.get("Location", ""))
        return response


def _answer_again(request: HttpRequest, token: str) -> HttpResponse:
    location = Submission.answer_to(request.user, token)
    if not location:
        messages.info(request, _("This was sent already and is being saved."))
    return send_to(request, location or origin(request))
