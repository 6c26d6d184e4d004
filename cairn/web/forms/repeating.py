"""A series as people fill it in, and what they choose for the dates that are not free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.scheduling.choices import Recurrence
from cairn.scheduling.refusals import Refusal
from cairn.scheduling.timing.planning import MOST, Choice, Pattern
from cairn.scheduling.timing.rhythm import Rhythm
from cairn.web.clocks import Clock
from cairn.web.forms.meetings import LengthField, clock_choices, moment_in
from cairn.web.forms.pieces import DayInput

CHOICE = "on-"
YEAR = timedelta(days=366)


class RepeatForm(forms.Form):
    """How often, from when, at what time and on whose clock."""

    rhythm = forms.ChoiceField(
        label=_("How often"), choices=Recurrence.choices, widget=forms.RadioSelect
    )
    first = forms.DateField(label=_("First day"), widget=DayInput)
    time = forms.TimeField(
        label=_("Begins at"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time such as 18:30.")},
    )
    clock = forms.ChoiceField(
        label=_("On whose clock"),
        help_text=_("Where clocks change, the meetings stay at this time in that place."),
        widget=forms.RadioSelect,
    )
    minutes = LengthField()
    count = forms.IntegerField(
        label=_("How many meetings"),
        min_value=1,
        max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, clocks: Iterable[Clock], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clock"].choices = clock_choices(clocks)  # type: ignore[attr-defined]

    def clean_first(self) -> date:
        day: date = self.cleaned_data["first"]
        if abs(day - timezone.localdate()) > YEAR:
            raise forms.ValidationError(Refusal.OTHER_SERIES.label)
        return day

    @property
    def pattern(self) -> Pattern | None:
        """The series that is asked for; None as long as it is not filled in."""
        if not (self.is_bound and self.is_valid()):
            return None
        said = self.cleaned_data
        return Pattern(
            rhythm=Rhythm(said["rhythm"]),
            first=said["first"],
            count=said["count"],
            minute=60 * said["time"].hour + said["time"].minute,
            minutes=said["minutes"],
            zone=ZoneInfo(said["clock"]),
        )


def choices_in(said: QueryDict) -> Mapping[date, Choice]:
    """What was chosen for single dates; nonsense chooses nothing."""
    found = {}
    for name, value in said.items():
        if name.startswith(CHOICE) and value in {choice.value for choice in Choice}:
            try:
                found[date.fromisoformat(name.removeprefix(CHOICE)[:10])] = Choice(str(value))
            except ValueError:
                continue
    return found


def seen_in(said: QueryDict) -> list[datetime]:
    """The times that the page has shown."""
    return [at for text in said.getlist("seen") if (at := moment_in(text))]
