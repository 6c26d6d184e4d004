"""What an agenda begins with: for the first meeting, for later ones, and for the last."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from cairn.scheduling.models import Meeting
from cairn.scheduling.models.appointment import STANDING, Status
from cairn.scheduling.timing.wall import wall

NEAR_THE_END = timedelta(days=14)


class Agenda(TextChoices):
    FIRST = "first", _("The first meeting")
    LATER = "later", _("A later meeting")
    LAST = "last", _("The last meeting")


LINES = {
    Agenda.FIRST: (
        _("Introductions: who are we, and what brought us here?"),
        _("What would make these weeks worth it?"),
        _("Pick one goal to begin with"),
        _("How do we work: how often, by which way, what stays between us?"),
        _("When do we meet next?"),
    ),
    Agenda.LATER: (
        _("What went well since last time?"),
        _("Action items that are still open"),
        _("Today's question"),
        _("What do we decide?"),
        _("Next steps: who does what, by when?"),
        _("When do we meet next?"),
    ),
    Agenda.LAST: (
        _("Look back at where we began: what has changed?"),
        _("What do I take with me?"),
        _("Thank you"),
        _("What comes next, and how do we stay in touch?"),
    ),
}


def text_of(agenda: Agenda) -> str:
    """The lines of a template, one below the other, ready to be written over."""
    return "\n".join(f"- {line}" for line in LINES[agenda])


def fitting(meeting: Meeting) -> Agenda:
    """The first while nothing was planned before it, the last near the end of the planned weeks."""
    pair = meeting.mentorship
    counted = Meeting.objects.of(pair).filter(status__in=(*STANDING, Status.HELD))
    if not counted.filter(starts_at__lt=meeting.starts_at).exists():
        return Agenda.FIRST
    day, _minute = wall(meeting.starts_at, pair.mentor.membership.user.zone)
    return Agenda.LAST if day >= pair.expected_end_on - NEAR_THE_END else Agenda.LATER
