"""A mentee asks a mentor."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Mentee, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_member, a_mentor, a_request
from tests.refusing import refused


def test_it_waits_for_the_mentor(ada, lin):
    request = a_request(ada, lin, need="Learn to listen", score=70_000, weights="first")
    assert (request.status, request.mentor_is_awaited) == ("pending", True)
    assert (request.need, request.score, request.weights) == ("Learn to listen", 70_000, "first")
    assert list(Request.objects.visible_to(ada.membership)) == [request]
    assert list(Request.objects.visible_to(lin)) == [request]


def test_it_records_who_did_it_and_whom_it_concerns(ada, lin):
    event = Event.objects.about(a_request(ada, lin)).get(kind="request.sent")
    assert event.actor == lin.user
    assert event.concerns == sorted([ada.membership.user_id, lin.user_id])


def test_it_needs_no_preferences_first(ada, harbour):
    member = a_member(harbour)
    assert a_request(ada, member).mentee == Mentee.objects.get(membership=member)


def test_it_refuses_oneself(ada):
    with refused(Refusal.ONESELF):
        a_request(ada, ada.membership)


def test_it_refuses_people_of_other_communities(ada, sam):
    with refused(Refusal.OTHER_COMMUNITY):
        a_request(ada, sam)


def test_it_refuses_somebody_who_has_left(ada, lin):
    lin.leave()
    with refused(Refusal.OTHER_COMMUNITY):
        a_request(ada, lin)


def test_it_refuses_a_second_request_to_the_same_mentor(ada, lin):
    a_request(ada, lin)
    with refused(Refusal.ALREADY_PENDING):
        a_request(ada, lin)


def test_it_refuses_a_mentor_whom_one_works_with(ada, lin):
    a_request(ada, lin).accept(by=ada.membership)
    with refused(Refusal.ALREADY_TOGETHER):
        a_request(ada, lin)


def test_it_allows_the_other_direction_between_the_same_two(ada, lin, harbour):
    a_request(ada, lin).accept(by=ada.membership)
    teacher = a_mentor(harbour)
    other = a_request(teacher, ada.membership)
    other.accept(by=teacher.membership)
    assert a_request(ada, teacher.membership).status == "pending"


def test_it_refuses_a_mentor_who_is_full(grace, lin):
    with refused(Refusal.MENTOR_FULL):
        a_request(grace, lin)


@pytest.mark.parametrize("change", [{"accepting": False}, {"offering": False}])
def test_it_refuses_a_mentor_who_is_not_available(ada, lin, change):
    type(ada).objects.filter(pk=ada.pk).update(**change)
    with refused(Refusal.MENTOR_UNAVAILABLE):
        a_request(ada, lin)


def test_it_refuses_a_mentor_who_has_left(ada, lin):
    ada.membership.leave()
    with refused(Refusal.MENTOR_UNAVAILABLE):
        a_request(ada, lin)


def test_it_refuses_more_pending_ones_than_the_community_allows(harbour, lin):
    for _ in range(harbour.requests_at_once):
        a_request(a_mentor(harbour), lin)
    with refused(Refusal.TOO_MANY_PENDING):
        a_request(a_mentor(harbour), lin)


def test_it_refuses_a_sixth_request_within_a_day(harbour, lin):
    for _ in range(5):
        a_request(a_mentor(harbour), lin).withdraw(by=lin)
    with refused(Refusal.TOO_MANY_TODAY):
        a_request(a_mentor(harbour), lin)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        assert a_request(a_mentor(harbour), lin).is_pending


def test_it_refuses_when_the_mentee_has_enough_mentors(harbour, lin):
    for _ in range(harbour.mentors_at_once):
        request = a_request(a_mentor(harbour), lin)
        request.accept(by=request.mentor.membership)
    with refused(Refusal.ENOUGH_MENTORS):
        a_request(a_mentor(harbour), lin)


def test_it_stores_nothing_when_refused(grace, harbour):
    newcomer = a_member(harbour)
    with refused(Refusal.MENTOR_FULL):
        a_request(grace, newcomer)
    assert not Mentee.objects.filter(membership=newcomer).exists()
    assert not Request.objects.of_mentee(newcomer).exists()


def test_it_may_be_asked_before_there_is_a_row_for_the_mentee(ada, harbour):
    newcomer = a_member(harbour)
    asked = Request(mentor=ada, mentee=Mentee.of(newcomer))
    assert asked.refusal_to_send() is None
    assert not Mentee.objects.filter(membership=newcomer).exists()


def test_it_can_be_sent_again_after_a_no(ada, lin):
    a_request(ada, lin).decline(by=ada.membership, reason="no_time")
    assert a_request(ada, lin).is_pending
