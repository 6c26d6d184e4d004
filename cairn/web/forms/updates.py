"""Progress updates and comments as people write them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.models import Mentorship
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import Update


class CompletedField(forms.MultipleChoiceField):
    """Milestones and action items by their keys; begins with what an update names already."""

    def prepare_value(self, value: Any) -> Any:
        kept = [one["key"] if isinstance(one, dict) else one for one in value or ()]
        return super().prepare_value(kept)


class UpdateForm(VersionedForm):
    """The title alone is a quick update."""

    MODEL = Update
    FIELDS = ("title", "done", "next_steps")
    WIDGETS: ClassVar = {
        "done": forms.Textarea(attrs={"rows": 4}),
        "next_steps": forms.Textarea(attrs={"rows": 3}),
    }
    HELP: ClassVar = {
        "title": _("One line is enough: “The first review is through”."),
        "next_steps": _("What comes next, and who does it?"),
    }

    completed = CompletedField(
        label=_("What is completed"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("title", "done", "completed", "next_steps")

    def __init__(
        self, *args: Any, pair: Mentorship, piece: Update | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, piece=piece, **kwargs)
        kept = {one["key"]: one["words"] for one in piece.completed} if piece else {}
        choices = Update.to_choose_from(pair) | kept
        self.fields["completed"].choices = list(choices.items())  # type: ignore[attr-defined]


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Your comment"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
