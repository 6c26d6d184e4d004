"""A mentor declines a request, kindly."""

from __future__ import annotations

from cairn.activity.models import Event
from cairn.mentoring.models import Mentor
from cairn.mentoring.refusals import Refusal
from tests.cast import a_mentor, a_request
from tests.refusing import refused


def declined(request, **values):
    request.decline(by=request.mentor.membership, **{"reason": "no_time", **values})
    request.refresh_from_db()
    return request


def test_it_keeps_the_reason_and_the_words(ada, lin):
    request = declined(a_request(ada, lin), reason="later", answer="Ask me in spring.")
    assert (request.status, request.decline_reason) == ("declined", "later")
    assert request.answer == "Ask me in spring."
    assert request.answered_at is not None


def test_it_records_who_did_it(ada, lin):
    event = Event.objects.about(declined(a_request(ada, lin))).get(kind="request.declined")
    assert event.actor == ada.membership.user


def test_it_suggests_a_colleague(ada, lin, harbour):
    colleague = a_mentor(harbour)
    assert declined(a_request(ada, lin), colleague=colleague).colleague == colleague


def test_it_refuses_a_colleague_without_room(ada, grace, lin):
    request = a_request(ada, lin)
    with refused(Refusal.NO_SUCH_COLLEAGUE):
        declined(request, colleague=grace)


def test_it_refuses_the_mentor_and_the_mentee_as_colleagues(ada, lin):
    mentee = Mentor.of(lin)
    mentee.offer(by=lin, offering=True)
    request = a_request(ada, lin)
    for nobody in (ada, mentee):
        with refused(Refusal.NO_SUCH_COLLEAGUE):
            declined(request, colleague=nobody)


def test_it_refuses_a_colleague_of_another_community(ada, lin, sam):
    stranger = a_mentor(sam.community)
    request = a_request(ada, lin)
    with refused(Refusal.NO_SUCH_COLLEAGUE):
        declined(request, colleague=stranger)


def test_it_can_stop_accepting_in_one_step(ada, lin):
    declined(a_request(ada, lin), stop_accepting=True)
    ada.refresh_from_db()
    assert ada.accepting is False
    assert Event.objects.about(ada).filter(kind="mentor.closed").exists()


def test_it_changes_nothing_when_the_second_step_is_refused(ada, lin):
    request = a_request(ada, lin)
    ada.offer(by=ada.membership, offering=False)
    with refused(Refusal.NOT_OFFERING):
        declined(request, stop_accepting=True)
    request.refresh_from_db()
    assert request.status == "pending"


def test_it_refuses_anybody_but_the_mentor(ada, lin, noor, sam):
    request = a_request(ada, lin)
    for other in (lin, noor, sam):
        with refused(Refusal.MENTOR_ANSWERS):
            request.decline(by=other, reason="no_time")


def test_it_refuses_a_mentor_who_has_left(ada, lin):
    request = a_request(ada, lin)
    ada.membership.leave()
    with refused(Refusal.MENTOR_ANSWERS):
        declined(request)


def test_it_refuses_a_request_that_was_answered(ada, lin):
    request = declined(a_request(ada, lin))
    with refused(Refusal.NOT_PENDING):
        declined(request)


def test_it_ends_a_row_of_silences(ada, lin):
    Mentor.objects.filter(pk=ada.pk).update(silences=1)
    declined(a_request(ada, lin))
    ada.refresh_from_db()
    assert ada.silences == 0
