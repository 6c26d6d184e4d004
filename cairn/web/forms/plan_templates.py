"""Templates of timelines as coordinators fill them in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.lib.refusal import Refused
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import PlanTemplate
from cairn.workspace.outline import STEPS_AT_MOST, TITLE_AT_MOST, read_steps, write_steps


class StepsField(forms.CharField):
    """Milestones, one on a line; its value is the lines as they are kept."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Milestones"),
            help_text=_(
                "One on a line, beginning with its week: “3: Show a first draft”. "
                "Put x2 or x3 behind what weighs more than the others."
            ),
            max_length=STEPS_AT_MOST * (TITLE_AT_MOST + 10),
            widget=forms.Textarea(attrs={"rows": 14}),
        )

    def prepare_value(self, value: Any) -> Any:
        return "\r\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        try:
            return write_steps(read_steps(super().clean(value).splitlines())).splitlines()
        except Refused as refused:
            raise forms.ValidationError(refused.refusal.label) from None


class PlanTemplateForm(VersionedForm):
    MODEL = PlanTemplate
    FIELDS: ClassVar = ("title", "weeks")
    HELP: ClassVar = {"weeks": _("How long a mentorship with this plan takes.")}

    steps = StepsField()
    field_order = ("title", "weeks", "steps")
