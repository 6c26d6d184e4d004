"""How the reader of a mail about a meeting moves or cancels it, without looking for its page."""

from __future__ import annotations

from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cairn.notifications.models import Delivery
from cairn.scheduling.models import Participant
from cairn.scheduling.passes import Pass


class Way(NamedTuple):
    words: str | Promise
    address: str


def ways_of(delivery: Delivery) -> list[Way]:
    """None when the mail is about no meeting, or about one that is not agreed or has begun.

    They are made when the mail is written: what opens without a sign-in is stored nowhere.
    """
    row = _row_of(delivery) if "meeting" in delivery.params else None
    if row is None:
        return []
    move = reverse("meetings:mail-move", args=[row.meeting.key])
    cancel = reverse("meetings:mail-cancel", args=[Pass.of(row).token])
    return [
        Way(_("Move the meeting"), f"{settings.SITE_URL}{move}"),
        Way(_("Cancel the meeting"), f"{settings.SITE_URL}{cancel}"),
    ]


def _row_of(delivery: Delivery) -> Participant | None:
    mine = Participant.objects.filter(meeting=delivery.params["meeting"], user=delivery.user_id)
    row = mine.select_related("meeting").first()
    can_change = row and row.meeting.is_confirmed and row.meeting.starts_at > timezone.now()
    return row if can_change else None
