"""Template tags that every door uses."""

from __future__ import annotations

import secrets
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cairn.interface.ago import ago
from cairn.interface.bars import Entry
from cairn.interface.bars import navigation as places
from cairn.interface.drawn import drawn as part
from cairn.interface.due import due_words
from cairn.interface.formatted import formatted
from cairn.interface.lasting import lasting

register = template.Library()
register.filter("ago", ago)
register.filter("due", due_words)
register.filter("formatted", formatted)
register.filter("lasting", lasting)


@register.simple_tag
def drawn(name: str) -> SafeString:
    """A template that depends on nothing but the language: drawn once."""
    return part(name)


@register.simple_tag
def navigation(current: str) -> list[Entry]:
    """The entries of the main navigation."""
    return list(places(current))


@register.simple_tag(takes_context=True)
def once(context: dict[str, Any]) -> SafeString:
    """The hidden fields of every form that acts: the forgery token, and the token of this form."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="_once" value="{}">',
        context["csrf_token"],  # told once for each page
        secrets.token_urlsafe(18),
    )


@register.simple_tag(takes_context=True)
def query(context: dict[str, Any], **changes: Any) -> str:
    """The page's own query string with some parts changed; None or "" takes a part away."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        if value in (None, ""):
            values.pop(name, None)
        else:
            values[name] = value
    return f"?{values.urlencode()}" if values else "?"
