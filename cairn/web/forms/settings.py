"""The form of what the site knows about a person's account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.accounts.zones import zones_by_region
from cairn.web.forms.availability import KeepField


class SettingsForm(forms.Form):
    """Those whose hours are on their own clock say what happens to them when it changes."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=zones_by_region,
        help_text=_("All times are shown by this clock, and others see how your days overlap."),
    )

    def __init__(self, *args: Any, has_hours: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_hours:
            self.fields["keep"] = KeepField()
            self.fields["keep"].required = False
