"""What communities choose from."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    PUBLIC = "public", _("Public: everybody may join at once")
    PRIVATE = "private", _("Private: people see it and ask to join")
    SECRET = "secret", _("Secret: hidden, by invitation only")


class Size(IntegerChoices):
    """How many people a community has, roughly: the number is the least of its band."""

    TINY = 0, _("Fewer than 10 people")
    SMALL = 10, _("10 to 49 people")
    MEDIUM = 50, _("50 to 199 people")
    LARGE = 200, _("200 to 999 people")
    HUGE = 1000, _("1,000 people or more")


class Role(TextChoices):
    MEMBER = "member", _("Member")
    COORDINATOR = "coordinator", _("Coordinator")
    OWNER = "owner", _("Owner")


class Status(TextChoices):
    ASKED = "asked", _("Waiting for approval")
    ACTIVE = "active", _("Member")
    LEFT = "left", _("Left")
    TURNED_AWAY = "turned_away", _("Not approved")
    REMOVED = "removed", _("Removed")


class State(TextChoices):
    """Where an invitation stands; derived, never stored."""

    OPEN = "open", _("Open")
    USED = "used", _("Accepted")
    REVOKED = "revoked", _("Taken back")
    EXPIRED = "expired", _("Expired")
