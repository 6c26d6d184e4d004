"""The form of the first start: an owner, and their community."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cairn.accounts.models import User
from cairn.web.forms.communities import CommunityForm


class SetupForm(CommunityForm):
    code = forms.CharField(
        label=_("Setup code"),
        max_length=40,
        help_text=_("It is printed where Cairn was started; “manage.py setup_code” prints it too."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    owner = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("A password"),
        max_length=200,
        strip=False,
        help_text=_("At least 10 characters. A few words that you can remember are good."),
        widget=forms.PasswordInput(render_value=True, attrs={"autocomplete": "new-password"}),
    )

    field_order = ("code", "owner", "email", "password", "name", "kind", "about")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the community")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        person = User(name=values.get("owner", ""), email=values.get("email", ""))
        if password := values.get("password"):
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return values
