"""What the pages of meetings have in common."""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cairn.accounts.zones import zones_by_region

register = template.Library()

Places = str | list[tuple[str, str]]


@register.simple_tag
def zone_options(chosen: str) -> SafeString:
    """All zones by region, as the options of a select; drawn once for each that is chosen."""
    return _options(chosen)


@lru_cache(maxsize=100)
def _options(chosen: str) -> SafeString:
    regions = ((region, places, chosen) for region, places in zones_by_region())
    return format_html_join("", "{}", ((_region(*one),) for one in regions))


def _region(label: str, places: Places, chosen: str) -> SafeString:
    if isinstance(places, str):
        return _option(label, label, chosen)
    options = format_html_join("", "{}", ((_option(*place, chosen),) for place in places))
    return format_html('<optgroup label="{}">{}</optgroup>', label, options)


def _option(name: str, label: str, chosen: str) -> SafeString:
    selected = SafeString(" selected") if name == chosen else ""
    return format_html('<option value="{}"{}>{}</option>', name, selected, label)
