"""A line of the catalogue: who hears of an event, by which way, and where it leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import Enum
from typing import Any, NamedTuple

from django.utils.functional import Promise

from cairn.notifications.hearers import Hearers
from cairn.notifications.models import Group


class Mail(Enum):
    NO = "in the app only"
    MUST = "at once, always"
    NOW = "at once, until they leave the group"
    DIGEST = "with the digest, which is not built yet: in the app only"


class Line(NamedTuple):
    """`words` names the templates where they are not those of the event's kind; a mail that
    could not be sent within `lasts` is of no use any more; `action` is what its link says, and
    `page` where it leads, if not to the noun. `tells_doer`: whoever did it gets the mail as well.
    """

    to: Callable[[Any], Hearers]
    mail: Mail
    group: Group
    action: str | Promise
    words: str = ""
    page: str = ""
    lasts: timedelta = timedelta(days=7)
    tells_doer: bool = False

    @property
    def is_left_with_one_click(self) -> bool:
        return self.mail is Mail.NOW
