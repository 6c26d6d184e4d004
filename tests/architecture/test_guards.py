"""Every door has its guard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

OTHERS = ("allauth.", "django.")


def views(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Every route with the view behind it."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern.callback
        else:
            yield from views(pattern, route)


def own_views() -> list[tuple[str, object]]:
    return [(route, view) for route, view in views() if not view.__module__.startswith(OTHERS)]


@pytest.mark.parametrize(("route", "view"), own_views())
def test_it_wears_one(route: str, view: object):
    assert getattr(view, "guard", None), f"{view.__module__}.{view.__name__} has no guard"


def test_the_walk_reaches_every_door():
    modules = {view.__module__ for _, view in own_views()}
    assert {"cairn.web.home", "cairn.web.requests", "cairn.web.mentors"} <= modules


def test_a_bare_view_would_be_found():
    def bare(request: object) -> None: ...

    assert getattr(bare, "guard", None) is None
