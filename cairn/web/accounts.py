"""The doors of the accounts: allauth's own, which on a fresh site lead to the setup."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from allauth.account import views
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from cairn.communities import founding
from cairn.interface.guards import View, open_to_all


def _after_setup(view: View) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def led(request: HttpRequest) -> HttpResponseBase:
        return redirect("setup") if founding.is_awaited() else view(request)

    return led


login = open_to_all(why="people come in here")(_after_setup(views.login))
signup = open_to_all(why="people begin here")(_after_setup(views.signup))
