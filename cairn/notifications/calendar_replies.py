"""What calendars answer to invitations, out of a mailbox of the site's own, where there is one.

Each person's invitation to a meeting comes from an address of its own, `name+token@host`. An
answer counts when it was sent there, names the meeting, and is the invited person's. It is noted
and changes nothing else: an answer of a calendar never cancels a meeting.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from imaplib import IMAP4, IMAP4_SSL
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from cairn.ics.replies import Reply, read_reply
from cairn.lib.refusal import Refused
from cairn.notifications.calendar_entries import calendar_address
from cairn.scheduling.models import Participant

logger = logging.getLogger(__name__)

AT_ONCE = 50
BYTES_AT_MOST = 200_000
SECONDS = 15
TOKEN = 20
TO = ("Delivered-To", "X-Original-To", "To", "Cc")
CALENDARS = ("text/calendar", "application/ics")
_TAGGED = re.compile(r"\+(\d{1,18})-([0-9a-f]{20})@", re.IGNORECASE)


def address_for(participant: Participant) -> str:
    """Who invites this person to this meeting; the site's one address without a mailbox."""
    name, _at, host = calendar_address().partition("@")
    if not settings.CALENDAR_MAILBOX:
        return f"{name}@{host}"
    return f"{name}+{participant.pk}-{_token(participant.pk)}@{host}"


def read_calendar_mailbox() -> int:
    """Note what calendars have answered since; how many mails were looked at."""
    if not settings.CALENDAR_MAILBOX:
        return 0
    with _mailbox() as box:
        _ok, (found, *_rest) = box.uid("SEARCH", f"UNSEEN SMALLER {BYTES_AT_MOST}")
        mails = (found or b"").split()[:AT_ONCE]
        for number in mails:
            _look(box, number.decode())
    return len(mails)


def hear(mail: EmailMessage) -> None:
    """Note the answer in a mail; whatever is none is left alone."""
    participant, reply = _invited(mail), _reply_in(mail)
    if participant is None or reply is None or not _fits(reply, participant):
        return
    try:
        participant.hear(reply.answer.value.lower(), sequence=reply.sequence)
    except Refused as refused:
        logger.info("An answer of a calendar is left alone: %s", refused)


def _look(box: IMAP4, number: str) -> None:
    """Each mail once: one that cannot be read must not be in the way of the others for ever."""
    _ok, parts = box.uid("FETCH", number, "(BODY.PEEK[])")
    box.uid("STORE", number, "+FLAGS", r"(\Seen)")
    bodies = [part[1] for part in parts if isinstance(part, tuple)]
    try:
        for body in bodies:
            hear(message_from_bytes(body, policy=policy.default))
    except Exception:
        logger.exception("A mail to the calendar address cannot be read")


@contextmanager
def _mailbox() -> Iterator[IMAP4]:
    parts = urlsplit(settings.CALENDAR_MAILBOX)
    kind = IMAP4_SSL if parts.scheme == "imaps" else IMAP4
    host, port = parts.hostname or "", parts.port or (993 if parts.scheme == "imaps" else 143)
    with kind(host, port, timeout=SECONDS) as box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        box.select(unquote(parts.path.strip("/")) or "INBOX")
        yield box


def _invited(mail: EmailMessage) -> Participant | None:
    """Whose address the mail was sent to; None for one that we did not make."""
    written = " ".join(str(value) for name in TO for value in mail.get_all(name, []))
    for pk, token in _TAGGED.findall(written):
        if constant_time_compare(token.lower(), _token(int(pk))):
            rows = Participant.objects.select_related("user", "meeting__mentorship")
            return rows.filter(pk=pk).first()
    return None


def _reply_in(mail: EmailMessage) -> Reply | None:
    for part in mail.walk():
        if part.get_content_type() in CALENDARS:
            data = part.get_payload(decode=True)
            return read_reply(data) if isinstance(data, bytes) else None
    return None


def _fits(reply: Reply, participant: Participant) -> bool:
    """Whoever else answers was not asked."""
    is_theirs = reply.address == participant.user.email.lower()
    return is_theirs and reply.uid == participant.meeting.ical_uid


def _token(pk: int) -> str:
    return salted_hmac("cairn.calendar", str(pk), algorithm="sha256").hexdigest()[:TOKEN]
