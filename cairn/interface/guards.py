"""Who may open a door. Every view wears exactly one of these."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url

View = Callable[..., HttpResponseBase]


def open_to_all(*, why: str) -> Callable[[View], View]:
    """Anybody, signed in or not; `why` says what makes that right."""

    def guard(view: View) -> View:
        view.guard = f"open to all: {why}"  # type: ignore[attr-defined]
        return view

    return guard


def people_only(view: View) -> View:
    """Anybody who is signed in, in a community or not."""
    return _guarded(view, "people", _let_in)


def members_only(view: View) -> View:
    """Active members of the current community; others are led to the communities."""
    return _guarded(view, "members", _lead_to_communities)


def coordinators_only(view: View) -> View:
    """Coordinators and owners of the current community; for others there is no such page."""
    return _guarded(view, "coordinators", _hide_from_members)


def _guarded(view: View, name: str, check: Callable[[HttpRequest], HttpResponse | None]) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _lead_to_sign_in(request)
        return check(request) or view(request, *args, **kwargs)

    guarded.guard = name  # type: ignore[attr-defined]
    return guarded


def _let_in(_request: HttpRequest) -> None:
    """Being signed in is enough."""


def _lead_to_sign_in(request: HttpRequest) -> HttpResponse:
    address = f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _lead_to_communities(request: HttpRequest) -> HttpResponse | None:
    return None if request.member else redirect("communities:index")  # type: ignore[attr-defined]


def _hide_from_members(request: HttpRequest) -> HttpResponse | None:
    member = request.member  # type: ignore[attr-defined]
    if member is None or not member.coordinates:
        raise Http404
    return None
