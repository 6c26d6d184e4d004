"""Which days a plan may speak of."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

REACH = timedelta(days=2 * 366)


def in_reach(day: date) -> None:
    """Validates a day: a slip of the keyboard should not plan for the year 20226."""
    if abs(day - timezone.localdate()) > REACH:
        raise ValidationError(_("Choose a day within two years from today."), code="far_away")
