"""Kind and labels → words. Each kind has one subject and one body; every channel is made of them.

The subject is also the line behind the bell. A body is plain text: paragraphs divided by empty
lines, quotations led by "> ". Labels that name a choice are put into words here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Choices
from django.template import Context, Engine
from django.utils.dateparse import parse_date, parse_datetime

from cairn.communities.models import Role
from cairn.mentoring.choices import DeclineReason, EndReason, PauseReason
from cairn.notifications.clean import one_line
from cairn.scheduling.choices import Ending
from cairn.workspace.models.check_in import Mood
from cairn.workspace.models.nudge import Sign

CHOICES: dict[str, type[Choices]] = {
    "decline_reason": DeclineReason,
    "ending": Ending,
    "end_reason": EndReason,
    "finish_reason": EndReason,
    "mood": Mood,
    "pause_reason": PauseReason,
    "role": Role,
    "sign": Sign,
}
QUOTED = "> "


class Paragraph(NamedTuple):
    text: str
    is_quote: bool = False
    is_code: bool = False

    @property
    def plain(self) -> str:
        """As it stands in the text part."""
        if not self.is_quote:
            return self.text
        return "\n".join(f"{QUOTED}{line}" for line in self.text.splitlines())


def subject_of(kind: str, params: Mapping[str, Any]) -> str:
    """One line that says it all, safe as a mail's subject."""
    return one_line(_render(kind, "subject", params))


def paragraphs_of(kind: str, params: Mapping[str, Any]) -> list[Paragraph]:
    """What a mail of that kind says, between the greeting and the link."""
    blocks = (block.strip() for block in _render(kind, "body", params).split("\n\n"))
    return [_paragraph(block, params) for block in blocks if block]


def _paragraph(block: str, params: Mapping[str, Any]) -> Paragraph:
    if block.startswith(QUOTED):
        lines = (line.removeprefix(QUOTED) for line in block.splitlines())
        return Paragraph("\n".join(lines), is_quote=True)
    text = " ".join(block.split())
    return Paragraph(text, is_code=text == params.get("code"))


def _render(kind: str, part: str, params: Mapping[str, Any]) -> str:
    name = f"notifications/{kind.replace('.', '_')}/{part}.txt"
    context = Context(
        {"site_name": settings.SITE_NAME, **labels_in_words(params)}, autoescape=False
    )
    return str(Engine.get_default().get_template(name).render(context))


def labels_in_words(params: Mapping[str, Any]) -> dict[str, Any]:
    """What templates are given: choices in words, dates and times as such."""
    return {name: _label(name, value) for name, value in params.items()}


def _label(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return [_label(name, one) for one in value]
    if name in CHOICES and value:
        return CHOICES[name](value).label
    if name.endswith("_on") and value:
        return parse_date(value)
    return parse_datetime(value) if name.endswith("_at") and value else value
