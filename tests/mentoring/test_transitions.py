"""The tables of transitions say what the acts do."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentorship, Request
from cairn.mentoring.models import mentorship as mentorships
from cairn.mentoring.models import request as requests
from tests.cast import a_request

ANSWERS = {
    "accepted": lambda r: r.accept(by=r.mentor.membership),
    "declined": lambda r: r.decline(by=r.mentor.membership, reason="no_time"),
    "withdrawn": lambda r: r.withdraw(by=r.mentee.membership),
    "expired": lambda r: r.expire(),
}
ENDINGS = {
    "completed": lambda m: m.complete(by=m.mentor.membership),
    "cancelled": lambda m: m.cancel(by=m.mentee.membership, reason="no_time"),
}


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


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("status", mentorships.Status)
def test_it_ends_a_mentorship_only_from_where_the_table_allows(ada, lin, status, ending):
    pair = a_request(ada, lin).accept(by=ada.membership)
    ended_at = None if status == "active" else timezone.now()
    Mentorship.objects.filter(pk=pair.pk).update(status=status, ended_at=ended_at)
    allowed = ending in mentorships.NEXT.get(status, ())
    assert leads_to(ENDINGS[ending], pair) == (ending if allowed else None)


def test_it_knows_an_act_for_every_status():
    assert {status for ways in requests.NEXT.values() for status in ways} == set(ANSWERS)
    assert {status for ways in mentorships.NEXT.values() for status in ways} == set(ENDINGS)
