"""Milestones and action items in lists: each drawn once for its kind, then only written into."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cairn.interface.drawn import drawn
from cairn.interface.due import due_words
from cairn.interface.formatted import formatted
from cairn.workspace.models import ActionItem, Milestone
from cairn.workspace.plan import Row


def row_of_stone(row: Row, once: str, *, is_open: bool) -> SafeString:
    """A milestone; `once` are the hidden fields of its form."""
    stone = row.stone
    texts: dict[str, Any] = {"key": stone.key, "title": stone.title, "once": once}
    texts["state"] = str(stone.get_status_display())
    texts["notes"] = formatted(stone.notes) if stone.notes else ""
    texts |= {"when": _when(stone, row.day), "items": _items(stone), "weight": _weight(stone)}
    moves = {"can_rise": row.can_rise, "can_sink": row.can_sink}
    return drawn("timeline/_stone.html", texts, status=stone.status, is_open=is_open, **moves)


def row_of_item(item: ActionItem, once: str, today: date) -> SafeString:
    """An action item; `once` are the hidden fields of its form."""
    texts: dict[str, Any] = {"key": item.key, "text": item.text, "once": once}
    done_on = timezone.localdate(item.done_at) if item.done_at else None
    texts["done"] = day_of(done_on) if done_on else ""
    texts["due"] = day_of(item.due_on) if item.due_on and not done_on else ""
    texts["far"] = due_words(item.due_on, today) if texts["due"] and item.due_on else ""
    texts["carried"] = _carried(item.carried_over)
    texts["towards"] = item.milestone.title if item.milestone else ""
    can_wait = bool(item.due_on and item.due_on <= today)
    kind = {"is_late": item.is_overdue(today), "can_wait": can_wait}
    kind["is_open"] = item.mentorship.ended_at is None
    return drawn("action_items/_row.html", texts, **kind)


def row_of_todo(item: ActionItem, once: str, today: date) -> SafeString:
    """An action item beside those of other mentorships."""
    pair = item.mentorship
    texts = {"key": item.key, "text": item.text, "pair": pair.key, "topic": pair.topic}
    texts |= {"far": due_words(item.due_on, today) if item.due_on else "", "once": once}
    return drawn("todo/_row.html", texts, is_late=item.is_overdue(today))


def day_of(day: date) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day))


def _when(stone: Milestone, day: date) -> str:
    if stone.completed_at:
        return day_of(timezone.localdate(stone.completed_at))
    return format_html(_("by {}"), day_of(day)) if stone.due_on else ""


def _items(stone: Milestone) -> str:
    if not stone.items:
        return ""
    words = ngettext(
        "%(done)s of %(items)s action item done",
        "%(done)s of %(items)s action items done",
        stone.items,
    )
    return words % {"done": stone.items_done, "items": stone.items}


def _weight(stone: Milestone) -> str:
    words = _("counts %(weight)s times") % {"weight": stone.weight}
    return words if stone.weight > 1 else ""


def _carried(times: int) -> str:
    words = ngettext("carried over once", "carried over %(times)s times", times)
    return words % {"times": times} if times else ""
