"""Cards of the overview: each drawn once for its kind, and then only written into."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import template
from django.utils.formats import date_format, time_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cairn.accounts.models import User
from cairn.interface.drawn import Holes, drawn
from cairn.mentoring.models import Mentorship, Seen
from cairn.people.faces import tone_of
from cairn.web.coming import next_up
from cairn.web.history import Entry
from cairn.web.lines import Line
from cairn.web.meeting_lines import MeetingLine
from cairn.web.overview import Next
from cairn.web.rows import day_at, exactly, face_of, lately
from cairn.workspace.health import Finding, Health
from cairn.workspace.models import Update
from cairn.workspace.models.nudge import Sign

register = template.Library()


@register.simple_tag
def next_card(step: Next | None) -> SafeString:
    """What the reader can do now."""
    if step is None:
        return SafeString()
    words = {name: str(text) for name, text in step._asdict().items()}
    return drawn("mentorships/_next_step.html", words)


@register.simple_tag
def meeting_card(line: MeetingLine | None) -> SafeString:
    """The next meeting."""
    return next_up(line) if line else SafeString()


@register.simple_tag
def told_card(update: Update | None) -> SafeString:
    """The latest update."""
    if update is None:
        return SafeString()
    user = update.author.user
    texts = {**face_of(user), "key": update.key, "title": update.title}
    texts["when"] = lately(update.added_at)
    return drawn("mentorships/_update.html", texts, tone=tone_of(user.name))


@register.simple_tag
def partner_card(line: Line, pair: Mentorship, now: datetime) -> SafeString:
    """Who the other one is, and on what the two agreed."""
    user, letter = line.partner.user, getattr(pair, "request", None)
    texts: dict[str, Any] = {**face_of(user), "handle": user.profile.handle}
    texts |= {"headline": line.headline, "since": day_at(pair.began_at)}
    texts["minutes"] = str(letter.get_minutes_display()) if letter else ""
    texts["format"] = str(letter.get_format_display()) if letter else ""
    texts |= _clock(user, now) if line.has_clock else {"clock": ""}
    is_mentor = line.side == Seen.MENTOR
    return drawn("mentorships/_partner.html", texts, tone=tone_of(user.name), is_mentor=is_mentor)


@register.simple_tag
def goals_card(goals: list[Any], pair: Mentorship) -> SafeString:
    """What the two work towards."""
    rows = tuple(_goal(goal, pair) for goal in goals)
    return drawn("mentorships/_goals.html", {"goals": rows}) if rows else SafeString()


def _goal(goal: Any, pair: Mentorship) -> SafeString:
    score = "" if goal.score is None else str(goal.score)
    texts = {"pair": pair.key, "key": goal.key, "title": goal.title, "score": score}
    return drawn("mentorships/_goal.html", texts)


@register.simple_tag
def health_card(health: Health | None, pair: Mentorship) -> SafeString:
    """How it goes and why, with the ways to what the two agreed on and to the end."""
    level = None if health is None else health.level
    findings = tuple(map(_finding, health.findings)) if health else ()
    texts: Holes = {"key": pair.key, "findings": findings}
    return drawn("mentorships/_health.html", texts, level=level, is_open=pair.ended_at is None)


def _finding(found: Finding) -> SafeString:
    """A sign, and since when; the day on which somebody left is not known."""
    sign, day = found.sign.label, date_format(found.since, "DATE_FORMAT")
    if found.sign == Sign.GONE:
        return format_html("{}", sign)
    words = _("the last one on %(day)s") if found.sign == Sign.MISSED else _("since %(day)s")
    return format_html('{}<span class="soft">, {}</span>', sign, words % {"day": day})


@register.simple_tag
def history_card(entries: list[Entry]) -> SafeString:
    """What became of the mentorship, step by step."""
    past = tuple(_past(entry) for entry in entries)
    return drawn("mentorships/_history.html", {"past": past}) if past else SafeString()


def _past(entry: Entry) -> SafeString:
    texts = {"title": str(entry.title), "detail": entry.detail, "when": exactly(entry.at)}
    return drawn("mentorships/_past.html", texts)


def _clock(user: User, now: datetime) -> dict[str, str]:
    """What time it is where somebody lives."""
    there = now.astimezone(user.zone)
    clock = f"{date_format(there, 'D')} {time_format(there, 'TIME_FORMAT')}"
    return {"clock": clock, "city": user.profile.city, "short_name": user.get_short_name()}
