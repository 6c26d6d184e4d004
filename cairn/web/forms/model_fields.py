"""Forms that take labels, limits and choices from a model, and leave saving to its acts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class ModelFieldsForm(forms.Form):
    """A form with the fields `FIELDS` of `MODEL` after those that it declares itself."""

    MODEL: ClassVar[type[models.Model]]
    FIELDS: ClassVar[tuple[str, ...]]
    WIDGETS: ClassVar[dict[str, forms.Widget | type[forms.Widget]]] = {}
    HELP: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(
            self.MODEL, fields=self.FIELDS, widgets=self.WIDGETS, help_texts=self.HELP
        )
        for field in self.MODEL._meta.fields:
            if field.name in self.FIELDS and not field.choices:
                self._limit(self.fields[field.name], field.validators)
        self.order_fields(self.field_order)

    @staticmethod
    def _limit(field: forms.Field, validators: Sequence[Any]) -> None:
        """Hold the field to the model's validators, whose words about numbers are better."""
        numbers = (MinValueValidator, MaxValueValidator)
        others = [check for check in field.validators if not isinstance(check, numbers)]
        field.validators = [*validators, *(check for check in others if check not in validators)]


def values_of(noun: models.Model | None, fields: tuple[str, ...]) -> dict[str, Any]:
    """What a form for `noun` begins with; nothing without one."""
    return {name: getattr(noun, name) for name in fields} if noun else {}
