"""Time zones that a person may choose."""

from functools import cache
from itertools import groupby
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_REGIONS = (
    "Africa",
    "America",
    "Antarctica",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
)


@cache
def zone_names() -> tuple[str, ...]:
    """The zones named after places, in order, after UTC."""
    places = (name for name in available_timezones() if name.split("/")[0] in _REGIONS)
    return ("UTC", *sorted(places))


def validate_zone(name: str) -> None:
    if name not in zone_names():
        raise ValidationError(_("Choose a time zone from the list."), code="unknown_zone")


def city_of(name: str) -> str:
    """The place that a zone is named after: Africa/Porto-Novo → Porto-Novo."""
    return name.rsplit("/", 1)[-1].replace("_", " ")


@cache
def zones_by_region() -> list[tuple[str, str | list[tuple[str, str]]]]:
    """The zones as the choices of a select: UTC, then each region with its places."""
    regions = groupby(zone_names()[1:], key=lambda name: name.split("/", 1)[0])
    grouped = [(region, [(name, _place(name)) for name in names]) for region, names in regions]
    return [("UTC", "UTC"), *grouped]


def _place(name: str) -> str:
    """Within a region: Ushuaia (Argentina) for America/Argentina/Ushuaia."""
    _region, *between, _city = name.split("/")
    where = f" ({between[0].replace('_', ' ')})" if between else ""
    return city_of(name) + where
