"""Years as people give them: none before their grandparents, none in a far future."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def this_year() -> int:
    return timezone.now().year


def in_ten_years() -> int:
    """As far ahead as somebody plans to graduate."""
    return this_year() + 10


_EARLIEST = MinValueValidator(1930, _("Enter a year from %(limit_value)s on."))
PAST = (_EARLIEST, MaxValueValidator(this_year, _("Enter a year up to %(limit_value)s.")))
PLANNED = (_EARLIEST, MaxValueValidator(in_ten_years, _("Enter a year up to %(limit_value)s.")))
