"""A mentee takes a request back."""

from __future__ import annotations

from cairn.activity.models import Event
from cairn.mentoring.refusals import Refusal
from tests.cast import a_request
from tests.refusing import refused


def test_it_ends_the_request(ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    request.refresh_from_db()
    assert request.status == "withdrawn"
    assert request.answered_at is not None


def test_it_records_who_did_it(ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    assert Event.objects.about(request).get(kind="request.withdrawn").actor == lin.user


def test_it_refuses_anybody_but_the_mentee(ada, lin, noor, sam):
    request = a_request(ada, lin)
    for other in (ada.membership, noor, sam):
        with refused(Refusal.MENTEE_WITHDRAWS):
            request.withdraw(by=other)


def test_it_refuses_a_request_that_was_answered(ada, lin):
    request = a_request(ada, lin)
    request.accept(by=ada.membership)
    with refused(Refusal.NOT_PENDING):
        request.withdraw(by=lin)
