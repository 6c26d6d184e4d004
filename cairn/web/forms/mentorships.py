"""What ending a mentorship asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.choices import CANCELLING, FINISHING


class CompleteForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What fits best?"),
        choices=[(reason.value, reason.label) for reason in FINISHING],
        widget=forms.RadioSelect,
    )


class CancelForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("What fits best?"),
        choices=[(reason.value, reason.label) for reason in CANCELLING],
        widget=forms.RadioSelect,
    )
