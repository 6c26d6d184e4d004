"""What every page knows."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cairn.interface.bars import Bars


def site(request: HttpRequest) -> dict[str, Any]:
    theme = theme_of(request)
    return {
        "site_name": settings.SITE_NAME,
        "development": settings.DEVELOPMENT,
        "theme": theme,
        "here": request.get_full_path(),
        "bars": Bars(request, theme),
    }


def theme_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in ("light", "dark") else "auto"
