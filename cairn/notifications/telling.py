"""Event → notifications and mails owed. The first of two steps; delivering.py is the second."""

from __future__ import annotations

import logging

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from cairn.accounts.models import User
from cairn.activity.models import Event
from cairn.notifications.catalogue import lines_of, words_of
from cairn.notifications.facts import facts_of
from cairn.notifications.labels import Facts
from cairn.notifications.line import Line, Mail
from cairn.notifications.models import Delivery, Notification, Optout, Stumble

logger = logging.getLogger(__name__)

AT_ONCE = 50


def tell_some(limit: int = AT_ONCE) -> int:
    """Tell the oldest untold events, each in its own transaction; how many were looked at."""
    for count in range(limit):
        if not tell_next():
            return count
    return limit


def tell_next() -> bool:
    """Tell the oldest event; False when there is none. One that fails waits, others go on."""
    if not waiting().exists():
        return False
    with transaction.atomic():
        event = waiting().select_for_update(skip_locked=True, of=("self",)).first()
        if event is None:
            return False
        try:
            with transaction.atomic():
                tell(event)
        except Exception as error:
            logger.exception("Event %s cannot be told", event.pk)
            Stumble.over(event, error)
    return True


def waiting() -> models.QuerySet[Event]:
    """Untold events, without those that stumbled and wait for another try."""
    ready = models.Q(stumble=None) | models.Q(stumble__retry_at__lte=timezone.now())
    untold: models.QuerySet[Event] = Event.objects.untold().filter(ready)
    return untold


def tell(event: Event) -> None:
    """Write what everybody hears of the event, and that it is told. Harmless when repeated."""
    lines = lines_of(event.kind)
    noun = event.noun() if lines else None
    if noun is not None:
        facts = _facts_of(noun, event)
        for line in lines:
            for hearer in line.to(noun):
                _tell_one(event, line, hearer, facts)
    event.told_at = timezone.now()
    event.save(update_fields=["told_at"])


def _facts_of(noun: models.Model, event: Event) -> Facts:
    """With the time that a meeting had before, which the meeting itself has forgotten."""
    facts, was = facts_of(noun), event.data.get("was")
    return facts._replace(labels={**facts.labels, "was_at": was}) if was else facts


def _tell_one(event: Event, line: Line, hearer: User | str, facts: Facts) -> None:
    if isinstance(hearer, str):
        _owe_mail(event, line, facts, address=hearer)
    elif hearer.is_active and (line.tells_doer or hearer.pk != event.actor_id):
        notification = _show(event, line, hearer, facts)
        if line.mail is Mail.MUST or (line.mail is Mail.NOW and not _left(hearer, line)):
            _owe_mail(event, line, facts, user=hearer, notification=notification)


def _left(user: User, line: Line) -> bool:
    return Optout.objects.of(user, line.group).exists()


def _path(line: Line, facts: Facts) -> str:
    return reverse(line.page) if line.page else facts.path


def _show(event: Event, line: Line, user: User, facts: Facts) -> Notification:
    """Whoever did it themself need not read it: the bell stays quiet."""
    read_at = timezone.now() if user.pk == event.actor_id else None
    notification: Notification = Notification.objects.get_or_create(
        user=user,
        event=event,
        kind=words_of(event.kind, line),
        defaults={
            "community_id": facts.community_id,
            "params": facts.labels,
            "path": _path(line, facts),
            "read_at": read_at,
        },
    )[0]
    return notification


def _owe_mail(
    event: Event,
    line: Line,
    facts: Facts,
    *,
    user: User | None = None,
    address: str = "",
    notification: Notification | None = None,
) -> None:
    kind = words_of(event.kind, line)
    Delivery.objects.get_or_create(
        dedupe_key=f"event-{event.pk}-{kind}-{user.pk if user else address}"[:160],
        defaults={
            "user": user,
            "address": address,
            "event": event,
            "notification": notification,
            "kind": kind,
            "params": facts.labels,
            "path": _path(line, facts),
            "thread": facts.thread,
            "expires_at": timezone.now() + line.lasts,
        },
    )
