"""Action items as people fill them in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from cairn.mentoring.models import Mentorship
from cairn.web.forms.pieces import DayInput, PartnerField, TitledField
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import ActionItem, Milestone


class ActionItemForm(VersionedForm):
    MODEL = ActionItem
    FIELDS = ("text", "due_on")
    WIDGETS: ClassVar = {"due_on": DayInput}
    HELP: ClassVar = {"text": _("Small enough for a week or two: “Send the outline to Ada”.")}

    owner = PartnerField()
    milestone = TitledField(
        Milestone, label=_("A step towards"), empty_label=_("No milestone of the timeline")
    )
    field_order = ("text", "owner", "due_on", "milestone")

    def __init__(self, *args: Any, pair: Mentorship, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].choose_from(pair)  # type: ignore[attr-defined]
        stones = Milestone.objects.of(pair).standing()
        self.fields["milestone"].queryset = stones  # type: ignore[attr-defined]
