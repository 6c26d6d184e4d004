"""Parts of pages that depend on nothing but plain values: drawn once, and again only for others."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

KEPT = 5000
"""Parts of a page, of two kilobytes or so each."""


def drawn(template: str, **values: Hashable) -> SafeString:
    """The template with these values, which must be all that it depends on, beside the language.

    It gets no request: nothing personal, no form that acts.
    """
    return _drawn(template, get_language(), tuple(values.items()))


@lru_cache(maxsize=KEPT)
def _drawn(
    template: str,
    language: str | None,  # noqa: ARG001, what is drawn in one is not for another
    values: tuple[tuple[str, Hashable], ...],
) -> SafeString:
    return render_to_string(template, dict(values))
