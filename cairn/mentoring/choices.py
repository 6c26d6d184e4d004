"""What preferences and requests choose from, in the words that people read."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Commitment(IntegerChoices):
    """Time Commitment, in minutes a month."""

    QUARTER = 15, _("~15 minutes")
    HALF = 30, _("~30 minutes")
    HOUR = 60, _("~1 hour")
    TWO_HOURS = 120, _("~2 hours")


class Format(TextChoices):
    """How two people work together; FORMAT_SENTENCES says what each means."""

    QUESTIONS = "questions", _("Ad-hoc Q&A")
    CALLS = "calls", _("Scheduled calls")
    RESOURCES = "resources", _("Resource sharing")


FORMAT_SENTENCES = {
    Format.QUESTIONS: _("Quick questions via chat when needed. Low commitment, flexible timing."),
    Format.CALLS: _("Regular video or audio calls (weekly/monthly). More structured learning."),
    Format.RESOURCES: _("Mentor shares materials, mentee learns independently with guidance."),
}


class DeclineReason(TextChoices):
    NO_TIME = "no_time", _("I do not have the time just now")
    OTHER_EXPERTISE = "other_expertise", _("Somebody with other experience would help you more")
    LATER = "later", _("I would like to, but only in a few months")
    OTHER = "other", _("Another reason")


class Cadence(TextChoices):
    """How often two people look at where they stand; `days` is the time between."""

    WEEKLY = "weekly", _("Every week")
    FORTNIGHTLY = "fortnightly", _("Every two weeks")
    MONTHLY = "monthly", _("Once a month")

    @property
    def days(self) -> int:
        return {Cadence.WEEKLY: 7, Cadence.FORTNIGHTLY: 14}.get(self, 30)


class PauseReason(TextChoices):
    BUSY = "busy", _("A busy time")
    HOLIDAY = "holiday", _("A holiday")
    HEALTH = "health", _("Health")
    FOCUS = "focus", _("Changing focus")
    OTHER = "other", _("Another reason")


class EndReason(TextChoices):
    REACHED = "reached", _("We reached the goal")
    TIME_OVER = "time_over", _("The time that we planned is over")
    INFORMAL = "informal", _("We go on informally")
    EARLY = "early", _("The goal was reached early")
    NO_TIME = "no_time", _("There is no time for it any more")
    NOT_A_FIT = "not_a_fit", _("It is not a good fit")
    NO_RESPONSE = "no_response", _("The other person no longer answers")
    MOVED_ON = "moved_on", _("Plans have changed")
    SAFETY = "safety", _("I do not feel safe, or something was not right")
    OTHER = "other", _("Another reason")


FINISHING = (EndReason.REACHED, EndReason.TIME_OVER, EndReason.INFORMAL)
CANCELLING = tuple(reason for reason in EndReason if reason not in FINISHING)
# Who gave one of these reads it; the partner never does.
UNTOLD = (EndReason.NOT_A_FIT, EndReason.SAFETY)
