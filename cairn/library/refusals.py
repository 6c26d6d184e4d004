"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    NOT_A_MEMBER = "not_a_member", _("Only members of the community can do this.")
    COORDINATORS_ONLY = "coordinators_only", _("Only a coordinator can do this.")
    NOT_YOURS = "not_yours", _("Only the person who offered this can change it.")
    NOT_THE_SHARER = (
        "not_the_sharer",
        _("Only the person who shared this can offer it to the community."),
    )
    GONE = "gone", _("This has been removed in the meantime.")
    CHANGED = (
        "changed",
        _("This was changed while you were writing. Both versions are below: save again."),
    )
    OTHER_STATE = "other_state", _("It is in another state by now. Have another look at it.")
    NOT_PUBLISHED = "not_published", _("This is not in the library, or no longer.")
    TOO_MANY_PROPOSALS = (
        "too_many_proposals",
        _("Ten of your proposals wait for an answer already. Please wait for the first answers."),
    )
    LIBRARY_FULL = (
        "library_full",
        _("The library has as much as fits. A coordinator can remove what is out of date."),
    )
    TOO_MANY_SKILLS = "too_many_library_skills", _("Five skills are enough. Name the nearest ones.")
