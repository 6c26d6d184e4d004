"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    # Everything that two people keep together
    NOT_A_PARTNER = "not_a_partner", _("Only the two people of a mentorship can do this.")
    NOT_THE_AUTHOR = "not_the_author", _("Only the person who wrote this can change it.")
    ENDED = "ended", _("This mentorship has ended. What you kept together stays readable.")
    GONE = "gone", _("This has been removed in the meantime.")
    CHANGED = (
        "changed",
        _(
            "The other one changed this while you were writing. Both versions are below: "
            "bring them together, and save again."
        ),
    )
    STAYS = "stays", _("This stays as it was written. Remove it, and write it anew.")
    TOO_MANY = "too_many", _("There are as many as fit. Remove one before you add another.")

    # The agreement, pulses and nudges
    CONFIRMED = "confirmed", _("You have given your word for this already.")
    REWORDED = (
        "reworded",
        _("The words have changed since you read them. Read them again before you agree."),
    )
    ANSWERED = "answered", _("You have answered this already. Thank you.")
    ONE_TO_FIVE = "one_to_five", _("Choose a number from 1 to 5.")
    TOLD = "told", _("This has been told already, or it is too early.")

    # Goals, milestones, action items and skill levels
    OTHER_STATE = "other_state", _("It is in another state by now. Have another look at it.")
    NOT_OF_THIS_PAIR = "not_of_this_pair", _("Choose something of this mentorship.")
    MENTEE_ONLY = "mentee_only", _("Only the mentee can say this.")
    MENTOR_ONLY = "mentor_only", _("Only the mentor can suggest this.")
    ENOUGH_GOALS = (
        "enough_goals",
        _("Three goals at a time are enough. Reach one, or let one go, before you begin another."),
    )
    GOAL_RATED = (
        "goal_rated",
        _("This goal has ratings, which are a part of your way. Let it go instead."),
    )
    WEEK_OR_DAY = "week_or_day", _("Give it a week or a day, one of the two.")
    HAS_A_DAY = "has_a_day", _("It is planned for a day. Change the day to move it further.")
    AT_THE_EDGE = "at_the_edge", _("It cannot be moved any further that way.")
    NO_SUCH_STEP = (
        "no_such_step",
        _("Begin each line with the week, 1 to 26, and a colon: “3: Show a first draft”."),
    )
    BEYOND_THE_WEEKS = (
        "beyond_the_weeks",
        _("Some milestones would come after week 26. Begin earlier."),
    )
    AIM_HIGHER = "aim_higher", _("Aim at a level above the one at the start.")
    SKILL_LISTED = "skill_listed", _("This skill is listed already.")

    # Updates, check-ins, notes and resources
    CHECKED_IN = "checked_in", _("You have checked in already; the next time is still to come.")
    LINK_OR_WORDS = (
        "link_or_words",
        _("Give a link, choose a file, or write what you want to share."),
    )
    OTHER_ONE_ONLY = "other_one_only", _("Only the one with whom it was shared can say this.")

    # A good ending
    NOT_ENDED = "not_ended", _("This comes when the mentorship has ended.")
    FEEDBACK_OPEN = (
        "feedback_open",
        _("You can both read it by now, so it stays as it was given."),
    )
    FEEDBACK_OVER = (
        "feedback_over",
        _("Feedback can be given for two weeks after the end, and they are over."),
    )
    THANKED = "thanked", _("You have said thank you already. Remove it to write it anew.")
    MENTORS_PAGE = (
        "mentors_page",
        _("Only what is said to a mentor can stand on a page. This stays between you."),
    )
    OTHER_ONES_WORD = "other_ones_word", _("The other one decides about this.")
    NOT_COMPLETED = (
        "not_completed",
        _("A certificate is for a mentorship that was completed."),
    )
    CERTIFIED = "certified", _("You have your certificate already.")
    NOT_THE_HOLDER = "not_the_holder", _("Only the person whose certificate it is can do this.")

    # Templates of timelines
    COORDINATORS_ONLY = "coordinators_only", _("Only a coordinator can do this.")
    TOO_MANY_TEMPLATES = "too_many_templates", _("Sixty templates are enough. Remove one first.")
    NOT_CHANGED = "not_changed", _("This template is as it came already.")
    HIDE_INSTEAD = (
        "hide_instead",
        _("What comes with Cairn can be hidden or changed, not removed."),
    )
    STEP_TOO_LATE = (
        "step_too_late",
        _("A milestone comes after the last week. Add weeks, or move it."),
    )
