"""The state of the database as one comparable value."""

from __future__ import annotations

from django.apps import apps
from django.db.models import Model

# Rows that tell nothing about people: sessions, caches of the framework, tokens of forms.
TECHNICAL = {"interface.submission", "sessions.session", "usersessions.usersession"}


def state(*, without: frozenset[str] = frozenset()) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables, by table."""
    return {
        model._meta.label_lower: list(model._base_manager.order_by("pk").values())
        for model in _models()
        if model._meta.label_lower not in TECHNICAL | without
    }


def differences(before: dict, after: dict) -> list[str]:
    """The tables whose rows are not the same."""
    return [table for table in before if before[table] != after[table]]


def _models() -> list[type[Model]]:
    return [m for m in apps.get_models() if m._meta.managed and not m._meta.proxy]
