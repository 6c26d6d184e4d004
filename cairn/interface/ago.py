"""How long ago something was, or how soon it will be: one unit, rounded."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
WEEK, MONTH, YEAR = 7 * DAY, 365.25 / 12 * DAY, 365.25 * DAY

# Each unit with the unit that takes over, and its words: in the past, and to come.
UNITS = [
    (MINUTE, HOUR, ngettext_lazy("%(n)d minute ago", "%(n)d minutes ago", "n"),
     ngettext_lazy("in %(n)d minute", "in %(n)d minutes", "n")),
    (HOUR, DAY, ngettext_lazy("%(n)d hour ago", "%(n)d hours ago", "n"),
     ngettext_lazy("in %(n)d hour", "in %(n)d hours", "n")),
    (DAY, 2 * WEEK, ngettext_lazy("%(n)d day ago", "%(n)d days ago", "n"),
     ngettext_lazy("in %(n)d day", "in %(n)d days", "n")),
    (WEEK, 2 * MONTH, ngettext_lazy("%(n)d week ago", "%(n)d weeks ago", "n"),
     ngettext_lazy("in %(n)d week", "in %(n)d weeks", "n")),
    (MONTH, 2 * YEAR, ngettext_lazy("%(n)d month ago", "%(n)d months ago", "n"),
     ngettext_lazy("in %(n)d month", "in %(n)d months", "n")),
    (YEAR, timedelta.max, ngettext_lazy("%(n)d year ago", "%(n)d years ago", "n"),
     ngettext_lazy("in %(n)d year", "in %(n)d years", "n")),
]  # fmt: skip


def ago(at: datetime) -> str:
    """ "4 days ago" or "in 3 hours": as exact as people say it."""
    apart = timezone.now() - at
    distance = abs(apart)
    if distance <= MINUTE / 2:
        return _("just now")
    count, past, future = next(
        (round(distance / unit), past, future)
        for unit, next_unit, past, future in UNITS
        if round(distance / unit) * unit < next_unit
    )
    return (past if apart > timedelta() else future) % {"n": count}
