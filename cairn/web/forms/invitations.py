"""The form of new invitations."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

AT_ONCE = 50
DAYS = ((1, _("1 day")), (7, _("7 days")), (14, _("14 days")), (30, _("30 days")))
_IS_ADDRESS = forms.EmailField(max_length=254)
HOW = (("email", _("By e-mail")), ("link", _("By a link that I pass on")))


class InvitationForm(forms.Form):
    # Whether addresses are needed depends on what is chosen above them.
    use_required_attribute = False

    how = forms.ChoiceField(
        label=_("How do you invite?"), choices=HOW, initial="email", widget=forms.RadioSelect
    )
    emails = forms.CharField(
        label=_("E-mail addresses"),
        max_length=15_000,
        error_messages={"required": _("Write at least one address, or choose the link.")},
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false", "autocomplete": "off"}),
        help_text=_("One in each line, at most 50. A link needs none."),
    )
    days = forms.TypedChoiceField(
        label=_("Good for"), choices=DAYS, coerce=int, initial=14, widget=forms.Select
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["emails"].required = self.data.get("how") != "link"

    def clean_emails(self) -> list[str]:
        """The addresses; every line that holds none is named in an error of its own."""
        if not self.fields["emails"].required:
            return []
        lines = re.split(r"[\n,;]", self.cleaned_data["emails"])
        addresses = [_address(line) for line in lines if line.strip()]
        if errors := [error for address in addresses for error in _errors(address)]:
            raise ValidationError(errors)
        if not addresses:
            raise ValidationError(self.fields["emails"].error_messages["required"])
        if len(addresses) > AT_ONCE:
            raise ValidationError(_("At most 50 addresses at a time."), code="too_many")
        return addresses


def _address(line: str) -> str:
    """The address in “ada@example.org” or in “Ada <ada@example.org>”."""
    inside = re.search(r"<([^<>]*)>", line)
    return (inside[1] if inside else line).strip()


def _errors(address: str) -> list[ValidationError]:
    try:
        _IS_ADDRESS.clean(address)
    except ValidationError:
        words = _("“%(address)s” is not an e-mail address.")
        return [ValidationError(words, code="no_address", params={"address": address[:60]})]
    return []
