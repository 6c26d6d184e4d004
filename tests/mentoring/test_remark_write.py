"""The short thread on a request: ask first, reply."""

from __future__ import annotations

from datetime import timedelta

import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Mentor, Remark
from cairn.mentoring.refusals import Refusal
from tests.cast import a_request
from tests.refusing import refused


def test_it_passes_the_turn_with_the_whole_time(ada, lin):
    request = a_request(ada, lin)
    with time_machine.travel(timezone.now() + timedelta(days=5), tick=False):
        request.remind()
        Remark.write(request, "What have you tried?", by=ada.membership)
        request.refresh_from_db()
        assert request.waiting_since == timezone.now()
    assert (request.mentor_is_awaited, request.reminders) == (False, 0)


def test_it_gives_the_turn_back_with_the_reply(ada, lin):
    request = a_request(ada, lin)
    Remark.write(request, "What have you tried?", by=ada.membership)
    Remark.write(request, "A course.", by=lin)
    request.refresh_from_db()
    assert request.mentor_is_awaited
    assert [remark.text for remark in request.remarks.all()] == [
        "What have you tried?",
        "A course.",
    ]


def test_it_records_who_asked_and_who_replied(ada, lin):
    request = a_request(ada, lin)
    Remark.write(request, "What have you tried?", by=ada.membership)
    Remark.write(request, "A course.", by=lin)
    about = Event.objects.about(request)
    assert about.get(kind="request.asked").actor == ada.membership.user
    assert about.get(kind="request.replied").actor == lin.user


def test_it_counts_a_question_as_an_answer(ada, lin):
    Mentor.objects.filter(pk=ada.pk).update(silences=1)
    Remark.write(a_request(ada, lin), "What have you tried?", by=ada.membership)
    ada.refresh_from_db()
    assert ada.silences == 0


def test_it_allows_the_mentee_one_message_before_the_mentor_speaks(ada, lin):
    request = a_request(ada, lin)
    Remark.write(request, "One more thing.", by=lin)
    with refused(Refusal.NOT_YOUR_TURN):
        Remark.write(request, "And another.", by=lin)


def test_it_refuses_others(ada, lin, noor, sam):
    request = a_request(ada, lin)
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            Remark.write(request, "Hello", by=other)


def test_it_refuses_a_request_that_was_answered(ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    with refused(Refusal.NOT_PENDING):
        Remark.write(request, "Hello", by=lin)


def test_it_refuses_a_thread_that_never_ends(ada, lin):
    request = a_request(ada, lin)
    for number in range(20):
        Remark.write(request, str(number), by=ada.membership)
    with refused(Refusal.TOO_MANY_REMARKS):
        Remark.write(request, "20", by=ada.membership)
