"""What pausing and ending a mentorship asks for."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.choices import CANCELLING, FINISHING, PauseReason
from cairn.mentoring.models.pause import AT_MOST

USUAL = timedelta(days=14)
A_DAY = timedelta(days=1)


class NoteForm(forms.Form):
    """A private note to the coordinators."""

    note = forms.CharField(
        label=_("A note to the coordinators"),
        help_text=_("Only they read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class EndForm(NoteForm):
    """A reason, and the note of those who want to leave one."""

    REASONS: Any = ()
    reason = forms.ChoiceField(label=_("What fits best?"), widget=forms.RadioSelect)

    field_order = ("reason", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False
        reasons = self.fields["reason"]
        reasons.choices = [(one.value, one.label) for one in self.REASONS]  # type: ignore[attr-defined]


class FinishForm(EndForm):
    REASONS = FINISHING


class CancelForm(EndForm):
    REASONS = CANCELLING


class PauseForm(forms.Form):
    until = forms.DateField(
        label=_("Back on"),
        help_text=_("Up to 60 days at once; a longer pause needs the word of both of you."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.ChoiceField(
        label=_("What fits best?"),
        help_text=_("The other one reads it."),
        choices=PauseReason.choices,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today, until = timezone.localdate(), self.fields["until"]
        until.initial = today + USUAL
        until.widget.attrs |= {"min": str(today + A_DAY), "max": str(today + AT_MOST)}
