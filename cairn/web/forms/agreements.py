"""The words of an agreement."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import Agreement

FEW_LINES = forms.Textarea(attrs={"rows": 3})


class AgreementForm(VersionedForm):
    MODEL = Agreement
    FIELDS = Agreement.WORDS
    WIDGETS: ClassVar = {
        "aims": FEW_LINES,
        "cadence": forms.RadioSelect,
        "contact": FEW_LINES,
        "confidentiality": FEW_LINES,
        "when_stuck": FEW_LINES,
    }

    confirm = forms.BooleanField(
        label=_("I give my word for this"),
        help_text=_("The other one is asked for theirs. Every change asks both anew."),
        required=False,
        initial=True,
    )
    field_order = (*FIELDS, "confirm")


class ConfirmForm(forms.Form):
    """Which version was read."""

    version = forms.IntegerField()
