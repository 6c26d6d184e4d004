"""The times at which two people could meet, in a number of queries that never grows.

Everything is read here, and decided in `timing.slots`, which knows no database.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from cairn.accounts.models import User
from cairn.mentoring.models import Mentorship, Seen
from cairn.scheduling.models.busy_block import BusyBlock
from cairn.scheduling.models.participant import Participant
from cairn.scheduling.models.timetable import Timetable
from cairn.scheduling.timing.slots import Guest, Host, Month, Slot, nearest, slots
from cairn.scheduling.timing.spans import Span
from cairn.scheduling.timing.wall import wall

# Limits count whole weeks and months of the mentor's clock.
AROUND = timedelta(days=33)
NEAR = timedelta(days=7)
SPENDING = ("proposed", "confirmed", "held")

Spans = dict[int, list[Span]]


class Window(NamedTuple):
    """The time that is looked at; meetings with the ids in `leaving` give up their own time."""

    lo: datetime
    hi: datetime
    leaving: Collection[int]


def slots_for(
    pair: Mentorship, *, minutes: int, lo: datetime, hi: datetime, moving: int | None = None
) -> list[Slot]:
    """The starts from `lo` up to `hi` that both could take now; `pair` comes with its people.

    The mentor's hours are offered, for what the mentor gives of each month. `moving` is the id of
    a meeting that may take its own time again.
    """
    leaving = () if moving is None else (moving,)
    host, guest = sides_of(pair, lo=lo, hi=hi, leaving=leaving)
    return slots(host, guest, minutes=minutes, lo=lo, hi=hi, now=timezone.now())


def sides_of(
    pair: Mentorship, *, lo: datetime, hi: datetime, leaving: Collection[int] = ()
) -> tuple[Host, Guest]:
    """The two as values, with all that takes their time from `lo` up to `hi`."""
    users = [member.user for member in pair.people]
    tables, around = Timetable.objects.of_all(users), Window(lo - AROUND, hi + AROUND, leaving)
    claims, busy = claims_of(users, around), busy_of(users, around.lo, around.hi)
    host = _host(pair, tables[users[0].pk], around, claims, busy)
    return host, _guest(tables[users[1].pk], claims, busy)


def nearest_slots(
    pair: Mentorship, wanted: datetime, *, minutes: int, moving: int | None = None, n: int = 3
) -> list[Slot]:
    """The free starts within a week that come nearest to one that could not be had."""
    lo, hi = wanted - NEAR, wanted + NEAR
    return nearest(slots_for(pair, minutes=minutes, lo=lo, hi=hi, moving=moving), wanted, n)


def claims_of(users: Sequence[User], window: Window) -> Spans:
    """The time that meetings take of these people, by the person's id."""
    rows = Participant.objects.holding(timezone.now()).of_all(users)
    rows = rows.between(window.lo, window.hi).exclude(meeting__in=window.leaving)
    found: Spans = defaultdict(list)
    for user, *span in rows.values_list("user", "starts_at", "free_at"):
        found[user].append(Span(*span))
    return found


def busy_of(users: Sequence[User], lo: datetime, hi: datetime) -> Spans:
    """What other calendars of these people say, by the person's id; true as of the last look."""
    rows = BusyBlock.objects.of_all(users).between(lo, hi)
    found: Spans = defaultdict(list)
    for user, *span in rows.values_list("source__user", "starts_at", "ends_at"):
        found[user].append(Span(*span))
    return found


class Spent(NamedTuple):
    """Minutes that a mentor gives, by month, and the months in which this pair meets."""

    minutes: Counter[Month]
    met_in: set[Month]


def _spent(pair: Mentorship, table: Timetable, window: Window) -> Spent:
    """On the mentor's clock, in this community; proposals count while they may be answered."""
    rows = (
        Participant.objects.holding(timezone.now())
        .filter(
            user=table.user_id,
            role=Seen.MENTOR,
            meeting__mentorship__mentor=pair.mentor_id,
            meeting__status__in=SPENDING,
            starts_at__range=(window.lo, window.hi),
        )
        .exclude(meeting__in=window.leaving)
    )
    spent, zone = Spent(Counter(), set()), table.zone
    fields = ("meeting__mentorship", "meeting__starts_at", "meeting__ends_at")
    for mentorship, start, end in rows.values_list(*fields):
        day, _minute = wall(start, zone)
        month = (day.year, day.month)
        spent.minutes[month] += int((end - start).total_seconds() // 60)
        if mentorship == pair.pk:
            spent.met_in.add(month)
    return spent


def _host(pair: Mentorship, table: Timetable, window: Window, claims: Spans, busy: Spans) -> Host:
    spent = _spent(pair, table, window)
    return Host(
        hours=table.hours(),
        step=table.step_minutes,
        gap=table.gap_minutes,
        notice=table.notice_minutes,
        horizon=timedelta(days=table.horizon_days),
        max_per_day=table.max_per_day,
        max_per_week=table.max_per_week,
        claims=claims[table.user_id],
        busy=busy[table.user_id],
        commitment=pair.mentor.minutes,
        used=spent.minutes,
        shortest=min(table.lengths),
        met_in=spent.met_in,
    )


def _guest(table: Timetable, claims: Spans, busy: Spans) -> Guest:
    return Guest(
        hours=table.hours() if table.keeps_hours else None,
        gap=table.gap_minutes,
        claims=claims[table.user_id],
        busy=busy[table.user_id],
    )
