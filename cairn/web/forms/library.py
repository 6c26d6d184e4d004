"""What members offer to the library, as they fill it in."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.communities.models import Membership
from cairn.library.models import LibraryItem
from cairn.mentoring.models import Mentorship
from cairn.web.forms.notes import TagsField
from cairn.web.forms.uploads import UploadField, WithUpload
from cairn.web.forms.versions import VersionedForm

SKILL_AT_MOST = 60


class SkillsField(TagsField):
    """Names of skills in a line, divided by commas."""

    def clean(self, value: Any) -> list[str]:
        names = (" ".join(part.split()) for part in super().clean(value).split(","))
        kept = list(dict.fromkeys(filter(None, names)))
        if any(len(name) > SKILL_AT_MOST for name in kept):
            raise forms.ValidationError(_("Name each skill in at most 60 letters."))
        return kept


class WordsForm(VersionedForm):
    """What is said of an item; what it holds is there already."""

    MODEL = LibraryItem
    FIELDS: ClassVar[tuple[str, ...]] = ("title", "why")
    HELP: ClassVar = {"why": _("One line: for whom, and what to look for.")}

    skill_names = SkillsField(
        label=_("Skills that it serves"),
        required=False,
        max_length=320,
        help_text=_("Up to five, divided by commas: “Python, public speaking”."),
    )
    field_order: tuple[str, ...] = ("title", "why", "skill_names")


class LibraryForm(WithUpload, WordsForm):
    FIELDS = ("title", "words", "why")
    WIDGETS: ClassVar = {"words": forms.Textarea(attrs={"rows": 5})}

    url = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=LibraryItem._meta.get_field("url").validators,
    )
    upload = UploadField(required=False)
    field_order = ("title", "url", "upload", "words", "why", "skill_names")


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("A few words to whoever offered it"),
        help_text=_("What would have to change, or where it fits better."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PairField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the member's own open mentorships, by the other person and the topic."""

    member: Membership

    def label_from_instance(self, noun: Any) -> str:
        return f"{noun.partner_of(self.member).user.name}: {noun.topic}"


class ShareForm(forms.Form):
    pair = PairField(
        Mentorship.objects.none(),
        to_field_name="key",
        empty_label=None,
        label=_("Mentorship"),
        error_messages={"required": _("Choose one of your mentorships.")},
    )
    why = forms.CharField(
        label=_("Why it helps just here"),
        max_length=300,
        required=False,
        help_text=_("Without it, the line under the title goes along."),
    )

    def __init__(self, *args: Any, member: Membership, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Mentorship.objects.visible_to(member).open().with_people()
        pair: Any = self.fields["pair"]
        pair.member, pair.queryset = member, mine
