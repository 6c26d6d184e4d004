"""What timetables and meetings choose from, in the words that people read."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _

from cairn.scheduling.timing.rhythm import Rhythm

MIDNIGHT = 24 * 60
WORKDAYS, WEEKEND = range(5), range(5, 7)


class Weekday(IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class Range(NamedTuple):
    """Minutes of a day. One that ends before it starts, or at once, goes on over midnight."""

    start: int
    end: int


class Preset(TextChoices):
    EVENINGS = "evenings", _("Weekday evenings")
    MORNINGS = "mornings", _("Weekend mornings")
    LUNCH = "lunch", _("Lunch on weekdays")


PRESETS = {
    Preset.EVENINGS: (WORKDAYS, Range(18 * 60, 21 * 60)),
    Preset.MORNINGS: (WEEKEND, Range(9 * 60, 12 * 60)),
    Preset.LUNCH: (WORKDAYS, Range(12 * 60, 13 * 60)),
}


class Step(IntegerChoices):
    """How far apart the starts are that somebody offers."""

    FIVE = 5, _("Every 5 minutes")
    TEN = 10, _("Every 10 minutes")
    QUARTER = 15, _("Every quarter of an hour")
    TWENTY = 20, _("Every 20 minutes")
    HALF = 30, _("Every half hour")
    HOUR = 60, _("Every hour")


class Length(IntegerChoices):
    """How long a meeting lasts."""

    QUARTER = 15, _("15 minutes")
    HALF = 30, _("30 minutes")
    THREE_QUARTERS = 45, _("45 minutes")
    HOUR = 60, _("1 hour")
    LONG = 90, _("1½ hours")


class Ahead(IntegerChoices):
    """How long before a meeting somebody is reminded of it, in minutes."""

    DAY = 24 * 60, _("A day before")
    HOUR = 60, _("An hour before")


class CalendarDelivery(TextChoices):
    """How meetings reach somebody's own calendar."""

    INVITE = "invite", _("Invitations by mail")
    FEED = "feed", _("I subscribe to a feed")
    NONE = "none", _("Not at all")


class Keep(TextChoices):
    """What stays when somebody's clock changes."""

    CLOCK = "clock", _("The same times of day, on the new clock")
    MOMENTS = "moments", _("The same moments, whatever the new clock says")


class Format(TextChoices):
    VIDEO = "video", _("Video call")
    PHONE = "phone", _("Phone call")
    IN_PERSON = "in_person", _("In person")
    CHAT = "chat", _("Chat session")


class Recurrence(TextChoices):
    """How often the meetings of a series come round."""

    WEEKLY = Rhythm.WEEKLY.value, _("Every week")
    EVERY_2_WEEKS = Rhythm.EVERY_2_WEEKS.value, _("Every two weeks")
    MONTHLY_WEEKDAY = Rhythm.MONTHLY_WEEKDAY.value, _("Every month on this weekday")
    MONTHLY_DATE = Rhythm.MONTHLY_DATE.value, _("Every month on this date")


class Ending(TextChoices):
    """How a meeting came to be cancelled."""

    CANCELLED = "cancelled", _("Cancelled")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXPIRED = "expired", _("Not answered in time")
    PAUSED = "paused", _("The mentorship takes a rest")
    CLOSED = "closed", _("The mentorship has ended")
    LEFT = "left", _("One of the two has left the community")
    SERIES = "series", _("Its series was changed or has ended")


class Shown(TextChoices):
    """The word of a meeting on pages."""

    PROPOSED = "proposed", _("Proposed")
    SCHEDULED = "scheduled", _("Scheduled")
    RESCHEDULED = "rescheduled", _("Rescheduled")
    RUNNING = "running", _("Now")
    UNCONFIRMED = "unconfirmed", _("Not confirmed")
    COMPLETED = "completed", _("Completed")
    MISSED = "missed", _("Did not take place")
    CANCELLED = "cancelled", _("Cancelled")
