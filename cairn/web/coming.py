"""The meetings that come next: those of a member for Home, and the next one of a pair."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import partial
from typing import Any, NamedTuple

from django.db.models import (
    Count,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Window,
)
from django.utils import timezone
from django.utils.safestring import SafeString

from cairn.communities.models import Membership
from cairn.interface.ago import ago
from cairn.interface.drawn import drawn
from cairn.lib.prepared import prepared
from cairn.mentoring.models import Mentorship
from cairn.people.faces import tone_of
from cairn.scheduling.models import Meeting
from cairn.web.clocks import Clock
from cairn.web.lines import SIDES
from cairn.web.meeting_lines import MeetingLine, meeting_lines
from cairn.web.rows import face_of

FEW = 5
NEAR = timedelta(minutes=15)
PEOPLE = tuple(f"mentorship__{side}__membership" for side in ("mentor", "mentee"))
OF_PEOPLE = ("status", "user__name", "user__time_zone")
OF_PROFILES = ("handle", "photo", "audiences")
TIMES = ("starts_at", "ends_at")
WHERE = ("join_url", "format", "ical_uid")
OF_NEXT = ("id", "key", "title", "status", "moved_count", "proposed_by_id", *WHERE, *TIMES)
NEXT = tuple(f"next__{name}" for name in OF_NEXT)


class Coming(NamedTuple):
    """The first few, and how many there are."""

    lines: list[MeetingLine]
    number: int

    @property
    def next(self) -> MeetingLine | None:
        """The first that is agreed."""
        return next((line for line in self.lines if line.meeting.is_confirmed), None)

    @property
    def others(self) -> list[MeetingLine]:
        return [line for line in self.lines if line is not self.next]


def coming_of(member: Membership, side: str) -> Coming:
    """Of the member's mentorships, seen from that side, on their own clock."""
    found = _ASK[side](member=member.pk, now=timezone.now())
    clock = Clock(member.user.time_zone)
    return Coming(meeting_lines(found, member, clock), found[0].every if found else 0)


def with_next_meeting(pairs: QuerySet[Any], now: Any) -> QuerySet[Any]:
    """With the fields of NEXT, which are empty for pairs that have planned nothing."""
    first = Meeting.objects.filter(mentorship=OuterRef("pk")).coming(now).values("pk")[:1]
    is_first = Q(meetings__pk=Subquery(first))
    found: QuerySet[Any] = pairs.annotate(next=FilteredRelation("meetings", condition=is_first))
    return found


def with_meetings(pairs: QuerySet[Any], now: Any) -> QuerySet[Any]:
    """Adds when each pair meets next, and when it has met last."""
    meetings = Meeting.objects.filter(mentorship=OuterRef("pk"))
    coming, held = meetings.coming(now), meetings.held().order_by("-starts_at")
    found: QuerySet[Any] = pairs.annotate(
        next_at=Subquery(coming.values("starts_at")[:1]),
        met_at=Subquery(held.values("starts_at")[:1]),
    )
    return found


def next_of(pair: Mentorship, reader: Membership, values: Iterable[Any]) -> MeetingLine | None:
    """The meeting with these values of NEXT, on the reader's clock."""
    meeting = Meeting(**dict(zip(OF_NEXT, values, strict=True)), mentorship=pair)
    found = [meeting] if meeting.pk else []
    return next(iter(meeting_lines(found, reader, Clock(reader.user.time_zone))), None)


def next_up(line: MeetingLine) -> SafeString:
    """The meeting that comes first, with the way to join it; the way stands out once it is near."""
    user, meeting = line.line.partner.user, line.meeting
    texts = {**face_of(user), "key": meeting.key, "what": meeting.name}
    texts |= {"when": line.when, "city": line.mine.city, "join": meeting.link}
    texts |= {"far": ago(meeting.starts_at), "theirs": line.aside}
    kind: dict[str, Any] = {"is_near": meeting.starts_at - timezone.now() < NEAR}
    kind |= {"shown": meeting.shown.value, "waits": line.waits_for_reader}
    return drawn("home/_next_up.html", {**texts}, tone=tone_of(user.name), **kind)


def _first_meetings(member: Any, now: Any, side: str) -> QuerySet[Any]:
    mine = Mentorship.objects.seen_by(member, side)
    rows = Meeting.objects.filter(mentorship__in=mine).coming(now)
    people = (f"{one}__{shown}" for one in PEOPLE for shown in OF_PEOPLE)
    profiles = (f"{one}__user__profile__{shown}" for one in PEOPLE for shown in OF_PROFILES)
    own = (field.name for field in Meeting._meta.concrete_fields)
    shown = rows.select_related(*(f"{one}__user__profile" for one in PEOPLE))
    shown = shown.only(*own, "mentorship__key", "mentorship__topic", *people, *profiles)
    found: QuerySet[Any] = shown.annotate(every=Window(Count("pk")))[:FEW]
    return found


_ASK = {side: prepared(partial(_first_meetings, side=side)) for side in SIDES}
