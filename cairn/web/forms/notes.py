"""Notes and resources as people write them."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.web.forms.uploads import UploadField, WithUpload
from cairn.web.forms.versions import VersionedForm
from cairn.workspace.models import Note, Resource


class NoteForm(VersionedForm):
    MODEL = Note
    FIELDS = Note.EDITABLE
    WIDGETS: ClassVar = {"text": forms.Textarea(attrs={"rows": 12})}


class NewNoteForm(NoteForm):
    """Who reads a note is said once, when it begins."""

    is_private = forms.TypedChoiceField(
        label=_("Who reads it?"),
        choices=[("shared", _("Both of us read and change it")), ("private", _("Only I, ever"))],
        coerce=lambda choice: choice == "private",
        initial="shared",
        widget=forms.RadioSelect,
        help_text=_("This cannot be changed later."),
    )


class TagsField(forms.CharField):
    """Tags in a line, divided by commas."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


class ResourceForm(WithUpload, VersionedForm):
    MODEL = Resource
    FIELDS = ("title", "words", "why")
    WIDGETS: ClassVar = {"words": forms.Textarea(attrs={"rows": 5})}
    HELP: ClassVar = {
        "words": _("A tip, a list, a passage: whatever fits into a note."),
        "why": _("One line on what to look for saves the other one an hour."),
    }

    url = forms.URLField(
        label=_("Link"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=Resource._meta.get_field("url").validators,
    )
    upload = UploadField(required=False)
    tags = TagsField(
        label=_("Tags"),
        required=False,
        max_length=200,
        help_text=_("A few words, divided by commas: “testing, books”."),
    )
    field_order = ("title", "url", "upload", "words", "why", "tags")
