"""Where the mentee stands with a skill, as people fill it in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.people.choices import LEVEL_SENTENCES, LEVELS_TO_BEGIN_AT, Level
from cairn.web.forms.skills import SkillText
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import SkillLevel


class SkillLevelForm(VersionedForm):
    MODEL = SkillLevel
    FIELDS: ClassVar = ()

    start = forms.TypedChoiceField(
        label=_("Level at the start"), choices=LEVELS_TO_BEGIN_AT, coerce=int, initial=0
    )
    target = forms.TypedChoiceField(
        label=_("Level we aim at"), choices=Level.choices, coerce=int, initial=Level.INDEPENDENT
    )


class NewSkillLevelForm(SkillLevelForm):
    skill = forms.CharField(
        label=_("Skill"),
        help_text=_("Any name will do: we know many by their short names too."),
        max_length=60,
        widget=SkillText,
    )
    field_order = ("skill", "start", "target")


class LevelForm(forms.Form):
    """A level, as the mentee says it or the mentor sees it."""

    level = forms.TypedChoiceField(
        label=_("Level now"), choices=LEVELS_TO_BEGIN_AT, coerce=int, widget=forms.RadioSelect
    )

    @property
    def levels(self) -> list[tuple[Any, Any]]:
        """Each level to choose, with the sentence that says what it means."""
        return list(zip(self["level"], ["", *LEVEL_SENTENCES.values()], strict=True))
