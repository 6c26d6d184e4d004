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
    TOO_MANY = "too_many", _("There are as many as fit. Remove one before you add another.")
