"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    # Hours
    NOT_YOURS = "not_yours", _("Only the person themself can change these hours.")
    OTHER_HOURS = (
        "other_hours",
        _("Give each time a start and a later end within the day, in whole minutes."),
    )
    TOO_MANY_HOURS = "too_many_hours", _("A day holds at most eight times. Join some of them.")
    OTHER_DAYS = "other_days", _("The last day cannot come before the first one.")
    FAR_AWAY = "far_away", _("Choose days within two years from today.")
    TOO_MUCH = "too_much", _("There are as many as fit. Remove one before you add another.")
    OTHER_RULES = "other_rules", _("One of these values is not among those that can be chosen.")
    NO_SUCH_ZONE = "no_such_zone", _("Choose a time zone from the list.")

    # Agreeing on a meeting
    NOT_A_PARTNER = "not_a_partner", _("Only the two people of a mentorship can do this.")
    ENDED = "ended", _("This mentorship has ended. What you kept together stays readable.")
    PAUSED = "paused", _("This mentorship takes a rest. Resume it to agree on meetings again.")
    SOMEBODY_LEFT = "somebody_left", _("One of you has left the community.")
    PAST = "past", _("This time is over. Choose one that is still to come.")
    TOO_FAR = "too_far", _("This is too far ahead. Choose a time within the next two years.")
    OTHER_LENGTH = (
        "other_length",
        _("A meeting lasts between ten minutes and four hours, in whole minutes."),
    )
    TAKEN = "taken", _("This time has just been taken. Choose another one.")
    TOO_SOON = (
        "too_soon",
        _("The other one needs two hours to answer. Choose a later time."),
    )
    TOO_MANY_PROPOSALS = (
        "too_many_proposals",
        _("Three proposals are waiting for an answer already. Withdraw one, or wait."),
    )
    WAITS_FOR_THE_OTHER = "waits_for_the_other", _("You have proposed this. The other one answers.")
    NOT_YOUR_PROPOSAL = "not_your_proposal", _("Only the person who proposed this can withdraw it.")
    NOT_ANSWERED = (
        "not_answered",
        _("Nobody answered this proposal in time. Propose another time."),
    )
    OTHER_STATE = "other_state", _("It is in another state by now. Have another look at it.")
    REASON_NEEDED = "reason_needed", _("It begins soon. Say why you move it.")
    CHANGED = (
        "changed",
        _(
            "The other one changed this while you were writing. Both versions are below: "
            "bring them together, and save again."
        ),
    )
    YOUR_OWN_HOURS = "your_own_hours", _("These are your own hours: change them yourself.")
    ASKED_LATELY = (
        "asked_lately",
        _("You have asked for other hours in the last week. Propose a time in the meantime."),
    )
    NOT_DUE = "not_due", _("It is too early or too late for this.")

    # Series
    OTHER_SERIES = (
        "other_series",
        _(
            "Choose how often, one of the lengths, a first day within three months, "
            "and between one and 26 meetings."
        ),
    )
    NOT_SETTLED = "not_settled", _("Say what becomes of each date that is not free.")
    NO_DATE_LEFT = "no_date_left", _("No date is left. Choose another day or time.")
    SERIES_CHANGED = (
        "series_changed",
        _("Other dates are free by now than those that you have seen. Look at them again."),
    )
    SERIES_WAITS = "series_waits", _("A series is proposed already, and waits for an answer.")
    SERIES_ENDED = "series_ended", _("This series has ended.")

    # Afterwards
    NOT_OVER = "not_over", _("Say how it was once it is over.")
    WEEK_OVER = "week_over", _("You could say how it was for a week. That week is over.")

    # Calendars of one's own, elsewhere
    CALENDAR_ADDRESS = (
        "calendar_address",
        _("Give the whole address of the calendar, which begins with https:// or webcal://."),
    )
    CALENDAR_FORBIDDEN = (
        "calendar_forbidden",
        _("We fetch calendars from public addresses on the usual ports only."),
    )
    CALENDAR_KNOWN = "calendar_known", _("This calendar is among yours already.")
    TOO_MANY_CALENDARS = (
        "too_many_calendars",
        _("Five calendars are as many as we look at. Remove one first."),
    )
    NOT_YOUR_CALENDAR = "not_your_calendar", _("Only the person themself can change this.")
