"""The form of what the site knows about a person's account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.accounts.zones import zones_by_region


class SettingsForm(forms.Form):
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
