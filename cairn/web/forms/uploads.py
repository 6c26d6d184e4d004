"""A file in a form: what is taken is said beside it, and what was wrong with it too."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cairn.files.kinds import SUFFIXES
from cairn.files.refusals import Refusal

NAME = "upload"
REFUSALS_AT = dict.fromkeys((refusal.value for refusal in Refusal), NAME)


class UploadField(forms.FileField):
    """Looks at nothing but whether there is a file: what is in it, its noun finds out."""

    def __init__(self, **kwargs: Any) -> None:
        taken = _("PDF, picture, Word, Excel, PowerPoint, OpenDocument or text, up to {size} MB.")
        messages = {
            "required": _("Choose a file first."),
            "empty": Refusal.EMPTY.label,
            "invalid": _("Choose a file first."),
        }
        super().__init__(
            label=_("File"),
            help_text=format_lazy(taken, size=settings.FILE_MAX_BYTES // (1024 * 1024)),
            widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
            error_messages=messages,
            **kwargs,
        )


class WithUpload(forms.Form):
    """A form with an UploadField of the name `upload`."""

    @property
    def wants_file_again(self) -> bool:
        """Whether a file was sent that was right, and lost with what was wrong elsewhere."""
        return NAME in self.files and bool(self.errors) and NAME not in self.errors
