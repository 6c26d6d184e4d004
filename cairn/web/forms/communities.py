"""The form of a new community."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.choices import Kind


class CommunityForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    kind = forms.ChoiceField(
        label=_("Who may join"), choices=Kind, initial=Kind.PRIVATE, widget=forms.RadioSelect
    )
    about = forms.CharField(
        label=_("What it is about"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who meets here, and what for. People read this before they join."),
    )
