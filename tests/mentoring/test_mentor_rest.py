"""A mentor who lets requests die is rested."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Remark
from tests.cast import a_mentee, a_request


def expire(request, after=timedelta(days=14, minutes=1)):
    with time_machine.travel(request.waiting_since + after):
        request.expire()
    request.mentor.refresh_from_db()
    return request.mentor


def test_it_begins_with_the_second_silence_in_a_row(ada, harbour):
    first, second = (a_request(ada, a_mentee(harbour)) for _ in range(2))
    assert expire(first).accepting is True
    mentor = expire(second)
    assert mentor.accepting is False
    assert mentor.rested_at > timezone.now()
    assert Event.objects.about(ada).filter(kind="mentor.rested").count() == 1


def test_it_forgives_a_silence_after_an_answer(ada, harbour):
    first, second, third = (a_request(ada, a_mentee(harbour)) for _ in range(3))
    expire(first)
    second.decline(by=ada.membership, reason="no_time")
    assert expire(third).accepting is True


def test_it_does_not_blame_the_mentor_for_a_silent_mentee(ada, harbour):
    for _ in range(2):
        request = a_request(ada, a_mentee(harbour))
        Remark.write(request, "What have you tried?", by=ada.membership)
        assert expire(request).silences == 0


def test_it_does_not_blame_the_mentor_when_the_mentee_left(ada, harbour):
    for _ in range(2):
        mentee = a_mentee(harbour)
        request = a_request(ada, mentee)
        mentee.leave()
        assert expire(request, after=timedelta(days=1)).silences == 0
