"""Lists come in pages."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PER_PAGE = 20


def page_of(request: HttpRequest, rows: Any, per_page: int = PER_PAGE) -> Page[Any]:
    """The page that `?page=` asks for; the first for nonsense, the last for too much."""
    return Paginator(rows, per_page).get_page(request.GET.get("page", "1")[:9])
