"""The check-in: four boxes in a minute."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.mentoring.models import Mentorship
from cairn.web.forms.model_fields import ModelFieldsForm
from cairn.workspace.models import CheckIn, SharedGoal
from cairn.workspace.models.check_in import Mood, Readers
from cairn.workspace.models.rating import HIGHEST

RATING = "goal-"


class CheckInForm(ModelFieldsForm):
    """The mentee finds a field for each goal that the two work towards."""

    MODEL = CheckIn
    FIELDS = ("done", "blocked", "next_steps")
    WIDGETS: ClassVar = dict.fromkeys(FIELDS, forms.Textarea(attrs={"rows": 2}))
    HELP: ClassVar = {
        "blocked": _("Nothing is too small. This is what the other one can help with."),
    }

    mood = forms.ChoiceField(
        label=_("How is it going?"), choices=Mood.choices, widget=forms.RadioSelect
    )
    readers = forms.ChoiceField(
        label=_("Who reads this?"),
        choices=Readers.choices,
        initial=Readers.BOTH,
        widget=forms.RadioSelect,
        help_text=_("What only the coordinators read is never shown to the other one."),
    )

    def __init__(self, *args: Any, pair: Mentorship, by: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        is_mentee = by.pk == pair.mentee.membership_id
        goals = SharedGoal.objects.of(pair).active() if is_mentee else SharedGoal.objects.none()
        self.goals = {f"{RATING}{goal.key}": goal for goal in goals}
        for name, goal in self.goals.items():
            goal.mentorship = pair
            self.fields[name] = self._rating(goal)
        self.order_fields(("mood", *self.FIELDS, *self.goals, "readers"))

    def clean(self) -> dict[str, Any]:
        """What `CheckIn.give` asks for: ratings that were left out are none."""
        values = dict(self.cleaned_data)
        scores = {goal: values.pop(name, None) for name, goal in self.goals.items()}
        return {**values, "ratings": {g: n for g, n in scores.items() if n is not None}}

    @staticmethod
    def _rating(goal: SharedGoal) -> forms.IntegerField:
        return forms.IntegerField(
            label=_("How near is “%(goal)s”?") % {"goal": goal.title},
            help_text=_("0: as far away as can be. 10: we are there. Both of you see it."),
            required=False,
            min_value=0,
            max_value=HIGHEST,
            widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        )
