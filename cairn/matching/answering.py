"""How soon a mentor answers, as the last requests tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from math import ceil
from statistics import median
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import ngettext

from cairn.lib.prepared import prepared
from cairn.lib.said import said_once
from cairn.mentoring.models import Mentor, Request
from cairn.mentoring.models.request import Status

ANSWERS_COUNTED, ANSWERS_NEEDED = 10, 3


def patience(waits: Iterable[timedelta]) -> str:
    """How soon somebody usually answers; nothing from fewer than three answers."""
    days = [wait / timedelta(days=1) for wait in waits]
    if len(days) < ANSWERS_NEEDED:
        return ""
    return _usually(max(1, ceil(median(days))))


@said_once
def _usually(usual: int) -> str:
    words = ngettext("Usually answers within a day", "Usually answers within %(n)d days", usual)
    return words % {"n": usual}


def waits_of(mentors: Iterable[Mentor]) -> dict[int, list[timedelta]]:
    """By mentor how long the last ten people waited for an answer."""
    waits: dict[int, list[timedelta]] = defaultdict(list)
    for mentor, sent_at, answered_at in _answered(mentors=[mentor.pk for mentor in mentors]):
        waits[mentor].append(answered_at - sent_at)
    return waits


@prepared
def _answered(mentors: Any) -> QuerySet[Any, tuple[Any, ...]]:
    """The last answered requests of these mentors: whose, when sent, when answered."""
    latest = Window(RowNumber(), partition_by="mentor", order_by=F("answered_at").desc())
    asked = Request.objects.filter(mentor__pk__in=[mentors]).order_by()
    answered = asked.filter(status__in=(Status.ACCEPTED, Status.DECLINED)).annotate(place=latest)
    last: QuerySet[Any, tuple[Any, ...]] = answered.filter(place__lte=ANSWERS_COUNTED)
    return last.values_list("mentor", "sent_at", "answered_at")
