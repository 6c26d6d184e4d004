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


class EndReason(TextChoices):
    REACHED = "reached", _("We reached the goal")
    TIME_OVER = "time_over", _("The time that we planned is over")
    INFORMAL = "informal", _("We go on informally")
    NO_TIME = "no_time", _("There is no time for it any more")
    NO_RESPONSE = "no_response", _("The other person no longer answers")
    NOT_A_FIT = "not_a_fit", _("It is not a good fit")
    MOVED_ON = "moved_on", _("Plans have changed")
    OTHER = "other", _("Another reason")


FINISHING = (EndReason.REACHED, EndReason.TIME_OVER, EndReason.INFORMAL)
CANCELLING = tuple(reason for reason in EndReason if reason not in FINISHING)
