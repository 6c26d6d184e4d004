"""Two skills and how much one helps with the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.matching.models import SkillRelation
from cairn.web.forms.skills import SkillText

PERCENTS = tuple(range(40, 100, 5))


class PercentForm(forms.Form):
    percent = forms.IntegerField(min_value=0, max_value=100)

    @classmethod
    def read(cls, request: HttpRequest) -> int:
        """The percent that was sent; 0, which every act refuses, for nonsense."""
        form = cls(request.POST)
        return int(form.cleaned_data["percent"]) if form.is_valid() else 0


class RelateForm(forms.Form):
    one = forms.CharField(label=_("One skill"), max_length=60, widget=SkillText)
    other = forms.CharField(label=_("The other skill"), max_length=60, widget=SkillText)
    percent = forms.TypedChoiceField(
        label=_("How much one helps with the other"),
        help_text=_("80% is nearly the same; at 40% it is just worth asking."),
        choices=[(percent, _("%(n)d%%") % {"n": percent}) for percent in PERCENTS],
        coerce=int,
        initial=60,
    )

    def act(self, by: Membership) -> Callable[[dict[str, Any]], SkillRelation]:
        """What the form asks for, when the member sends it."""
        return lambda data: SkillRelation.relate(**data, by=by)
