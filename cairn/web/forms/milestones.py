"""Milestones as people fill them in, and the choice of a template."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.models import Mentorship
from cairn.web.forms.pieces import DayInput, TitledField
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import Milestone, SharedGoal
from cairn.workspace.outline import WEEKS


class MilestoneForm(VersionedForm):
    MODEL = Milestone
    FIELDS = ("title", "week", "due_on", "weight", "notes")
    WIDGETS: ClassVar = {"due_on": DayInput, "notes": forms.Textarea(attrs={"rows": 5})}
    HELP: ClassVar = {
        "title": _("Something that is there or is not there, such as “First draft sent”."),
        "week": _("Counted from the beginning, 1 to 26. Weeks of a pause do not count."),
        "due_on": _("Instead of a week, where the day is fixed."),
        "notes": _("Both of you read and write these."),
    }

    goal = TitledField(SharedGoal, label=_("For which goal"), empty_label=_("No goal of its own"))
    field_order = ("title", "week", "due_on", "goal", "weight", "notes")

    def __init__(self, *args: Any, pair: Mentorship, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].queryset = SharedGoal.objects.of(pair)  # type: ignore[attr-defined]


class LayOutForm(forms.Form):
    """From which week on a template is laid out."""

    begin = forms.IntegerField(
        label=_("Begin in week"),
        help_text=_("The first week of the template becomes this week."),
        min_value=WEEKS[0],
        max_value=WEEKS[-1],
        initial=WEEKS[0],
    )
