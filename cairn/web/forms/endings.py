"""What a good ending asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.people.choices import LEVELS_TO_BEGIN_AT
from cairn.workspace.models import LookBack, SharedGoal, SkillLevel
from cairn.workspace.models.certificate import AT_FIRST, Part
from cairn.workspace.models.feedback import Again, Met
from cairn.workspace.models.rating import HIGHEST

HELPFUL = {
    5: _("5, very much"),
    4: _("4, a good deal"),
    3: _("3, somewhat"),
    2: _("2, a little"),
    1: _("1, not at all"),
}


class LookBackForm(forms.Form):
    """A sentence; the mentee finds a field for each goal and each skill besides."""

    words = forms.CharField(
        label=_("What I take with me"),
        help_text=_("A sentence is enough: what you can do now, or see in another light."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self, *args: Any, pair: Mentorship, by: Membership, own: LookBack, **kwargs: Any
    ) -> None:
        super().__init__(*args, **{"initial": {"words": own.words}} | kwargs)
        self.goals: dict[str, SharedGoal] = {}
        self.levels: dict[str, SkillLevel] = {}
        if by.pk == pair.mentee.membership_id:
            self._add_goals(pair)
            self._add_levels(pair)
        for piece in (*self.goals.values(), *self.levels.values()):
            piece.mentorship = pair

    def clean(self) -> dict[str, Any]:
        """What `LookBack.write` asks for: only what was changed is said anew."""
        said = {name: self.cleaned_data.get(name) for name in self.changed_data}
        return {
            "words": self.cleaned_data.get("words", ""),
            "ratings": {g: said[n] for n, g in self.goals.items() if said.get(n) is not None},
            "levels": {s: said[n] for n, s in self.levels.items() if said.get(n) is not None},
        }

    def _add_goals(self, pair: Mentorship) -> None:
        for goal in SharedGoal.objects.of(pair).with_ratings():
            self.goals[name := f"goal-{goal.key}"] = goal
            last = [one.score for one in goal.ratings.all() if one.occasion == "final"]
            self.initial[name] = last[-1] if last else None
            self.fields[name] = forms.IntegerField(
                label=_("How near did we come to “%(goal)s”?") % {"goal": goal.title},
                help_text=_("0: as far away as can be. 10: we are there."),
                required=False,
                min_value=0,
                max_value=HIGHEST,
                widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
            )

    def _add_levels(self, pair: Mentorship) -> None:
        for level in SkillLevel.objects.of(pair).select_related("skill"):
            self.levels[name := f"level-{level.key}"] = level
            self.initial[name] = level.now
            self.fields[name] = forms.TypedChoiceField(
                label=_("Where do you stand with %(skill)s now?") % {"skill": level.skill.name},
                choices=LEVELS_TO_BEGIN_AT,
                coerce=int,
            )


class FeedbackForm(forms.Form):
    """Four questions, and a private word to the coordinators."""

    helpful = forms.TypedChoiceField(
        label=_("How helpful was it for you?"),
        choices=list(HELPFUL.items()),
        coerce=int,
        widget=forms.RadioSelect,
    )
    met = forms.ChoiceField(
        label=_("Did it meet the need that it began with?"),
        choices=Met.choices,
        widget=forms.RadioSelect,
    )
    again = forms.ChoiceField(
        label=_("Would you do it again?"), choices=Again.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Words for the other one"),
        help_text=_("What helped you, and what could help the next one?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    note = forms.CharField(
        label=_("Only for the coordinators"),
        help_text=_("The other one never reads this."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ThanksForm(forms.Form):
    """Mentees may offer it for the mentor's page."""

    text = forms.CharField(
        label=_("Thank you"),
        help_text=_("What did they do that made a difference? One true sentence is plenty."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write something first.")},
    )
    offered = forms.BooleanField(
        label=_("They may show it on their page as a mentor, with my name"),
        help_text=_("Only if they agree. Either of you can take it down at any time."),
        required=False,
    )

    def __init__(self, *args: Any, to_mentor: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not to_mentor:
            del self.fields["offered"]


class ShowsForm(forms.Form):
    """What the public page of a certificate says."""

    shows = forms.MultipleChoiceField(
        label=_("What others see"),
        help_text=_("Whoever has the code of your certificate can look it up, and finds this."),
        choices=Part.choices,
        initial=AT_FIRST,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ReasonForm(forms.Form):
    """Why a coordinator takes something away."""

    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Only the person whom it concerns reads it, with the news."),
        max_length=300,
        error_messages={"required": _("Say why, in a sentence.")},
    )
