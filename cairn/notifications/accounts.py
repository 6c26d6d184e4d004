"""Accounts write their mails through the same outbox as everything else."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from cairn.notifications.accountmails import ACCOUNT_MAILS, kind_of
from cairn.notifications.clean import one_line
from cairn.notifications.models import Delivery

SHOWN_CODE = "development_code"
LABELS = (
    "code",
    "email",
    "from_email",
    "to_email",
    "deleted_email",
    "provider",
    "ip",
    "user_agent",
)
LINKS = ("activate_url", "password_reset_url", "signup_url")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Queues allauth's mails; the worker sends them within a second."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        kind = kind_of(template_prefix)
        Delivery.objects.create(
            address=email,
            kind=kind,
            params=labels_of(context),
            path=path_of(context),
            dedupe_key=f"account-{secrets.token_hex(16)}",
            is_urgent=True,
            expires_at=timezone.now() + ACCOUNT_MAILS[kind].lasts,
        )
        if settings.DEVELOPMENT and "code" in context:
            self.request.session[SHOWN_CODE] = context["code"]


def development_code(request: HttpRequest) -> str:
    """The code that was sent last, for the page to show; always empty on a real site."""
    return str(request.session.get(SHOWN_CODE, "")) if settings.DEVELOPMENT else ""


def labels_of(context: dict[str, Any]) -> dict[str, str]:
    """The few plain values of allauth's context that our words use."""
    labels = {name: one_line(context[name]) for name in LABELS if context.get(name)}
    when = context.get("timestamp")
    return labels | ({"changed_at": when.isoformat()} if isinstance(when, datetime) else {})


def path_of(context: dict[str, Any]) -> str:
    """Where the mail leads. The address is ours, whatever host the request pretended."""
    for name in LINKS:
        if name in context:
            parts = urlsplit(str(context[name]))
            return f"{parts.path}?{parts.query}" if parts.query else parts.path
    return "" if "code" in context else reverse("account_email")
