"""Calendar files: the private feed of one's meetings, and a single one to save."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cairn.accounts.models import User
from cairn.ics.values import Invitation
from cairn.ics.writing import copy
from cairn.ics.writing import feed as written_feed
from cairn.interface.guards import members_only, open_to_all
from cairn.interface.member import Request
from cairn.mentoring.models import Mentorship
from cairn.notifications.calendar_entries import busy_entries_of, entries_of
from cairn.scheduling.models import FeedToken, Meeting
from cairn.scheduling.models.appointment import Status
from cairn.scheduling.models.feed_token import EVERY

SINCE = timedelta(days=90)
AT_MOST = 1000
# What a calendar is told of a meeting, out of the database.
TOLD = (
    "ical_uid",
    "ical_sequence",
    "key",
    "starts_at",
    "ends_at",
    "added_at",
    "status",
    "title",
    "place",
    "join_url",
    "format",
    "mentorship",
)
SHOWN = (Status.CONFIRMED, Status.HELD)
# A calendar is no page: nothing else may be made of it, and nobody finds it by searching.
HEADERS = {
    "Content-Type": "text/calendar; charset=utf-8",
    "Cache-Control": "private, no-cache",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


@open_to_all(why="the address holds a secret, which calendars have instead of a sign-in")
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of whoever made the address, for their calendar to look at again and again."""
    door = FeedToken.objects.opened_by(token)
    if door is None:
        raise Http404
    if request.method == "GET" and not door.take_a_turn():
        return HttpResponse(status=429, headers={"Retry-After": int(EVERY.total_seconds())})
    data = feed_of(door)
    etag = f'"{hashlib.blake2b(data, digest_size=16).hexdigest()}"'
    answer = HttpResponse(data, headers={**HEADERS, "ETag": etag})
    return get_conditional_response(request, etag=etag, response=answer) or answer


@members_only
@require_safe
def download(request: Request, key: str) -> HttpResponse:
    """One meeting as a file: a copy that will not update."""
    mine = Meeting.objects.visible_to(request.member).filter(status__in=SHOWN)
    meeting = get_object_or_404(mine.with_people(), key=key)
    (entry,) = entries_of([meeting], request.user)
    data = copy(entry)
    name = f'attachment; filename="meeting-{meeting.key}.ics"'
    return HttpResponse(data, headers={**HEADERS, "Content-Disposition": name})


def feed_of(door: FeedToken) -> bytes:
    """Cancelled meetings are simply absent, which takes them out of the calendar."""
    mine = Meeting.objects.filter(participants__user=door.user, status__in=SHOWN)
    since = mine.filter(ends_at__gt=timezone.now() - SINCE).order_by("starts_at", "pk")
    meetings = list(since.only(*TOLD)[:AT_MOST])
    entries = busy_entries_of(meetings) if door.is_busy_only else _in_full(meetings, door.user)
    return written_feed(entries, name=_("Meetings at %(site)s") % {"site": settings.SITE_NAME})


def _in_full(meetings: list[Meeting], reader: User) -> Iterator[Invitation]:
    """Who they are with is read once for each of the few that somebody meets again and again."""
    known = {meeting.mentorship_id for meeting in meetings}
    pairs = {pair.pk: pair for pair in Mentorship.objects.filter(pk__in=known).with_people()}
    for meeting in meetings:
        meeting.mentorship = pairs[meeting.mentorship_id]
    return entries_of(meetings, reader)
