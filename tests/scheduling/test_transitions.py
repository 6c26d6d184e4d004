"""The table of transitions says what the acts of a meeting do."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.lib.refusal import Refused
from cairn.scheduling.models import Meeting
from cairn.scheduling.models.appointment import NEXT, Status
from tests.scheduling.gatherings import an_agreed_meeting, in_hours

A_YEAR = timedelta(days=365)


def marks(account: str):
    return lambda one: one.mark(account, by=one.mentorship.people[0])


# The ways to each status, and how long before or after the start of the meeting each is tried.
WAYS = {
    "proposed": [(-30, lambda one: one.move(by=one.mentorship.people[0], starts_at=in_hours(40)))],
    "confirmed": [
        (-30, lambda one: one.confirm(by=one.mentorship.people[0])),
        (1, lambda one: [marks("alone")(one), one.mark("met", by=one.mentorship.people[1])]),
    ],
    "held": [(1, marks("met"))],
    "missed": [(1, marks("absent"))],
    "cancelled": [
        (-30, lambda one: one.cancel(by=one.mentorship.people[0])),
        (-30, lambda one: one.decline(by=one.mentorship.people[0])),
        (-30, lambda one: one.withdraw(by=one.mentorship.people[1])),
    ],
}


def leads_to(meeting: Meeting, hours: int, way) -> str | None:
    """The status after the act, None when it was refused."""
    with time_machine.travel(meeting.starts_at + timedelta(hours=hours)):
        try:
            way(Meeting.objects.with_people().get(pk=meeting.pk))
        except Refused:
            return None
    meeting.refresh_from_db()
    return meeting.status


@pytest.mark.parametrize("target", WAYS)
@pytest.mark.parametrize("status", Status)
def test_it_leads_only_where_the_table_allows(pair, status, target):
    meeting = an_agreed_meeting(pair, 60)
    values = {
        "expires_at": timezone.now() + A_YEAR if status == Status.PROPOSED else None,
        "ending": "cancelled" if status == Status.CANCELLED else "",
        "status": status,
    }
    found = set()
    for hours, way in WAYS[target]:
        Meeting.objects.filter(pk=meeting.pk).update(**values)
        meeting.participants.update(account="")
        found.add(leads_to(meeting, hours, way))
    assert (target in found) == (target in NEXT.get(status, ()))


def test_it_knows_a_way_to_every_status():
    assert {status for following in NEXT.values() for status in following} == set(WAYS)
