"""Rows of a plan for templates: each has a form of its own, so each gets fields of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from cairn.interface.templatetags.interface import once
from cairn.web.planrows import row_of_item, row_of_stone, row_of_todo
from cairn.workspace.models import ActionItem
from cairn.workspace.plan import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def stone_row(context: dict[str, Any], row: Row, *, is_open: bool) -> SafeString:
    return row_of_stone(row, once(context), is_open=is_open)


@register.simple_tag(takes_context=True)
def item_row(context: dict[str, Any], item: ActionItem, today: date) -> SafeString:
    return row_of_item(item, once(context), today)


@register.simple_tag(takes_context=True)
def todo_row(context: dict[str, Any], item: ActionItem, today: date) -> SafeString:
    return row_of_todo(item, once(context), today)
