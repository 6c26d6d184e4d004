"""What asking and answering ask for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.mentoring.choices import Commitment, DeclineReason, Format
from cairn.mentoring.models import Mentor
from cairn.people.models import LearningGoal


class LetterForm(forms.Form):
    """A request. `goals` are the asker's learning goals, by key; it cleans to their copy."""

    need = forms.CharField(
        label=_("What I want to learn"),
        help_text=_("Your need in one sentence."),
        max_length=200,
        error_messages={"required": _("Say in one sentence what you want to learn.")},
    )
    goals = forms.MultipleChoiceField(
        label=_("Goals this is about"), required=False, widget=forms.CheckboxSelectMultiple
    )
    career_goals = forms.CharField(
        label=_("Where I want to go"),
        help_text=_("The bigger picture: a role, a change, a project."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    why = forms.CharField(
        label=_("Why this mentor"),
        help_text=_("What in their profile made you stop?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    format = forms.ChoiceField(
        label=_("How I would like to work"), choices=Format.choices, widget=forms.RadioSelect
    )
    minutes = forms.TypedChoiceField(
        label=_("Time per month"),
        choices=Commitment.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    first_times = forms.CharField(
        label=_("First times that suit me"),
        help_text=_("Two or three, in your own time zone. The mentor sees the zone."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, goals: Iterable[LearningGoal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = {goal.key: goal for goal in goals}
        self.fields["goals"].choices = [  # type: ignore[attr-defined]
            (goal.key, goal.skill.name) for goal in self.listed.values()
        ]

    def clean_goals(self) -> list[dict[str, Any]]:
        chosen = [self.listed[key] for key in self.cleaned_data["goals"]]
        return [
            {"skill": goal.skill.name, "now": goal.level_now, "wanted": goal.level_wanted}
            for goal in chosen
        ]


class DeclineForm(forms.Form):
    """A kind no. `colleagues` are those on offer just now; it cleans to one of them, or None."""

    reason = forms.ChoiceField(
        label=_("Why not now?"), choices=DeclineReason.choices, widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("Your words"),
        help_text=_("One friendly sentence is enough."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    colleague = forms.ChoiceField(
        label=_("Suggest a colleague"), required=False, widget=forms.RadioSelect
    )
    stop_accepting = forms.BooleanField(
        label=_("And stop accepting mentees for now"), required=False
    )

    def __init__(self, *args: Any, colleagues: Iterable[Mentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {mentor.membership.user.profile.handle: mentor for mentor in colleagues}
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody")),
            *((handle, mentor.membership.user.name) for handle, mentor in self.offered.items()),
        ]

    def clean_colleague(self) -> Mentor | None:
        return self.offered.get(self.cleaned_data["colleague"])


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("Your message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write something first.")},
    )
