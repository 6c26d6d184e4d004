"""Forms that change what another may be changing too: nobody's words are lost."""

from __future__ import annotations

from typing import Any, ClassVar, NamedTuple, cast

from django import forms
from django.http import QueryDict

from cairn.interface.forms import submitted
from cairn.interface.member import Request
from cairn.web.forms.model_fields import ModelFieldsForm, values_of


class Newer(NamedTuple):
    """What a field says by now, where it differs from what was typed."""

    label: str
    text: str


class VersionedForm(ModelFieldsForm):
    """A form for a new piece or, with one, for changing it from the version that was read.

    Its visible fields are named as the piece's EDITABLE ones.
    """

    MODEL: ClassVar[Any]

    def __init__(self, *args: Any, piece: Any = None, **kwargs: Any) -> None:
        kwargs["initial"] = kwargs.get("initial", {}) | values_of(piece, self.MODEL.EDITABLE)
        super().__init__(*args, **kwargs)
        self.piece = piece
        self.newer: list[Newer] = []
        if piece is not None:
            version = forms.IntegerField(widget=forms.HiddenInput, initial=piece.version)
            self.fields["version"] = version

    def compare(self, piece: Any) -> None:
        """Show what the piece says by now, and let the next save be of this newer version."""
        if self["version"].data == str(piece.version):
            return
        for name, now in values_of(piece, self.MODEL.EDITABLE).items():
            field, value = self[name], self.fields[name].prepare_value(now)
            if field.field.has_changed(value, field.data):
                self.newer.append(Newer(str(field.label), _text(field.field, value)))
        data = cast("QueryDict", self.data).copy()
        data["version"] = str(piece.version)
        self.data = data


def rewritten(request: Request, form: VersionedForm, piece: Any, **at: dict[str, str]) -> bool:
    """Whether the form was posted and the piece changed; else it shows what is newer, if anything.

    The keywords are those of `submitted`.
    """
    if submitted(request, form, lambda values: piece.edit(by=request.member, **values), **at):
        return True
    if form.is_bound:
        form.compare(piece)
    return False


def _text(field: forms.Field, value: Any) -> str:
    """What a reader sees of a value: the words of choices, not their keys."""
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, list):
        return ", ".join(str(choices.get(one, one)) for one in value)
    return str(choices.get(value, "" if value is None else value))
