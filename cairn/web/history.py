"""What became of a mentorship, step by step, as both of the two may know it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.activity.models import Event
from cairn.communities.models import Membership
from cairn.lib.prepared import prepared
from cairn.mentoring.choices import PauseReason
from cairn.mentoring.models import Mentorship
from cairn.mentoring.models.course import words_of_end

AT_MOST = 30
STEPS: dict[str, str | Promise] = {
    "mentorship.begun": gettext_lazy("Began"),
    "mentorship.planned": gettext_lazy("Plan changed"),
    "mentorship.pause_proposed": gettext_lazy("A long pause was proposed"),
    "mentorship.paused": gettext_lazy("Paused"),
    "mentorship.resumed": gettext_lazy("Went on"),
    "mentorship.finish_proposed": gettext_lazy("Finishing was proposed"),
    "mentorship.gone_on": gettext_lazy("Went on together"),
    "mentorship.closing_offered": gettext_lazy("Asked after a long silence"),
    "mentorship.completed": gettext_lazy("Completed by both"),
    "mentorship.lapsed": gettext_lazy("Completed after a week without an answer"),
    "mentorship.faded": gettext_lazy("Completed after a long silence"),
    "mentorship.cancelled": gettext_lazy("Cancelled"),
}
ENDS = ("finish_proposed", "completed", "lapsed", "faded", "cancelled")


class Entry(NamedTuple):
    at: datetime
    title: str | Promise
    detail: str


def history_of(pair: Mentorship, reader: Membership) -> list[Entry]:
    """The latest first, in one query."""
    return [
        Entry(event.happened_at, STEPS[event.kind], ". ".join(_details(event, reader)))
        for event in _told(pair=pair.pk)
    ]


@prepared
def _told(pair: Any) -> QuerySet[Event]:
    about = Event.objects.filter(about_model=Mentorship._meta.label_lower, about_id=pair)
    told = about.filter(kind__in=STEPS).select_related("actor")
    return told.order_by("-number")[:AT_MOST]


def _details(event: Event, reader: Membership) -> Iterator[str]:
    """Who did it, and what there is to say about it."""
    if event.actor:
        yield event.actor.name
    if until := event.data.get("until"):
        yield _("Until %(day)s") % {"day": date_format(date.fromisoformat(until))}
    if weeks := event.data.get("weeks"):
        yield _("%(weeks)s weeks") % {"weeks": weeks}
    if reason := event.data.get("reason"):
        yield _reason(event, reason, reader)


def _reason(event: Event, reason: str, reader: Membership) -> str:
    if event.kind.endswith(ENDS):
        return words_of_end(reason, given_by_reader=event.actor_id == reader.user_id)
    return str(PauseReason(reason).label)
