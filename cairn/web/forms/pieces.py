"""Fields that choose among what two people keep together."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class TitledField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the pair's goals or milestones, by its title; the form gives the queryset."""

    def __init__(self, noun: Any, **kwargs: Any) -> None:
        super().__init__(noun.objects.none(), to_field_name="key", required=False, **kwargs)

    def label_from_instance(self, noun: Any) -> str:
        return str(noun.title)


class PartnerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the two people; `choose_from` gives the pair."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Membership.objects.none(),
            to_field_name="key",
            empty_label=None,
            widget=forms.RadioSelect,
            label=_("Who does it"),
            **kwargs,
        )

    def choose_from(self, pair: Mentorship) -> None:
        people = [person.pk for person in pair.people]
        self.queryset = Membership.objects.filter(pk__in=people).select_related("user")

    def label_from_instance(self, noun: Any) -> str:
        return str(noun.user.name)
