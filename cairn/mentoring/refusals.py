"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    # Preferences
    NOT_YOURS = "not_yours", _("Only the person themself can change these preferences.")
    SEATS_BELOW_PAIRS = (
        "seats_below_pairs",
        _("You have more running mentorships than that. Finish one first, or keep more places."),
    )
    NOT_OFFERING = "not_offering", _("Turn on Offer to Mentor first.")

    # Sending
    ONESELF = "oneself", _("You cannot send a request to yourself.")
    OTHER_COMMUNITY = "other_community", _("You can only ask mentors of your own community.")
    MENTOR_UNAVAILABLE = "mentor_unavailable", _("This mentor is not accepting mentees just now.")
    MENTOR_FULL = "mentor_full", _("All places with this mentor are taken.")
    ALREADY_PENDING = (
        "already_pending",
        _("You have asked this mentor already. Your request is still waiting for an answer."),
    )
    ALREADY_TOGETHER = "already_together", _("You already work together.")
    TOO_MANY_PENDING = (
        "too_many_pending",
        _(
            "You have as many requests waiting as this community allows. "
            "Wait for an answer, or withdraw one."
        ),
    )
    TOO_MANY_TODAY = (
        "too_many_today",
        _("You have sent five requests within a day. Please wait until tomorrow."),
    )
    ENOUGH_MENTORS = (
        "enough_mentors",
        _("You have as many mentors as this community allows. Finish a mentorship first."),
    )

    # Answering
    MENTOR_ANSWERS = "mentor_answers", _("Only the mentor who was asked can answer.")
    MENTEE_WITHDRAWS = "mentee_withdraws", _("Only the person who asked can withdraw the request.")
    NOT_PENDING = "not_pending", _("This request has been answered or closed already.")
    MENTEE_FULL = "mentee_full", _("This mentee has as many mentors as the community allows.")
    MENTEE_GONE = "mentee_gone", _("The person who asked has left the community.")
    NO_SUCH_COLLEAGUE = "no_such_colleague", _("Choose a colleague who can take someone just now.")
    NOT_YOUR_TURN = (
        "not_your_turn",
        _("You have added a message already. Wait for the mentor's word before you write again."),
    )
    TOO_MANY_REMARKS = (
        "too_many_remarks",
        _("A request holds at most twenty messages. It is time to accept or decline."),
    )
    NOT_DUE = "not_due", _("It is too early for this.")

    # Working together
    NOT_A_PARTNER = "not_a_partner", _("Only the two people of a mentorship can do this.")
    ENDED = "ended", _("This mentorship has ended already.")
    NOT_PAUSED = "not_paused", _("This mentorship is not paused.")
    PAUSE_IN_THE_PAST = "pause_in_the_past", _("Choose a day after today.")
    PAUSE_TOO_LONG = (
        "pause_too_long",
        _("A pause lasts half a year at most. For longer, finish, and begin again later."),
    )
    WAITS_FOR_THE_OTHER = (
        "waits_for_the_other",
        _("You have proposed this already. The other one has a week to answer."),
    )
    OTHER_WEEKS = "other_weeks", _("Plan four weeks at least, and half a year at most.")
