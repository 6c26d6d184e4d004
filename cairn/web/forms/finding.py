"""What the address of Find a Mentor may ask for. Nonsense there asks for nothing."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from cairn.matching.criteria import Criteria, Sort
from cairn.mentoring.choices import Commitment, Format
from cairn.people.choices import Language

SKILLS_AT_MOST = 10
SKILL_LENGTH = 60
PAGES_AT_MOST = 1_000_000

EXPERIENCE = [(0, _("Any")), (1, _("1 or more")), (3, _("3 or more")), (10, _("10 or more"))]
HOURS = [(0, _("Any")), (1, _("1 hour or more")), (2, _("2 or more")), (4, _("4 or more"))]
TIMES = [(0, _("Any")), *Commitment.choices]
AVAILABILITY = [("", _("Can take someone now")), ("all", _("All"))]


class NamesField(forms.Field):
    """Several short texts under one name, each once."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        names = (" ".join(name.split()) for name in (value or [])[: 2 * SKILLS_AT_MOST])
        kept = dict.fromkeys(name for name in names if name and "\0" not in name)
        return tuple(name[:SKILL_LENGTH] for name in kept)[:SKILLS_AT_MOST]


FIELDS: dict[str, forms.Field] = {
    "q": forms.CharField(required=False, max_length=100),
    "skill": NamesField(required=False),
    "show": forms.ChoiceField(required=False, choices=AVAILABILITY),
    "completed": forms.TypedChoiceField(required=False, choices=EXPERIENCE, coerce=int),
    "minutes": forms.TypedChoiceField(required=False, choices=TIMES, coerce=int),
    "format": forms.MultipleChoiceField(required=False, choices=Format.choices),
    "language": forms.MultipleChoiceField(required=False, choices=Language.choices),
    "hours": forms.TypedChoiceField(required=False, choices=HOURS, coerce=int),
    "sort": forms.ChoiceField(required=False, choices=Sort.choices),
    "page": forms.IntegerField(required=False, min_value=1, max_value=PAGES_AT_MOST),
}


class FindForm:
    """A search as an address holds it.

    No form of Django's: those copy all their fields for each page, and this one is never drawn.
    """

    sorts = tuple(Sort.choices)

    def __init__(self, data: QueryDict) -> None:
        self.said: dict[str, Any] = {}
        for name, field in FIELDS.items():
            with suppress(ValidationError):
                self.said[name] = field.clean(field.widget.value_from_datadict(data, {}, name))

    @property
    def criteria(self) -> Criteria:
        said = self.said
        return Criteria(
            q=said.get("q", ""),
            skills=said.get("skill", ()),
            everyone=said.get("show") == "all",
            completed=said.get("completed") or 0,
            minutes=said.get("minutes") or 0,
            formats=tuple(said.get("format", ())),
            languages=tuple(said.get("language", ())),
            hours=said.get("hours") or 0,
            sort=self.chosen_sort,
        )

    @property
    def chosen_sort(self) -> str:
        return self.said.get("sort") or Sort.MATCH.value

    @property
    def number(self) -> int:
        """Of the page that is asked for."""
        return self.said.get("page") or 1
