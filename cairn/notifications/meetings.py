"""The part of the catalogue that tells of meetings, and of the hours in which they can be."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.notifications.hearers import Hearers, both_partners
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Group
from cairn.scheduling.models import HoursWish, Meeting, MeetingReminder, MeetingSeries

NO, MUST, NOW = Mail.NO, Mail.MUST, Mail.NOW
REQUESTS, NUDGES = Group.REQUESTS, Group.NUDGES
NOBODY: tuple[Line, ...] = ()
SOON = timedelta(days=2)


def both_in_meeting(meeting: Meeting) -> Hearers:
    return both_partners(meeting.mentorship)


def both_if_confirmed(meeting: Meeting) -> Hearers:
    return both_in_meeting(meeting) if meeting.is_confirmed else []


def both_if_cancelled(meeting: Meeting) -> Hearers:
    return both_in_meeting(meeting) if meeting.ending else []


def both_if_not_told_yet(meeting: Meeting) -> Hearers:
    """As long as nobody has said how it was."""
    return both_if_confirmed(meeting) if not meeting.accounts else []


def the_proposer(meeting: Meeting) -> Hearers:
    return [meeting.proposed_by.user] if meeting.proposed_by else []


def the_one_asked(meeting: Meeting) -> Hearers:
    """The partner of whoever proposed it."""
    if not meeting.proposed_by:
        return []
    return [meeting.mentorship.partner_of(meeting.proposed_by).user]


def the_one_asked_in_time(meeting: Meeting) -> Hearers:
    open_still = meeting.is_proposed and not meeting.is_overdue(timezone.now())
    return the_one_asked(meeting) if open_still else []


def the_one_reminded(reminder: MeetingReminder) -> Hearers:
    return [reminder.participant.user] if reminder.is_of_use else []


def both_of_series(series: MeetingSeries) -> Hearers:
    return both_partners(series.mentorship)


def both_if_any_is_to_come(series: MeetingSeries) -> Hearers:
    return both_of_series(series) if series.coming().exists() else []


def the_planner(series: MeetingSeries) -> Hearers:
    return [series.planned_by.user] if series.planned_by else []


def the_one_asked_for_all(series: MeetingSeries) -> Hearers:
    """The partner of whoever planned it, while there is time to answer."""
    waits = series.proposed().filter(expires_at__gt=timezone.now()).exists()
    if not (series.planned_by and waits):
        return []
    return [series.mentorship.partner_of(series.planned_by).user]


# All times of a series are for whoever planned it as well, as invitations are.
SUMMARY = (Line(both_if_any_is_to_come, MUST, REQUESTS, _("See the meetings"), tells_doer=True),)


def the_mentor_wished(wish: HoursWish) -> Hearers:
    return [wish.mentorship.mentor.membership.user] if wish.is_open else []


def the_mentee_wishing(wish: HoursWish) -> Hearers:
    return [wish.mentorship.mentee.membership.user] if not wish.mentorship.ended_at else []


# fmt: off
MEETINGS: dict[str, tuple[Line, ...]] = {
    "meeting.proposed": (Line(the_one_asked_in_time, MUST, REQUESTS, _("Answer"), lasts=SOON),),
    "meeting.booked": (Line(both_if_confirmed, MUST, REQUESTS, _("See the meeting")),),
    "meeting.confirmed": (Line(both_if_confirmed, MUST, REQUESTS, _("See the meeting")),),
    "meeting.declined": (Line(the_proposer, MUST, REQUESTS, _("Propose another time")),),
    "meeting.withdrawn": (Line(the_one_asked, MUST, REQUESTS, _("See the meeting")),),
    "meeting.expired": (
        Line(the_proposer, MUST, REQUESTS, _("Propose another time")),
        Line(the_one_asked, NO, REQUESTS, _("See the meeting")),
    ),
    "meeting.moved": (Line(both_if_confirmed, MUST, REQUESTS, _("See the meeting")),),
    "meeting.edited": (Line(both_in_meeting, NO, REQUESTS, _("See the meeting")),),
    "meeting.cancelled": (Line(both_if_cancelled, MUST, REQUESTS, _("See the meeting")),),
    "meeting.due": (Line(the_one_reminded, NOW, NUDGES, _("Open the meeting"), lasts=SOON),),
    "meeting.asked": (
        Line(both_if_not_told_yet, NOW, NUDGES, _("Say with one tap"), lasts=SOON),
    ),
    "meeting.held": NOBODY,  # whoever is asked has been there
    "meeting.missed": (Line(both_in_meeting, NO, REQUESTS, _("See the meeting")),),
    "meeting.questioned": (Line(both_in_meeting, NO, REQUESTS, _("See the meeting")),),
    "meeting_note.written": NOBODY,  # it is on the meeting's page

    # All meetings of a series in one message
    "series.planned": SUMMARY,
    "series.proposed": (Line(the_one_asked_for_all, MUST, REQUESTS, _("Answer"), lasts=SOON),),
    "series.agreed": SUMMARY,
    "series.declined": (Line(the_planner, MUST, REQUESTS, _("Propose other times")),),
    "series.expired": (Line(the_planner, MUST, REQUESTS, _("Propose other times")),),
    "series.changed": SUMMARY,
    "series.realigned": (Line(both_if_any_is_to_come, MUST, REQUESTS, _("See the meetings")),),
    "series.strayed": (Line(both_if_any_is_to_come, MUST, REQUESTS, _("Move a meeting")),),
    "series.ended": (Line(both_of_series, MUST, REQUESTS, _("See the meetings")),),

    "hours_wish.asked": (Line(the_mentor_wished, MUST, REQUESTS, _("Look at your hours")),),
    "hours_wish.met": (Line(the_mentee_wishing, MUST, REQUESTS, _("See the times")),),

    "timetable.hours_set": NOBODY,
    "timetable.day_set": NOBODY,
    "timetable.day_cleared": NOBODY,
    "timetable.taken_off": NOBODY,
    "timetable.come_back": NOBODY,
    "timetable.changed": NOBODY,
    "timetable.zone_changed": NOBODY,

    # One's own calendars
    "calendar_source.connected": NOBODY,
    "calendar_source.changed": NOBODY,
    "calendar_source.disconnected": NOBODY,
    "feed_token.made": NOBODY,
    "feed_token.revoked": NOBODY,
    "participant.answered": NOBODY,  # the page of the meeting says it to both
}
# fmt: on
