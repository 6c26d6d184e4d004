"""The filters of Find a Mentor, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cairn.matching.search import Drop
from cairn.matching.shortlist import Found
from cairn.mentoring.choices import Format
from cairn.people.choices import Language
from cairn.web.forms.finding import AVAILABILITY, EXPERIENCE, HOURS, TIMES, FindForm

LABELS = {
    "skill": gettext_lazy("Expertise"),
    "show": gettext_lazy("Availability"),
    "minutes": gettext_lazy("Time per month, at least"),
    "format": gettext_lazy("Formats"),
    "hours": gettext_lazy("Shared hours on weekdays"),
    "language": gettext_lazy("Language"),
    "completed": gettext_lazy("Mentorships completed"),
}
PARAMETERS = {"skills": "skill", "formats": "format", "languages": "language"}
"""Names that the search and the address spell differently."""


class Option(NamedTuple):
    value: str
    label: str
    checked: bool


class Facet(NamedTuple):
    """One filter; `type` is that of its inputs, `chosen` whether it narrows the list."""

    name: str
    label: str
    type: str
    options: tuple[Option, ...]
    chosen: bool


class Wider(NamedTuple):
    """A wider search, in words, with how many mentors it finds."""

    sentence: str
    url: str
    total: int


def facets(form: FindForm, found: Found) -> tuple[Facet, ...]:
    """All filters, with what is chosen in each."""
    skills = form.said.get("skill", ())
    names = dict.fromkeys([*skills, *found.topics])
    return (
        _facet("show", "radio", AVAILABILITY, [form.said.get("show", "")]),
        _facet("skill", "checkbox", [(name, name) for name in names], skills),
        _facet("minutes", "radio", TIMES, [form.said.get("minutes") or 0]),
        _facet("format", "checkbox", Format.choices, form.said.get("format", ())),
        _facet("hours", "radio", HOURS, [form.said.get("hours") or 0]),
        _facet("language", "checkbox", _languages(found), form.said.get("language", ())),
        _facet("completed", "radio", EXPERIENCE, [form.said.get("completed") or 0]),
    )


def wider(drops: Iterable[Drop], address: QueryDict) -> list[Wider]:
    """What to ask for instead when nobody was found."""
    return [_wider(drop, address) for drop in drops]


def _facet(
    name: str, type_: str, choices: Iterable[tuple[Any, Any]], chosen: Iterable[Any]
) -> Facet:
    """A filter from its choices; the choice that asks for nothing has an empty value."""
    picked = set(chosen)
    options = tuple(
        Option(str(value or ""), str(label), value in picked) for value, label in choices
    )
    narrows = any(option.checked and option.value for option in options)
    return Facet(name, str(LABELS[name]), type_, options, narrows)


def _languages(found: Found) -> list[tuple[str, str]]:
    """Those that the reader speaks, or all: a mentor without one of them is never listed."""
    spoken = [choice for choice in Language.choices if choice[0] in found.languages]
    return spoken or list(Language.choices)


def _wider(drop: Drop, address: QueryDict) -> Wider:
    values = address.copy()
    values.pop("page", None)
    if drop.name == "everyone":
        values["show"] = "all"
        return Wider(_("Include those who cannot take someone now"), _url(values), drop.total)
    name = PARAMETERS.get(drop.name, drop.name)
    values.pop(name, None)
    label = LABELS.get(name, _("search words"))
    return Wider(_("Drop “%(filter)s”") % {"filter": label}, _url(values), drop.total)


def _url(values: QueryDict) -> str:
    return f"?{values.urlencode()}"
