"""A mentor accepts a request."""

from __future__ import annotations

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_mentee, a_mentor, a_request
from tests.refusing import refused


def test_it_begins_a_mentorship(ada, lin):
    request = a_request(ada, lin)
    pair = request.accept(by=ada.membership)
    request.refresh_from_db()
    assert request.status == "accepted"
    assert request.answered_at is not None
    assert request.mentorship == pair
    assert list(Mentorship.objects.visible_to(lin).open()) == [pair]


def test_it_records_who_did_it_and_whom_it_concerns(ada, lin):
    request = a_request(ada, lin)
    request.accept(by=ada.membership)
    event = Event.objects.about(request).get(kind="request.accepted")
    assert event.actor == ada.membership.user
    assert event.concerns == sorted([ada.membership.user_id, lin.user_id])


def test_it_takes_a_seat(ada, lin):
    a_request(ada, lin).accept(by=ada.membership)
    assert type(ada).objects.with_seats_left().get(pk=ada.pk).seats_left == 1
    assert ada.availability.badge == "limited"


def test_it_refuses_when_the_mentor_is_full(harbour, lin):
    mentor = a_mentor(harbour, seats=1)
    first, second = a_request(mentor, a_mentee(harbour)), a_request(mentor, lin)
    first.accept(by=mentor.membership)
    with refused(Refusal.MENTOR_FULL):
        second.accept(by=mentor.membership)
    second.refresh_from_db()
    assert second.status == "pending"


def test_it_refuses_when_the_mentee_is_full(harbour, lin):
    requests = [a_request(a_mentor(harbour), lin) for _ in range(3)]
    harbour.mentors_at_once = 5
    harbour.save()
    for request in requests[:2]:
        request.accept(by=request.mentor.membership)
    harbour.mentors_at_once = 2
    harbour.save()
    last = Request.objects.get(pk=requests[2].pk)
    with refused(Refusal.MENTEE_FULL):
        last.accept(by=last.mentor.membership)


def test_it_withdraws_the_other_requests_of_a_mentee_who_is_then_full(harbour, lin):
    requests = [a_request(a_mentor(harbour), lin) for _ in range(3)]
    for request in requests[:2]:
        request.accept(by=request.mentor.membership)
    requests[2].refresh_from_db()
    assert requests[2].status == "withdrawn"
    assert Event.objects.about(requests[2]).filter(kind="request.superseded").exists()


def test_it_leaves_the_pending_requests_of_a_mentee_with_room_alone(harbour, lin):
    first, second = (a_request(a_mentor(harbour), lin) for _ in range(2))
    first.accept(by=first.mentor.membership)
    second.refresh_from_db()
    assert second.status == "pending"


def test_it_still_accepts_when_the_mentor_has_stopped_accepting_new_ones(ada, lin):
    request = a_request(ada, lin)
    ada.accept_mentees(accepting=False, by=ada.membership)
    assert request.accept(by=ada.membership).status == "active"


def test_it_refuses_anybody_but_the_mentor(ada, lin, noor, sam):
    request = a_request(ada, lin)
    for other in (lin, noor, sam):
        with refused(Refusal.MENTOR_ANSWERS):
            request.accept(by=other)


def test_it_refuses_a_request_that_was_answered(ada, lin):
    request = a_request(ada, lin)
    request.withdraw(by=lin)
    with refused(Refusal.NOT_PENDING):
        request.accept(by=ada.membership)


def test_it_refuses_when_the_mentee_has_left(ada, lin):
    request = a_request(ada, lin)
    lin.leave()
    fresh = Request.objects.get(pk=request.pk)
    with refused(Refusal.MENTEE_GONE):
        fresh.accept(by=ada.membership)


def test_it_notices_that_the_mentee_left_after_the_page_was_opened(ada, lin):
    opened = Request.objects.with_people().get(pk=a_request(ada, lin).pk)
    lin.leave()
    with refused(Refusal.MENTEE_GONE):
        opened.accept(by=ada.membership)


def test_it_ends_a_row_of_silences(ada, lin):
    ada.silences = 1
    ada.save()
    a_request(ada, lin).accept(by=ada.membership)
    ada.refresh_from_db()
    assert ada.silences == 0
