"""The page that is shown while the mentors of a large community are being read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from cairn.interface.refusals import origin, send_to
from cairn.matching.circle import WarmingUp

SECONDS = 2


class WarmingMiddleware:
    """Answers a search that came too early with a page that asks again by itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, WarmingUp):
            return None
        again = request.get_full_path() if request.method == "GET" else origin(request)
        if request.headers.get("HX-Request"):
            return send_to(request, again)
        # A header, since a page may not be refreshed by its markup where somebody reads slowly.
        headers = {"Refresh": f"{SECONDS}; url={again}", "Retry-After": str(SECONDS)}
        context = {"again": again}
        return TemplateResponse(request, "warming.html", context, status=503, headers=headers)
