"""Turns a refusal into an answer that a person can read."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from cairn.lib.refusal import Refused


class RefusalMiddleware:
    """Leads back to the page that an act was asked for on, with the sentence that says why not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        messages.error(request, str(error.refusal.label))
        return send_to(request, origin(request))


def origin(request: HttpRequest) -> str:
    """The page of this site that the request came from, or Home."""
    came_from = request.headers.get("Referer", "")
    secure = request.is_secure()
    if url_has_allowed_host_and_scheme(came_from, {request.get_host()}, require_https=secure):
        return came_from
    return reverse("home")


def send_to(request: HttpRequest, address: str) -> HttpResponse:
    """Redirect, in the form that the caller understands: a browser, or htmx within a page."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)
