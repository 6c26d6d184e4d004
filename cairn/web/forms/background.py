"""Positions, education and links as people fill them in."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from cairn.people.models import Education, Link, Position
from cairn.web.forms.model_fields import ModelFieldsForm


class PositionForm(ModelFieldsForm):
    MODEL = Position
    FIELDS = Position.EDITABLE
    HELP: ClassVar = {"title": _("Such as “Staff nurse” or “Data engineer”.")}


class EducationForm(ModelFieldsForm):
    MODEL = Education
    FIELDS = Education.EDITABLE
    HELP: ClassVar = {"programme": _("What you learned, such as “MSc Physics” or “Carpentry”.")}


class LinkForm(ModelFieldsForm):
    MODEL = Link
    FIELDS = ("label",)
    HELP: ClassVar = {"label": _("What it is, such as “My blog” or “Portfolio”.")}

    url = forms.URLField(
        label=_("Address"),
        help_text=_("It begins with https:// or http://."),
        max_length=300,
        assume_scheme="https",
        validators=Link._meta.get_field("url").validators,
        error_messages={"invalid": _("Enter a web address such as https://example.org/me.")},
    )
    field_order = ("label", "url")
