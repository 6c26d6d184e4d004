"""When two people can meet, and when they do."""

from cairn.scheduling.models.busy_block import BusyBlock
from cairn.scheduling.models.calendar_source import CalendarSource
from cairn.scheduling.models.feed_token import FeedToken
from cairn.scheduling.models.hours import DayHours, TimeOff, WeeklyHours
from cairn.scheduling.models.hours_wish import HoursWish
from cairn.scheduling.models.meeting import Meeting
from cairn.scheduling.models.meeting_note import MeetingNote
from cairn.scheduling.models.meeting_reminder import MeetingReminder
from cairn.scheduling.models.participant import Participant
from cairn.scheduling.models.series import MeetingSeries
from cairn.scheduling.models.timetable import Timetable

__all__ = [
    "BusyBlock",
    "CalendarSource",
    "DayHours",
    "FeedToken",
    "HoursWish",
    "Meeting",
    "MeetingNote",
    "MeetingReminder",
    "MeetingSeries",
    "Participant",
    "TimeOff",
    "Timetable",
    "WeeklyHours",
]
