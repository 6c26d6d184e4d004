"""Forms parse; acts decide. This joins the two, so that a refusal loses nothing typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.http import HttpRequest

from cairn.lib.refusal import Refused

Answer = TypeVar("Answer")


def submitted(
    request: HttpRequest,
    form: forms.BaseForm,
    act: Callable[[dict[str, Any]], Answer],
    *,
    refusals_at: dict[str, str] | None = None,
) -> bool:
    """Whether the form was posted, is right, and `act` did what it asks with its cleaned data.

    A refusal becomes an error of the form: beside the field that `refusals_at` names for its
    code, otherwise above all fields.
    """
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        code = refused.refusal.value
        form.add_error((refusals_at or {}).get(code), str(refused.refusal.label))
        return False
    return True


def status_of(form: forms.BaseForm) -> int:
    """200 for a fresh form, 422 for one that came back with errors."""
    return 422 if form.is_bound and form.errors else 200
