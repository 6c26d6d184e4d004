"""A request that nobody moves ends after two weeks."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentor, Remark, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_mentee, a_request


def at(**time) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def refused(request) -> Refusal:
    with pytest.raises(Refused) as caught:
        request.expire()
    return caught.value.refusal


def expire_all(*requests) -> None:
    with at(days=14):
        for request in requests:
            Request.objects.get(pk=request.pk).expire()


def test_it_waits_for_two_weeks(ada, lin):
    request = a_request(ada, lin)
    with at(days=13, hours=23):
        assert refused(request) == Refusal.NOT_DUE
    expire_all(request)
    request.refresh_from_db()
    assert request.status == "expired"
    assert request.answered_at is not None


def test_it_lets_a_mentee_ask_again(ada, lin):
    expire_all(a_request(ada, lin))
    with at(days=14, minutes=1):
        assert a_request(Mentor.objects.get(pk=ada.pk), lin).is_pending


def test_it_rests_a_mentor_who_was_silent_twice(harbour, ada, lin):
    first, second = a_request(ada, lin), a_request(ada, a_mentee(harbour))
    expire_all(first)
    ada.refresh_from_db()
    assert ada.accepting
    expire_all(second)
    ada.refresh_from_db()
    assert not ada.accepting
    assert ada.rested_at is not None
    assert Event.objects.about(ada).filter(kind="mentor.rested").count() == 1


def test_it_does_not_blame_a_mentor_who_waited_for_a_reply(harbour, ada, lin):
    requests = [a_request(ada, lin), a_request(ada, a_mentee(harbour))]
    for request in requests:
        Remark.write(request, "Which language?", by=ada.membership)
    expire_all(*requests)
    ada.refresh_from_db()
    assert ada.accepting
    assert ada.silences == 0


def test_it_ends_at_once_when_somebody_has_left(ada, lin):
    request = a_request(ada, lin)
    lin.leave()
    Request.objects.get(pk=request.pk).expire()
    request.refresh_from_db()
    assert request.status == "expired"


def test_it_refuses_a_request_that_was_answered(ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    with at(days=14):
        assert refused(request) == Refusal.NOT_PENDING
