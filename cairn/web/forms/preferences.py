"""What the preferences page asks for."""

from __future__ import annotations

from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.choices import FORMAT_SENTENCES, Commitment, Format
from cairn.mentoring.models import Mentee, Mentor
from cairn.mentoring.models.mentor import SEATS_AT_MOST
from cairn.people.choices import Stage


class SideForm(forms.Form):
    """What both sides ask for."""

    minutes = forms.TypedChoiceField(
        label=_("Time Commitment"),
        help_text=_("How much time can you dedicate per month?"),
        choices=Commitment.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    formats = forms.MultipleChoiceField(
        label=_("Formats"), choices=Format.choices, widget=forms.CheckboxSelectMultiple
    )

    def explained_formats(self) -> list[tuple[Any, Any]]:
        """Each format to choose, with the sentence that explains it."""
        return [(option, FORMAT_SENTENCES[option.data["value"]]) for option in self["formats"]]

    @classmethod
    def of(cls, side: Mentor | Mentee, data: Any = None) -> Self:
        """The form as posted, or with what holds now; its fields are named after the side."""
        initial = {name: getattr(side, name) for name in cls.base_fields}
        return cls(data, initial=initial, prefix=side._meta.model_name)


class MentorForm(SideForm):
    seats = forms.IntegerField(
        label=_("Places"),
        help_text=_("How many people can you mentor at once? Fewer is kinder than too many."),
        min_value=1,
        max_value=SEATS_AT_MOST,
    )
    topics = forms.CharField(
        label=_("What I like to help with"),
        help_text=_("A sentence in your own words. Your skills are listed on your profile."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    wished_stages = forms.TypedMultipleChoiceField(
        label=_("Career stages I help best"),
        help_text=_("Leave all empty to help everybody."),
        choices=Stage.choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class MenteeForm(SideForm):
    hopes = forms.CharField(
        label=_("What I hope for"),
        help_text=_("What would be different in three months? Mentors you ask can read it."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
