"""Rows of lists, each drawn once for its kind and then only written into."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cairn.accounts.models import User
from cairn.interface.ago import ago
from cairn.interface.drawn import drawn
from cairn.mentoring.models import Mentorship, Request, Seen
from cairn.people.faces import initials_of, tone_of
from cairn.workspace.models import Update

if TYPE_CHECKING:
    from cairn.web.lines import Line


def row_of(line: Line) -> SafeString:
    """A request or a mentorship, as its reader sees it."""
    noun = line.noun
    return _of_request(line, noun) if isinstance(noun, Request) else _of_pair(line, noun)


def row_of_update(update: Update) -> SafeString:
    """What a partner told last, under the mentorship that it belongs to."""
    user = update.author.user
    texts = {**face_of(user), "title": update.title, "key": update.key}
    texts |= {"topic": update.mentorship.topic, "when": lately(update.added_at)}
    return drawn("updates/_row.html", texts, tone=tone_of(user.name))


def _of_pair(line: Line, pair: Mentorship) -> SafeString:
    user = line.partner.user
    texts = {**face_of(user), "key": pair.key, "topic": pair.topic, "way": _way(line)}
    texts["meets"] = _meets(pair)
    texts |= {"status": str(pair.get_status_display()), "when": _when(pair)}
    level = line.health.level if line.health else None
    kind = {"side": line.side.value, "level": level, "has_ended": pair.ended_at is not None}
    kind["is_running"] = pair.running_pause is None
    return drawn("mentorships/_row.html", texts, tone=tone_of(user.name), **kind)


def _of_request(line: Line, asked: Request) -> SafeString:
    user = line.partner.user
    texts = {**face_of(user), "key": asked.key, "need": asked.need}
    texts["status"] = str(asked.get_status_display())
    turn = asked.mentor_is_awaited == (line.side == Seen.MENTOR)
    began = asked.sent_at if line.side == Seen.MENTOR or not turn else asked.waiting_since
    texts["when"] = lately(asked.answered_at or began)
    kind = {"side": line.side.value, "is_pending": asked.is_pending, "turn": turn}
    return drawn("requests/_row.html", texts, tone=tone_of(user.name), **kind)


def face_of(user: User) -> dict[str, str]:
    photo = user.profile.photo_url
    return {"name": user.name, "photo": photo, "initials": initials_of(user.name)}


def _way(line: Line) -> str:
    """How far the plan has come, empty without one."""
    progress = line.progress
    if progress is None or not progress.total:
        return ""
    words = ngettext(
        "%(done)s of %(total)s milestone", "%(done)s of %(total)s milestones", progress.total
    )
    return words % {"done": progress.done, "total": progress.total}


def _meets(pair: Mentorship) -> str:
    """When the two meet next, or have met last; empty where the list does not ask."""
    if next_at := pair.__dict__.get("next_at"):
        return format_html(_("Next meeting {}"), day_at(next_at))
    met_at = pair.__dict__.get("met_at")
    return format_html(_("Last met {}"), day_at(met_at)) if met_at else ""


def _when(pair: Mentorship) -> str:
    pause = pair.running_pause
    if pause:
        return _("Paused until %(day)s") % {"day": date_format(pause.until)}
    return day_at(pair.ended_at or pair.began_at)


def day_at(at: datetime) -> SafeString:
    day = date_format(timezone.localtime(at))
    return format_html('<time class="no-wrap" datetime="{}">{}</time>', at.isoformat(), day)


def exactly(at: datetime) -> SafeString:
    """The instant, and how long ago it is."""
    instant = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    return format_html(
        '<time datetime="{}"><span class="no-wrap">{}</span> '
        '<span class="no-wrap">({})</span></time>',
        *(at.isoformat(), instant, ago(at)),
    )


def lately(at: datetime) -> SafeString:
    """As long ago as it is, with the instant for whoever wants to know."""
    instant = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    words: tuple[Any, ...] = (at.isoformat(), instant, ago(at), instant)
    return format_html(
        '<time class="no-wrap" datetime="{}" title="{}">{}'
        '<span class="visually-hidden"> ({})</span></time>',
        *words,
    )
