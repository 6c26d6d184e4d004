"""Goals of a pair, and their ratings."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.web.forms.model_fields import ModelFieldsForm
from cairn.web.forms.pieces import DayInput
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import Rating, SharedGoal
from cairn.workspace.models.rating import HIGHEST


class SharedGoalForm(VersionedForm):
    MODEL = SharedGoal
    FIELDS = SharedGoal.EDITABLE
    WIDGETS: ClassVar = {
        "why": forms.Textarea(attrs={"rows": 3}),
        "measure": forms.Textarea(attrs={"rows": 3}),
        "due_on": DayInput,
    }
    HELP: ClassVar = {
        "title": _("Specific, and small enough to reach: “Lead a review without my manager”."),
        "why": _("What would be different, and for whom? This carries you over a slow week."),
        "measure": _("Something you can see or count: three reviews, one talk, a letter sent."),
        "due_on": _("A day that is near enough to matter and far enough to manage."),
    }


class RatingForm(ModelFieldsForm):
    MODEL = Rating
    FIELDS = ("score", "sentence")
    WIDGETS: ClassVar = {"score": forms.NumberInput(attrs={"inputmode": "numeric"})}
    HELP: ClassVar = {
        "score": _("0: as far away as can be. 10: we are there."),
        "sentence": _("What makes it this number and not one less?"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["score"].widget.attrs |= {"min": 0, "max": HIGHEST}
