"""A list costs the same number of queries at ten rows and at a thousand, and at most twelve."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cairn.accounts.models import User
from cairn.activity.models import Event, Feed
from cairn.communities.models import Community, Invitation, Membership
from cairn.demo.people import drafts
from cairn.demo.planting import plant
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Request
from cairn.notifications.models import Notification
from tests.cast import a_mentor
from tests.twoworlds import BACKEND

AT_MOST = 12
LISTS = (
    "/home/",
    "/mentorship/find/",
    "/mentorship/find/?show=all&q=engineer",
    "/mentorship/mine/",
    "/requests/",
    "/requests/?status=declined",
    "/members/",
    "/members/?q=a",
    "/communities/",
    "/invitations/",
    "/notifications/",
)


def a_crowd(rows: int) -> Membership:
    """An owner who has `rows` of everything that a list shows."""
    leader = a_mentor(Community.objects.create(name="Full", slug="full", kind="private"), seats=20)
    member = leader.membership
    member.role = "owner"
    member.save()
    fellows = plant(list(drafts(rows)), member.community)
    Mentee.objects.bulk_create([Mentee(membership=one) for one in fellows], ignore_conflicts=True)
    seekers = list(Mentee.objects.filter(membership__in=fellows))
    _fill_requests(leader, seekers)
    _fill_rest(member, rows)
    return member


def _fill_requests(mentor: Mentor, seekers: list[Mentee]) -> None:
    now = timezone.now()
    Request.objects.bulk_create(
        [Request(mentor=mentor, mentee=one, need="Learn") for one in seekers[::2]]
        + [
            Request(mentor=mentor, mentee=one, need="Ask", status="declined", answered_at=now)
            for one in seekers
        ]
    )
    Mentorship.objects.bulk_create(
        [
            Mentorship(mentor=mentor, mentee=one, topic="Done", status="completed", ended_at=now)
            for one in seekers
        ]
    )


def _fill_rest(member: Membership, rows: int) -> None:
    Community.objects.bulk_create(
        [Community(name=f"Circle {n}", slug=f"circle-{n}", kind="public") for n in range(rows)]
    )
    expires = timezone.now() + timedelta(days=9)
    Invitation.objects.bulk_create(
        [
            Invitation(community=member.community, email=f"{n}@example.org", expires_at=expires)
            for n in range(rows)
        ]
    )
    events = Event.objects.bulk_create(
        [
            Event(
                number=Feed.advance(),
                kind="mentor.rested",
                about_model="mentoring.mentor",
                about_id=1,
            )
            for _ in range(rows)
        ]
    )
    Notification.objects.bulk_create(
        [
            Notification(user=member.user, event=event, kind=event.kind, path="/home/", params={})
            for event in events
        ]
    )


def counts(member: Membership) -> dict[str, int]:
    client = Client()
    client.force_login(member.user, backend=BACKEND)
    found = {}
    for page in LISTS:
        client.get(page)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(page).status_code == 200, page
        found[page] = len(queries)
    return found


@pytest.mark.django_db
def test_a_list_of_a_thousand_costs_what_a_list_of_ten_does():
    few = counts(a_crowd(10))
    Community.objects.all().delete()
    User.objects.all().delete()
    many = counts(a_crowd(1000))
    assert few == many
    assert max(many.values()) <= AT_MOST
