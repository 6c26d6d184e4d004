"""What the meetings of a pair tell of how it is doing, whatever the number of pairs and meetings.

Whether something is planned, when they met last, and which meetings did not take place. Lists
annotate their pairs `with_meetings_told`; of pairs without it, all are asked for in one query.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cairn.mentoring.choices import Cadence
from cairn.mentoring.models import Mentorship, Pause
from cairn.scheduling.models import Meeting
from cairn.scheduling.models.appointment import Status

LATELY = timedelta(days=30)
FIRST_WITHIN = timedelta(days=10)  # of the begin, the first meeting is to be planned
WITHIN, WITHIN_MONTHLY = timedelta(days=14), timedelta(days=30)  # of the last one, the next one


class Told(NamedTuple):
    """Of one pair. A meeting that is over counts as met unless they said that it was missed."""

    is_planned: bool
    met_at: datetime | None
    missed_at: datetime | None
    missed_before_at: datetime | None
    went_on_at: datetime | None

    def signs(self, pair: Mentorship, now: datetime) -> dict[str, date]:
        """The day since which each sign holds. Only two who can meet are told to plan it."""
        found = {"missed": self._missed(now)}
        if not self.is_planned and can_meet(pair):
            found |= {"unplanned" if self.met_at else "unmet": self._due_at(pair)}
        return {sign: timezone.localdate(since) for sign, since in found.items() if since}

    def _missed(self, now: datetime) -> datetime | None:
        """Two in a row, or two in the last days: since the later one."""
        before = self.missed_before_at
        if before is None:
            return None
        in_a_row = self.met_at is None or self.met_at < before
        return self.missed_at if in_a_row or before > now - LATELY else None

    def _due_at(self, pair: Mentorship) -> datetime:
        """When a meeting should have been planned; after a rest time begins anew."""
        since = max(filter(None, (pair.began_at, self.met_at, self.went_on_at)))
        if self.met_at is None:
            return since + FIRST_WITHIN
        return since + (WITHIN_MONTHLY if pair.cadence == Cadence.MONTHLY else WITHIN)


COLUMNS = tuple(f"told_{name}" for name in Told._fields)


def can_meet(pair: Mentorship) -> bool:
    """Whether the two go on and nobody has proposed to end it."""
    rests = pair.is_paused or pair.is_finish_proposed
    return not rests and all(person.is_active for person in pair.people)


def with_meetings_told(pairs: QuerySet[Any], now: Any) -> QuerySet[Any]:
    """Adds the values of `Told`, under the names of COLUMNS."""
    meetings = Meeting.objects.filter(mentorship=OuterRef("pk"))
    over = meetings.filter(Q(status=Status.HELD) | Q(status=Status.CONFIRMED, ends_at__lte=now))
    missed = meetings.filter(status=Status.MISSED).order_by("-starts_at").values("starts_at")
    pauses = Pause.objects.filter(mentorship=OuterRef("pk"), ended_at__isnull=False)
    told: QuerySet[Any] = pairs.annotate(
        told_is_planned=Exists(meetings.coming(now)),
        told_met_at=Subquery(over.order_by("-starts_at").values("starts_at")[:1]),
        told_missed_at=Subquery(missed[:1]),
        told_missed_before_at=Subquery(missed[1:2]),
        told_went_on_at=Subquery(pauses.order_by("-ended_at").values("ended_at")[:1]),
    )
    return told


def told_of_all(pairs: Sequence[Mentorship], now: datetime) -> dict[int, Told]:
    """By the pairs' ids; what was read with them is not asked for again."""
    found = {pair.pk: _told(pair.__dict__) for pair in pairs if COLUMNS[0] in pair.__dict__}
    unread = [pair.pk for pair in pairs if pair.pk not in found]
    if unread:
        rows = with_meetings_told(Mentorship.objects.filter(pk__in=unread), now)
        found |= {row["pk"]: _told(row) for row in rows.values("pk", *COLUMNS)}
    return found


def _told(row: Mapping[str, Any]) -> Told:
    return Told(*(row[column] for column in COLUMNS))
