"""How long something lasted, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _


def lasting(minutes: int) -> str:
    """45 min, 2 h, or 2 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
