"""How the site map groups its pages."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path


def noun(name: str, prefix: str, *routes: URLPattern) -> URLResolver:
    """The pages of one noun: `name:verb` leads to them."""
    return path(prefix, include((list(routes), name)))
