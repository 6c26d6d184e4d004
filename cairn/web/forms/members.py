"""The form of a member's role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.choices import Role


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role, widget=forms.RadioSelect)
