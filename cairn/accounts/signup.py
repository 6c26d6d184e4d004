"""What sign-up asks for besides e-mail and password, by whichever way somebody comes."""

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.accounts.zones import zone_names


class SignupForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    # The browser fills it in when it can; everybody may choose another zone in the settings.
    time_zone = forms.CharField(
        max_length=64, required=False, widget=forms.HiddenInput(attrs={"data-zone": ""})
    )

    field_order = ("name", "email", "password1")

    def signup(self, _request: HttpRequest, user: User) -> None:
        zone = self.cleaned_data["time_zone"]
        known = zone in zone_names()
        user.introduce(name=self.cleaned_data["name"], time_zone=zone if known else user.time_zone)
