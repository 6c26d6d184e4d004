"""Skills and learning goals as people fill them in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from cairn.people.choices import LEVEL_SENTENCES, Importance, Level
from cairn.people.models import Expertise, LearningGoal
from cairn.web.forms.model_fields import ModelFieldsForm

NAMES = "skill-names"


class SkillText(forms.TextInput):
    """A text with suggestions: a fixed list without scripts, a cleverer one with them."""

    def __init__(self) -> None:
        super().__init__(
            attrs={
                "list": NAMES,
                "autocomplete": "off",
                "autocapitalize": "off",
                "hx-get": reverse_lazy("skills:suggest"),
                "hx-trigger": "input changed delay:200ms",
                "hx-target": f"#{NAMES}",
            }
        )


class SkillForm(ModelFieldsForm):
    MODEL = Expertise
    FIELDS = ("years", "last_used", "is_primary", "can_teach")

    skill = forms.CharField(
        label=_("Skill"),
        help_text=_("Any name will do: we know many by their short names too."),
        max_length=60,
        widget=SkillText,
    )
    level = forms.TypedChoiceField(
        label=_("Your level"),
        choices=Level.choices,
        coerce=int,
        initial=Level.INDEPENDENT,
        widget=forms.RadioSelect,
    )
    field_order = ("skill", "level", *FIELDS)

    @property
    def levels(self) -> list[tuple[Any, Any]]:
        """Each level to choose, with the sentence that says what it means."""
        return list(zip(self["level"], LEVEL_SENTENCES.values(), strict=True))


class GoalForm(ModelFieldsForm):
    MODEL = LearningGoal
    FIELDS = ("note",)
    WIDGETS: ClassVar = {"note": forms.Textarea(attrs={"rows": 3})}
    HELP: ClassVar = {"note": _("What you would like to be able to do, in a sentence.")}

    skill = forms.CharField(
        label=_("What you want to learn"),
        help_text=_("One skill. Any name will do: we know many by their short names too."),
        max_length=60,
        widget=SkillText,
    )
    level_now = forms.TypedChoiceField(
        label=_("Your level now"),
        choices=LearningGoal._meta.get_field("level_now").choices or [],
        coerce=int,
        initial=0,
        widget=forms.Select,
    )
    level_wanted = forms.TypedChoiceField(
        label=_("The level you want"),
        choices=Level.choices,
        coerce=int,
        initial=Level.INDEPENDENT,
        widget=forms.RadioSelect,
    )
    importance = forms.TypedChoiceField(
        label=_("How important is it to you?"),
        choices=Importance.choices,
        coerce=int,
        initial=Importance.IMPORTANT,
    )
    field_order = ("skill", "level_now", "level_wanted", "importance", "note")

    @property
    def levels(self) -> list[tuple[Any, Any]]:
        """Each level to want, with the sentence that says what it means."""
        return list(zip(self["level_wanted"], LEVEL_SENTENCES.values(), strict=True))


class TypedForm(forms.Form):
    """The half-typed skill that suggestions are asked for."""

    skill = forms.CharField(max_length=60)
