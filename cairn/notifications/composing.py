"""A delivery → the mail: both parts from the same words, and the headers that let it arrive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import Promise

from cairn.notifications.accountmails import ACCOUNT_MAILS
from cairn.notifications.clean import one_line
from cairn.notifications.line import Line
from cairn.notifications.models import Delivery, Group
from cairn.notifications.models.optout import token_of
from cairn.notifications.ways import ways_of
from cairn.notifications.words import paragraphs_of, subject_of


class Purpose(NamedTuple):
    """What the reader can do about the mail: what its link says, and how to get no more."""

    action: str | Promise
    group: str
    leave_url: str


def compose(delivery: Delivery, line: Line | None) -> EmailMultiAlternatives:
    """The mail in its reader's language and time zone; `line` is None for account mails."""
    with in_words_of(delivery):
        purpose = purpose_of(delivery, line)
        subject = subject_of(delivery.kind, delivery.params)
        context = _context(delivery, subject, purpose)
        mail = EmailMultiAlternatives(
            subject=subject,
            body=render_to_string("notifications/mail.txt", context).strip() + "\n",
            to=[delivery.recipient],
            headers=headers_of(delivery, purpose),
        )
        mail.attach_alternative(render_to_string("notifications/mail.html", context), "text/html")
    return mail


@contextmanager
def in_words_of(delivery: Delivery) -> Iterator[None]:
    """What is said inside is said in the language and time zone of the reader."""
    zone = delivery.user.zone if delivery.user else timezone.get_default_timezone()
    with translation.override(settings.LANGUAGE_CODE), timezone.override(zone):
        yield


def purpose_of(delivery: Delivery, line: Line | None) -> Purpose:
    if line is None:
        return Purpose(ACCOUNT_MAILS[delivery.kind].action, Group.ACCOUNT, "")
    leave_url = ""
    if line.is_left_with_one_click and delivery.user:
        leave_url = _address(reverse("unsubscribe", args=[token_of(delivery.user, line.group)]))
    return Purpose(line.action, line.group, leave_url)


def headers_of(delivery: Delivery, purpose: Purpose) -> dict[str, str]:
    """Says that a machine wrote it, keeps a story together, and offers the way out."""
    host = urlsplit(settings.SITE_URL).hostname
    headers = {
        "Message-ID": delivery.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "X-Reason": f"{delivery.kind} ({purpose.group})",
    }
    if delivery.thread:
        headers["References"] = f"<{delivery.thread}@{host}>"
    if purpose.group != Group.ACCOUNT:
        headers["List-Id"] = f"<{purpose.group}.{host}>"
    if purpose.leave_url:
        headers["List-Unsubscribe"] = f"<{purpose.leave_url}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def link_of(delivery: Delivery) -> str:
    """Through the notification where there is one: opening it chooses the right community."""
    if delivery.notification:
        return _address(reverse("notifications:open", args=[delivery.notification.key]))
    return _address(delivery.path) if delivery.path else ""


def _context(delivery: Delivery, subject: str, purpose: Purpose) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "subject": subject,
        "first_name": one_line(delivery.user.get_short_name()) if delivery.user else "",
        "paragraphs": paragraphs_of(delivery.kind, delivery.params),
        "action": purpose.action,
        "link": link_of(delivery) if purpose.action else "",
        "ways": ways_of(delivery),
        "community": delivery.params.get("community", ""),
        "leave_url": purpose.leave_url,
        "group": Group(purpose.group).label,
        "language": translation.get_language(),
    }


def _address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"
