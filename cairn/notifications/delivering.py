"""Mails owed → mails sent. At least once, with the same Message-ID when it is more than once.

Nothing is taken from the outbox while the mail server cannot be reached or lets nobody in, so a
dead server loses nothing and costs no mail an attempt. Sending stands outside any transaction.
"""

from __future__ import annotations

import logging
import smtplib
import time
from collections.abc import Callable
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from cairn.activity.models import Event
from cairn.notifications.calendar_mails import is_calendar_mail, write_calendar_mail
from cairn.notifications.catalogue import lines_of, words_of
from cairn.notifications.composing import compose
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Delivery, Optout

logger = logging.getLogger(__name__)

AT_ONCE = 100
A_TURN = 10.0  # seconds, after which everything else a worker does has its turn
FOR_GOOD = 500


class ServerDown(Exception):
    """The mail server cannot be reached, or does not let us in. Every mail is still owed."""


class Unwanted(Exception):
    """The mail is no longer of use; the message says why."""


def deliver_some(limit: int = AT_ONCE, is_stopping: Callable[[], bool] = lambda: False) -> int:
    """Send due mails over one connection; how many were taken. Raises ServerDown."""
    if not Delivery.objects.due(timezone.now()).exists():
        return 0
    connection = get_connection()
    try:
        _open(connection)
        return _deliver_over(connection, limit, is_stopping)
    finally:
        connection.close()


def _open(connection: Any) -> None:
    """Connect and sign in; whatever goes wrong here is about the server, not about a mail."""
    try:
        connection.open()
    except OSError as error:
        raise ServerDown(str(error)) from error


def _deliver_over(connection: Any, limit: int, is_stopping: Callable[[], bool]) -> int:
    enough = time.monotonic() + A_TURN
    for count in range(limit):
        over = is_stopping() or time.monotonic() > enough
        delivery = None if over else Delivery.take()
        if delivery is None:
            return count
        deliver(delivery, connection)
    return limit


def deliver(delivery: Delivery, connection: Any) -> None:
    """Settle a taken delivery. Raises ServerDown when the server went away meanwhile."""
    try:
        mail = write(delivery)
    except Unwanted as reason:
        delivery.skip(str(reason))
    except Exception as error:
        logger.exception("Delivery %s cannot be written", delivery.pk)
        delivery.retry(repr(error))
    else:
        mail.connection = connection
        _send(delivery, mail)


def write(delivery: Delivery) -> EmailMessage:
    """The mail as it is true now. Raises Unwanted when it should not go out any more."""
    if delivery.expires_at <= timezone.now():
        raise Unwanted("expired")
    if delivery.user and not delivery.user.is_active:
        raise Unwanted("account closed")
    if is_calendar_mail(delivery):
        return _calendar_mail(delivery)
    if delivery.event is None:
        return compose(delivery, None)
    line = line_of(delivery, delivery.event)
    if line is None:
        raise Unwanted("no longer true")
    if _has_left(delivery, line):
        raise Unwanted("left")
    return compose(delivery, line)


def _calendar_mail(delivery: Delivery) -> EmailMessage:
    mail = write_calendar_mail(delivery)
    if mail is None:
        raise Unwanted("no longer true")
    return mail


def _send(delivery: Delivery, mail: EmailMessage) -> None:
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        _refused(delivery, code, words)
    except smtplib.SMTPDataError as error:
        _refused(delivery, error.smtp_code, error.smtp_error)
    except OSError as error:
        delivery.retry(repr(error))
        raise ServerDown(str(error)) from error
    except Exception as error:
        logger.exception("Delivery %s cannot be sent", delivery.pk)
        delivery.retry(repr(error))
    else:
        delivery.mark_sent()


def _refused(delivery: Delivery, code: int, words: bytes | str) -> None:
    """The server took the connection but not this mail: for good from 500 on, or for now."""
    said = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    settle = delivery.fail if code >= FOR_GOOD else delivery.retry
    settle(f"{code} {said}")


def _has_left(delivery: Delivery, line: Line) -> bool:
    if line.mail is not Mail.NOW or delivery.user is None:
        return False
    return bool(Optout.objects.of(delivery.user, line.group).exists())


def line_of(delivery: Delivery, event: Event) -> Line | None:
    """The line of the catalogue that still names this person; None when none does any more."""
    noun = event.noun()
    hearer = delivery.user or delivery.address
    for line in lines_of(event.kind) if noun else ():
        if words_of(event.kind, line) == delivery.kind and hearer in line.to(noun):
            return line
    return None
