"""Entries of a feed: each drawn once for its kind, and then only written into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cairn.interface.drawn import drawn
from cairn.interface.formatted import formatted
from cairn.web.rows import lately
from cairn.workspace.models import CheckIn, Update
from cairn.workspace.models.check_in import Mood

if TYPE_CHECKING:
    from cairn.web.feed import Entry


def row_of_entry(entry: Entry, who: str, pair: str, piece: Any, *, may_remove: bool) -> SafeString:
    """An entry of the pair with that key; of an update and a check-in, `piece` is the noun."""
    texts: dict[str, Any] = {"key": entry.key, "words": entry.words, "pair": pair, "who": who}
    texts["when"] = lately(entry.at)
    if entry.kind == "update":
        return _of_update(piece, texts)
    if entry.kind == "check_in":
        return _of_check_in(piece, texts, may_remove=may_remove)
    return drawn(f"updates/_{entry.kind}.html", texts)


def words_of(update: Update) -> SafeString:
    """All that an update says below its title."""
    texts: dict[str, Any] = {"done": _prose(update.done), "next_steps": _prose(update.next_steps)}
    texts["completed"] = tuple(one["words"] for one in update.completed)
    return drawn("updates/_words.html", texts)


def _of_update(update: Update, texts: dict[str, Any]) -> SafeString:
    texts |= {"more": words_of(update), "comments": _comments(update.number_of_comments)}
    return drawn("updates/_update.html", texts)


def _of_check_in(said: CheckIn, texts: dict[str, Any], *, may_remove: bool) -> SafeString:
    texts["mood"] = str(said.get_mood_display())
    boxes = {name: _prose(getattr(said, name)) for name in ("done", "blocked", "next_steps")}
    kind = {"is_well": said.mood == Mood.ON_TRACK, "is_confided": said.is_confided}
    return drawn("updates/_check_in.html", texts | boxes, may_remove=may_remove, **kind)


def _prose(text: str) -> str:
    return formatted(text) if text else ""


def _comments(number: int) -> str:
    if not number:
        return _("Comment")
    return ngettext("%(n)s comment", "%(n)s comments", number) % {"n": number}
