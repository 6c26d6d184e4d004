"""What would raise a score, in words, each with the page where it is done."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.engine.explanation import Change, Side, Step
from cairn.matching.codes import format_name, language_name
from cairn.matching.reasons import commitment


class Advice(NamedTuple):
    """A step: its sentence, the points that it would bring, and the page where it is done.

    `place` is "profile", "goals" or "preferences", and empty where the step is not the reader's.
    """

    sentence: str
    gain: float
    place: str


MENTEE = {
    Step.ADD_LANGUAGE: (gettext_lazy("Add %(value)s, if you speak it"), "profile"),
    Step.PREFER_LANGUAGE: (gettext_lazy("Put %(value)s first among your languages"), "profile"),
    Step.ADD_FORMAT: (gettext_lazy("Be open to %(value)s"), "preferences"),
    Step.ADD_HOUR: (gettext_lazy("Make time around %(value)s"), "profile"),
    Step.SET_MINUTES: (gettext_lazy("Seek %(value)s a month"), "preferences"),
    Step.LOWER_LEVEL: (gettext_lazy("Aim one level lower in %(value)s for now"), "goals"),
}

MENTOR = {
    Step.ADD_LANGUAGE: gettext_lazy("if they spoke %(value)s"),
    Step.ADD_FORMAT: gettext_lazy("if they offered %(value)s"),
    Step.ADD_HOUR: gettext_lazy("if they had time around %(value)s"),
    Step.SET_MINUTES: gettext_lazy("if they offered %(value)s a month"),
    Step.RAISE_LEVEL: gettext_lazy("if they were one level further in %(value)s"),
    Step.OFFER_SKILL: gettext_lazy("if they offered to teach %(value)s"),
    Step.VERIFY_SKILL: gettext_lazy("if others had verified their %(value)s"),
}


def advice(change: Change, names: dict[int, str]) -> Advice:
    """A change in words; `names` are those of the skills of both."""
    value = {"value": _value(change, names)}
    gain = change.gain / 1000
    if change.side is Side.MENTOR:
        return Advice(str(MENTOR[change.step]) % value, gain, "")
    sentence, place = MENTEE[change.step]
    return Advice(str(sentence) % value, gain, place)


def _value(change: Change, names: dict[int, str]) -> str:
    if change.step in (Step.ADD_LANGUAGE, Step.PREFER_LANGUAGE):
        return language_name(change.value)
    if change.step is Step.ADD_FORMAT:
        return format_name(change.value)
    if change.step is Step.ADD_HOUR:
        return _clock(change.value)
    if change.step is Step.SET_MINUTES:
        return commitment(change.value) or _("%(n)d minutes") % {"n": change.value}
    return names[change.value]


def _clock(hour: int) -> str:
    """An hour of UTC as the reader's clock shows it today."""
    today = timezone.now().astimezone(UTC)
    moment = datetime(today.year, today.month, today.day, hour, tzinfo=UTC)
    return time_format(timezone.localtime(moment), "TIME_FORMAT")
