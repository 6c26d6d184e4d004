"""A request reminds whoever is awaited, at day 3 and at day 10."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.lib.refusal import Refused
from cairn.mentoring.models import Remark
from cairn.mentoring.refusals import Refusal
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from tests.cast import a_request


@pytest.fixture
def asked(ada, lin):
    return a_request(ada, lin)


def at(**time) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def refused(request) -> Refusal:
    with pytest.raises(Refused) as caught:
        request.remind()
    return caught.value.refusal


def reminded() -> list[str]:
    tell_some(1000)
    told = Notification.objects.filter(kind="request.reminded").order_by("pk")
    return [notification.user.name for notification in told]


def test_it_waits_for_three_days(asked):
    with at(days=2, hours=23):
        assert refused(asked) == Refusal.NOT_DUE


def test_it_reminds_the_mentor_on_the_third_day_and_on_the_tenth(asked):
    for days in (3, 10):
        with at(days=days):
            asked.remind()
            assert refused(asked) == Refusal.NOT_DUE
    assert reminded() == ["Ada", "Ada"]


def test_it_reminds_no_third_time(asked):
    for days in (3, 10):
        with at(days=days):
            asked.remind()
    with at(days=13):
        assert refused(asked) == Refusal.NOT_DUE


def test_it_reminds_the_mentee_when_the_mentor_has_asked_first(ada, asked):
    Remark.write(asked, "Which language?", by=ada.membership)
    with at(days=3):
        asked.remind()
        assert reminded() == ["Lin"]


def test_it_counts_anew_from_the_last_word(ada, lin, asked):
    with at(days=3):
        asked.remind()
        assert reminded() == ["Ada"]
    with at(days=4):
        Remark.write(asked, "Which language?", by=ada.membership)
    with at(days=6, hours=23):
        assert refused(asked) == Refusal.NOT_DUE
    with at(days=7):
        asked.remind()
        assert reminded() == ["Ada", "Lin"]


def test_it_refuses_a_request_that_was_answered(ada, asked):
    asked.accept(by=ada.membership)
    with at(days=3):
        assert refused(asked) == Refusal.NOT_PENDING


def test_it_is_done_by_nobody(asked):
    with at(days=3):
        asked.remind()
    assert Event.objects.get(kind="request.reminded").actor is None
