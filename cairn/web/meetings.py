"""Meetings: all of the reader's in a list, and those of one mentorship."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cairn.communities.models import Membership
from cairn.interface.guards import members_only
from cairn.interface.member import Request
from cairn.interface.paging import page_of
from cairn.mentoring.models import Mentorship, Seen
from cairn.scheduling.models import Meeting
from cairn.scheduling.models.appointment import STANDING, MeetingQuerySet, Status
from cairn.web.clocks import asked_zone, clock_of
from cairn.web.lines import SIDES, Tab, address, side_of, sides, tabs
from cairn.web.meeting_lines import meeting_lines
from cairn.web.workspace import desk, pair_of

PARTS = {"coming": _("Coming up"), "waiting": _("To answer"), "past": _("Past")}
VIEWS = {"meetings:index": _("List"), "meetings:week": _("Week"), "meetings:month": _("Month")}
AT_ONCE = 20


@members_only
@require_safe
def index(request: Request) -> HttpResponse:
    member, side, part, now = request.member, side_of(request), _part_of(request), timezone.now()
    rows = faces_of(meetings_of(member, side).filter(_is(part, member, now)))
    page = page_of(request, rows if part == "past" else rows.order_by("starts_at", "pk"))
    chosen = {"part": part, "side": side, "zone": asked_zone(request)}
    count = _counts(member, now)
    context = {
        "page": page,
        "lines": meeting_lines(page, member, clock_of(request)),
        "tabs": tabs("part", PARTS, lambda one: count[one, side], **chosen),
        "sides": sides(lambda one: count[part, one], chosen),
        **chosen,
        **frame(request, "meetings:index"),
    }
    return TemplateResponse(request, "meetings/index.html", context)


@members_only
@require_safe
def of_pair(request: Request, key: str) -> HttpResponse:
    pair, now, member = pair_of(request, key), timezone.now(), request.member
    mine, clock = faces_of(Meeting.objects.of(pair)), clock_of(request)
    page = page_of(request, mine.gone(now))
    context = {
        **desk(request, pair, "meetings:of-pair"),
        "coming": meeting_lines(mine.coming(now)[:AT_ONCE], member, clock),
        "page": page,
        "past": meeting_lines(page, member, clock),
        "refusal": Meeting.refusal_to_begin(pair, member),
        "clock": clock,
    }
    return TemplateResponse(request, "meetings/of_pair.html", context)


def meetings_of(member: Membership, side: str) -> MeetingQuerySet:
    """Those of the member's mentorships, seen from that side; the last one first."""
    mine = Mentorship.objects.seen_by(member, side)
    found: MeetingQuerySet = Meeting.objects.filter(mentorship__in=mine)
    return found.order_by("-starts_at", "-pk")


def faces_of(rows: MeetingQuerySet) -> MeetingQuerySet:
    """With the two people, and without what they say afterwards: no list shows it."""
    return rows.with_people().prefetch_related(None)


def frame(request: Request, view: str) -> dict[str, Any]:
    """What the list, the week and the month have in common: the ways between them, and to book."""
    pairs = Mentorship.objects.visible_to(request.member).filter(status="active").with_people()
    asked = {"zone": asked_zone(request), "side": side_of(request)}
    return {
        "views": [
            Tab(str(label), reverse(route) + address(**asked), 0, route == view)
            for route, label in VIEWS.items()
        ],
        "partners": [(pair.partner_of(request.member), pair) for pair in pairs[:AT_ONCE]],
        "clock": clock_of(request),
    }


def _part_of(request: Request) -> str:
    """The part that `?part=` asks for; what is coming up for nonsense."""
    name = request.GET.get("part", "")
    return name if name in PARTS else "coming"


def _is(part: str, member: Membership, now: datetime) -> Q:
    """What belongs to a part; a proposal that waits for the member is coming up as well."""
    stands = Q(status__in=STANDING, ends_at__gt=now)
    if part == "waiting":
        return Q(status=Status.PROPOSED, expires_at__gt=now) & ~Q(proposed_by=member)
    return stands if part == "coming" else ~stands


def _counts(member: Membership, now: datetime) -> dict[tuple[str, str], int]:
    """How many there are of each part, by the side from which the member sees them."""
    mentors = Q(mentorship__mentor__membership=member)
    of_side = {"": Q(pk__gt=0), Seen.MENTOR.value: mentors, Seen.MENTEE.value: ~mentors}
    kinds = [(part, side) for part in PARTS for side in SIDES]
    counts = [Count("pk", filter=_is(part, member, now) & of_side[side]) for part, side in kinds]
    named = {f"n{number}": count for number, count in enumerate(counts)}
    found = meetings_of(member, "").order_by().aggregate(**named)
    return {kind: found[f"n{number}"] for number, kind in enumerate(kinds)}
