"""What people fill in about themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.people.choices import Audience, DayPart, Language, Section
from cairn.people.models import Profile
from cairn.web.forms.model_fields import ModelFieldsForm

LANGUAGES_AT_MOST = 5


class AboutForm(ModelFieldsForm):
    MODEL = Profile
    FIELDS = ("headline", "bio", "industry", "stage", "location")
    WIDGETS: ClassVar = {"bio": forms.Textarea(attrs={"rows": 6})}
    HELP: ClassVar = {
        "headline": _("One line under your name, such as “Nurse who now builds software”."),
        "bio": _(
            "What you do, what you care about, what people may ask you. "
            "You may use *emphasis*, lists and [links](https://example.org)."
        ),
        "location": _("A city or a country; as near as you like."),
    }

    day_parts = forms.MultipleChoiceField(
        label=_("When you can usually talk"),
        help_text=_("On weekdays, by your own clock."),
        choices=DayPart.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    field_order = ("headline", "bio", "industry", "stage", "location", "day_parts")

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        begin = {name: getattr(profile, name) for name in (*self.FIELDS, "day_parts")}
        super().__init__(*args, initial=begin, **kwargs)
        spoken = [*profile.languages, *[""] * LANGUAGES_AT_MOST]
        for place in range(LANGUAGES_AT_MOST):
            self.fields[f"language_{place}"] = forms.ChoiceField(
                label=_("Preferred language") if place == 0 else _("Another language"),
                choices=[("", "—"), *Language.choices],
                initial=spoken[place],
                required=False,
            )

    @property
    def languages(self) -> list[forms.BoundField]:
        """One choice for each language, the preferred one first."""
        return [self[f"language_{place}"] for place in range(LANGUAGES_AT_MOST)]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        chosen = [values.pop(f"language_{place}", "") for place in range(LANGUAGES_AT_MOST)]
        return {**values, "languages": list(dict.fromkeys(filter(None, chosen)))}


class AudiencesForm(forms.Form):
    """For each section of a profile, who sees it."""

    def __init__(self, *args: Any, profile: Profile, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for section in Section:
            self.fields[section.value] = forms.TypedChoiceField(
                label=section.label,
                choices=Audience.choices,
                coerce=int,
                widget=forms.RadioSelect,
                initial=profile.audience_of(section).value,
            )


class PhotoForm(forms.Form):
    photo = forms.FileField(
        label=_("Picture"),
        help_text=_("JPEG, PNG, WebP or GIF, up to 8 MB. We keep the middle as a square."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/gif"}),
        error_messages={
            "required": _("Choose a picture first."),
            "empty": _("The file is empty. Choose another one."),
        },
    )
