"""What somebody searches for."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest


class SearchForm(forms.Form):
    q = forms.CharField(max_length=80, required=False)


def words_of(request: HttpRequest) -> str:
    """The words of `?q=`; none when they cannot be searched for."""
    form = SearchForm(request.GET)
    return str(form.cleaned_data["q"]) if form.is_valid() else ""
