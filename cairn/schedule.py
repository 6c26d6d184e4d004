"""Everything that happens by itself, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings

from cairn.files.jobs import sweep_files
from cairn.interface.models import Submission
from cairn.matching.jobs import propose_skill_relations
from cairn.mentoring import jobs
from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.calendar_replies import read_calendar_mailbox
from cairn.notifications.delivering import ServerDown, deliver_some
from cairn.notifications.models import Delivery, Notification
from cairn.notifications.telling import tell_some
from cairn.scheduling import jobs as meetings
from cairn.scheduling.looking import fetch_due_calendars
from cairn.worker.jobs import Job
from cairn.worker.pausing import Pausing
from cairn.workspace import jobs as workspaces

MINUTE = timedelta(minutes=1)
FIVE_MINUTES = timedelta(minutes=5)
TEN_MINUTES = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def forget_expired_sessions() -> None:
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


# Expiry comes before reminders, so that nobody is reminded of a request that ends just then.
SCHEDULE = (
    Job("expire_stale_requests", TEN_MINUTES, jobs.expire_stale_requests),
    Job("remind_unanswered_requests", TEN_MINUTES, jobs.remind_unanswered_requests),
    Job("complete_agreed_mentorships", TEN_MINUTES, jobs.complete_agreed_mentorships),
    Job("ask_after_pauses", TEN_MINUTES, jobs.ask_after_pauses),
    Job("complete_silent_mentorships", TEN_MINUTES, jobs.complete_silent_mentorships),
    Job("offer_to_close_silent_mentorships", TEN_MINUTES, jobs.offer_to_close_silent_mentorships),
    Job("expire_proposals", FIVE_MINUTES, meetings.expire_proposals),
    Job("realign_series", DAY, meetings.realign_series),
    Job("remind_of_meetings", FIVE_MINUTES, meetings.remind_of_meetings),
    Job("ask_whether_they_met", FIVE_MINUTES, meetings.ask_whether_they_met),
    Job("propose_skill_relations", DAY, propose_skill_relations),
    Job("ask_pulses", TEN_MINUTES, workspaces.ask_pulses),
    Job("remind_of_check_ins", HOUR, workspaces.remind_of_check_ins),
    Job("remind_of_feedback", HOUR, workspaces.remind_of_feedback),
    Job("open_feedback", TEN_MINUTES, workspaces.open_feedback),
    Job("look_after_mentorships", HOUR, workspaces.look_after_mentorships),
    Job("owe_calendar_mails", MINUTE, owe_calendar_mails),
    Job("read_calendar_mailbox", FIVE_MINUTES, read_calendar_mailbox),
    Job("fetch_due_calendars", MINUTE, fetch_due_calendars),
    Job("forget_old_submissions", DAY, Submission.forget_old),
    Job("forget_expired_sessions", DAY, forget_expired_sessions),
    Job("sweep_files", DAY, sweep_files),
    Job("forget_old_notifications", DAY, Notification.objects.forget_old),
    Job("forget_old_deliveries", DAY, Delivery.objects.forget_old),
)


def steps(is_stopping: Callable[[], bool]) -> list[Callable[[], int]]:
    """What a worker does in every round, besides the schedule."""
    return [
        tell_some,
        Pausing(lambda: deliver_some(is_stopping=is_stopping), ServerDown),
    ]
