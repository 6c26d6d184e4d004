"""What is asked about one's own calendars elsewhere."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class ConnectForm(forms.Form):
    """The secret address of a calendar; where it may lie is decided when it is fetched."""

    address = forms.CharField(
        label=_("Secret address of the calendar"),
        help_text=_(
            "It ends with .ics, and stands in the settings of your calendar. We keep it sealed."
        ),
        max_length=LONGEST,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "url", "spellcheck": "false"}),
    )
    counts_all_day = forms.BooleanField(
        label=_("Whole days count as busy, such as holidays"), required=False
    )


class FeedForm(forms.Form):
    """What the feed says to whoever looks at it."""

    is_busy_only = forms.BooleanField(
        label=_("Say only that I am busy"),
        help_text=_("Without titles, partners and links, for a calendar that others see too."),
        required=False,
    )
