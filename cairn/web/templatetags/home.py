"""The parts of Home for its template: each drawn once for its kind, then only written into."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cairn.interface.drawn import Holes, drawn
from cairn.interface.templatetags.interface import once
from cairn.web.beginnings import Standing
from cairn.web.coming import Coming, next_up
from cairn.web.home import Card
from cairn.web.lines import address
from cairn.web.planrows import row_of_todo
from cairn.web.rows import row_of_update
from cairn.web.sections import Glimpse
from cairn.web.todo import Todo
from cairn.workspace.models import Update

register = template.Library()


@register.simple_tag(takes_context=True)
def home_header(context: dict[str, Any], standing: Standing) -> SafeString:
    """The greeting, and the one thing to do first."""
    member = context["request"].member
    texts = {"name": member.user.get_short_name(), "community": member.community.name}
    only_mentors = standing.mentor.offering and not standing.mentee.seeking
    to_answer = bool(standing.to_answer)
    return drawn("home/_header.html", texts, to_answer=to_answer, only_mentors=only_mentors)


@register.simple_tag
def home_cards(cards: Iterable[Card]) -> SafeString:
    return drawn("home/_cards.html", cards=tuple(cards))


@register.simple_tag(takes_context=True)
def home_todo(context: dict[str, Any], todo: Todo, side: str) -> SafeString:
    today, see_all = timezone.localdate(), reverse("todo") + address(side=side)
    rows = [row_of_todo(item, once(context), today) for item in todo.items]
    return _part("todo", _("My action items"), rows, todo.number, see_all) if rows else SafeString()


@register.simple_tag
def home_coming(coming: Coming, side: str) -> SafeString:
    if not coming.lines:
        return SafeString()
    see_all = reverse("meetings:index") + address(side=side)
    first = next_up(coming.next) if coming.next else ""
    rows = tuple(line.row for line in coming.others)
    texts: Holes = {"first": first, "rows": rows, "count": str(coming.number), "all": see_all}
    return drawn("home/_coming.html", texts)


@register.simple_tag
def home_updates(updates: Iterable[Update]) -> SafeString:
    rows = [row_of_update(update) for update in updates]
    return _part("updates", _("Progress updates"), rows) if rows else SafeString()


@register.simple_tag
def home_glimpse(glimpse: Glimpse, side: str) -> SafeString:
    """Running mentorships are shown even where there are none."""
    if not (glimpse.count or glimpse.name == "active"):
        return SafeString()
    see_all = reverse("mentorships:index") + address(section=glimpse.name, side=side)
    rows = [line.row for line in glimpse.lines]
    return _part(glimpse.name, glimpse.label, rows, glimpse.count, see_all if rows else "")


def _part(
    name: str, label: str | Promise, rows: list[SafeString], count: int | str = "", all_: str = ""
) -> SafeString:
    texts: Holes = {"rows": tuple(rows), "count": str(count), "all": all_}
    return drawn("home/_part.html", texts, name=name, label=str(label))
