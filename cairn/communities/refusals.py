"""Every way this app says no."""

from django.utils.translation import gettext_lazy as _

from cairn.lib import refusal


class Refusal(refusal.Refusal):
    ALREADY_MEMBER = "already_member", _("You are already a member of this community.")
    ALREADY_ASKED = "already_asked", _("You have asked to join already. A coordinator will answer.")
    INVITATION_ONLY = "invitation_only", _("This community can be joined by invitation only.")
    REMOVED = (
        "removed_from_community",
        _("A coordinator has ended your membership. Only a coordinator can let you in again."),
    )
    NOT_ASKED = "not_asked", _("This person is not waiting to join.")
    NOT_ACTIVE = "not_active", _("This person is not a member of the community.")
    NOT_REMOVED = "not_removed", _("This person was not removed.")
    OPERATORS_ONLY = "operators_only", _("Only the people who run this site begin communities.")
    COORDINATORS_ONLY = "coordinators_only", _("Only a coordinator can do this.")
    OWNERS_ONLY = "owners_only", _("Only an owner of the community can do this.")
    LAST_OWNER = "last_owner", _("A community needs an owner. Make somebody else an owner first.")
    INVITATION_USED = "invitation_used", _("This invitation has been used already.")
    INVITATION_REVOKED = "invitation_revoked", _("This invitation was taken back.")
    INVITATION_EXPIRED = (
        "invitation_expired",
        _("This invitation has expired. Ask a coordinator for a new one."),
    )
    INVITED_SOMEBODY_ELSE = (
        "invited_somebody_else",
        _("This invitation was sent to another e-mail address. Sign in with that address."),
    )
    TOO_MANY_INVITATIONS = (
        "too_many_invitations",
        _("At most 200 invitations can be open at once. Take some back first."),
    )
    WRONG_SETUP_CODE = (
        "wrong_setup_code",
        _("This is not the setup code. It is printed where Cairn was started."),
    )
    SET_UP_ALREADY = "set_up_already", _("Somebody else has just set this site up. Please sign in.")
