"""Where a form asks to be led once it is done, as long as that is a page of this site."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def onward(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page in `next`; without a safe one to the route `otherwise`."""
    goal = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(goal, {request.get_host()}, request.is_secure()):
        goal = reverse(otherwise)
    # Not redirect(), which takes a word without a slash for the name of a route.
    return HttpResponseRedirect(goal)
