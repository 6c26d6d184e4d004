"""The tables of transitions say what the acts do."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship, Request, course
from cairn.mentoring.models import request as requests
from tests.cast import a_pair, a_request, finish

ANSWERS = {
    "accepted": lambda r: r.accept(by=r.mentor.membership),
    "declined": lambda r: r.decline(by=r.mentor.membership, reason="no_time"),
    "withdrawn": lambda r: r.withdraw(by=r.mentee.membership),
    "expired": lambda r: r.expire(),
}
WAYS = {
    "active": lambda m: m.resume(by=m.mentor.membership),
    "paused": lambda m: m.pause(by=m.mentor.membership, until=a_month_later(), reason="busy"),
    "completed": finish,
    "cancelled": lambda m: m.cancel(by=m.mentee.membership, reason="no_time"),
}


def a_month_later() -> date:
    return timezone.localdate() + timedelta(days=30)


def leads_to(act, noun) -> str | None:
    """The status after the act, None when it was refused."""
    try:
        with time_machine.travel(timezone.now() + timedelta(days=15)):
            act(noun)
    except Refused:
        return None
    noun.refresh_from_db()
    return noun.status


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("status", requests.Status)
def test_it_answers_a_request_only_from_where_the_table_allows(ada, lin, status, answer):
    request = a_request(ada, lin)
    answered_at = None if status == "pending" else timezone.now()
    Request.objects.filter(pk=request.pk).update(status=status, answered_at=answered_at)
    allowed = answer in requests.NEXT.get(status, ())
    assert leads_to(ANSWERS[answer], request) == (answer if allowed else None)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("status", course.Status)
def test_it_leads_a_mentorship_only_where_the_table_allows(ada, lin, status, way):
    pair = a_pair(ada, lin)
    ended_at = None if status in course.NEXT else timezone.now()
    Mentorship.objects.filter(pk=pair.pk).update(status=status, ended_at=ended_at)
    allowed = way in course.NEXT.get(status, ())
    assert leads_to(WAYS[way], pair) == (way if allowed else None)


def test_it_knows_an_act_for_every_status():
    assert {status for ways in requests.NEXT.values() for status in ways} == set(ANSWERS)
    assert {status for ways in course.NEXT.values() for status in ways} == set(WAYS)
