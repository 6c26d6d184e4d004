"""A mentorship ends well."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.mentoring.refusals import Refusal
from tests.cast import a_request
from tests.refusing import refused


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_request(ada, lin).accept(by=ada.membership)


def test_it_frees_the_seat_and_the_mentee(pair, ada, lin):
    pair.complete(by=lin, reason="time_over")
    pair.refresh_from_db()
    assert (pair.status, pair.end_reason) == ("completed", "time_over")
    assert pair.ended_at is not None
    assert type(ada).objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats


def test_it_records_who_did_it_and_whom_it_concerns(pair, ada, lin):
    pair.complete(by=lin)
    event = Event.objects.about(pair).get(kind="mentorship.completed")
    assert event.actor == lin.user
    assert event.concerns == sorted([ada.membership.user_id, lin.user_id])


def test_it_lets_the_two_begin_again(pair, ada, lin):
    pair.complete(by=ada.membership)
    again = a_request(ada, lin).accept(by=ada.membership)
    assert list(Mentorship.objects.between(ada, pair.mentee).open()) == [again]


def test_it_refuses_others(pair, noor, sam):
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            pair.complete(by=other)


def test_it_refuses_one_that_has_ended(pair, ada, lin):
    pair.complete(by=lin)
    with refused(Refusal.ENDED):
        pair.complete(by=ada.membership)


def test_it_notices_an_ending_after_the_page_was_opened(pair, ada, lin):
    opened = Mentorship.objects.get(pk=pair.pk)
    pair.cancel(by=lin, reason="no_time")
    with refused(Refusal.ENDED):
        opened.complete(by=ada.membership)
