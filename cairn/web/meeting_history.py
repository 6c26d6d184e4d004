"""What became of a meeting, step by step."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.activity.models import Event
from cairn.scheduling.models import Meeting
from cairn.web.clocks import Clock

AT_MOST = 20
STEPS: dict[str, str | Promise] = {
    "meeting.proposed": gettext_lazy("Proposed"),
    "meeting.booked": gettext_lazy("Booked"),
    "meeting.confirmed": gettext_lazy("Agreed"),
    "meeting.declined": gettext_lazy("Declined"),
    "meeting.withdrawn": gettext_lazy("Withdrawn"),
    "meeting.expired": gettext_lazy("Not answered in time"),
    "meeting.moved": gettext_lazy("Moved"),
    "meeting.edited": gettext_lazy("How and where were changed"),
    "meeting.cancelled": gettext_lazy("Cancelled"),
    "meeting.held": gettext_lazy("You met"),
    "meeting.missed": gettext_lazy("It did not take place"),
    "meeting.questioned": gettext_lazy("The two of you told it differently"),
}


class Entry(NamedTuple):
    at: datetime
    title: str | Promise
    detail: str


def history_of(meeting: Meeting, clock: Clock) -> list[Entry]:
    """The latest first, in one query; `clock` is the reader's."""
    told = Event.objects.about(meeting).filter(kind__in=STEPS).select_related("actor")
    return [
        Entry(event.happened_at, STEPS[event.kind], _detail(event, clock))
        for event in told.order_by("-number")[:AT_MOST]
    ]


def _detail(event: Event, clock: Clock) -> str:
    """Who did it, and when it was to be before."""
    said = [event.actor.name] if event.actor else []
    if was := event.data.get("was"):
        at = datetime.fromisoformat(was)
        reading = clock.reads(at, at)
        words = {"day": reading.day, "time": reading.begin}
        said.append(_("It was on %(day)s, %(time)s") % words)
    return ". ".join(said)
