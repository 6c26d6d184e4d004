"""How far off a day is, in words."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def due_words(day: date, today: date) -> str:
    """How far off a day is: “2 days overdue”, “due today”, “due in 3 days”."""
    days = (day - today).days
    if days == 0:
        return _("due today")
    if days < 0:
        late = ngettext("%(days)s day overdue", "%(days)s days overdue", -days)
        return late % {"days": -days}
    return ngettext("due in %(days)s day", "due in %(days)s days", days) % {"days": days}
