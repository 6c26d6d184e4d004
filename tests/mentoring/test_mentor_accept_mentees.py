"""A mentor turns Accepting Mentees on and off; the badge follows from what is."""

from __future__ import annotations

from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Mentor
from cairn.mentoring.models.mentor import Badge
from cairn.mentoring.refusals import Refusal
from tests.cast import a_mentee, a_mentor, a_request
from tests.refusing import refused


def test_it_hides_from_searches_and_lets_running_pairs_go_on(ada, lin):
    pair = a_request(ada, lin).accept(by=ada.membership)
    ada.accept_mentees(accepting=False, by=ada.membership)
    pair.refresh_from_db()
    assert pair.status == "active"
    assert not Mentor.objects.with_room().filter(pk=ada.pk).exists()


def test_it_records_both_ways(ada):
    ada.accept_mentees(accepting=False, by=ada.membership)
    ada.accept_mentees(accepting=True, by=ada.membership)
    kinds = Event.objects.about(ada).order_by("number").values_list("kind", flat=True)
    assert list(kinds)[-2:] == ["mentor.closed", "mentor.opened"]


def test_it_wakes_a_rested_mentor(ada):
    Mentor.objects.filter(pk=ada.pk).update(accepting=False, silences=2, rested_at=timezone.now())
    ada.accept_mentees(accepting=True, by=ada.membership)
    ada.refresh_from_db()
    assert (ada.accepting, ada.silences, ada.rested_at) == (True, 0, None)


def test_it_refuses_somebody_who_does_not_offer(lin):
    mentor = Mentor.of(lin)
    with refused(Refusal.NOT_OFFERING):
        mentor.accept_mentees(accepting=True, by=lin)


def test_it_refuses_anybody_else(ada, noor):
    with refused(Refusal.NOT_YOURS):
        ada.accept_mentees(accepting=False, by=noor)


def test_the_badge_says_how_much_room_there_is(harbour):
    mentor = a_mentor(harbour, seats=3)
    badges = [mentor.availability.badge]
    for _ in range(3):
        a_request(mentor, a_mentee(harbour)).accept(by=mentor.membership)
        badges.append(mentor.availability.badge)
    assert badges == [Badge.AVAILABLE, Badge.AVAILABLE, Badge.LIMITED, Badge.UNAVAILABLE]


def test_the_badge_is_the_same_when_the_list_counted(ada, lin):
    a_request(ada, lin).accept(by=ada.membership)
    listed = Mentor.objects.with_seats_left().get(pk=ada.pk)
    assert listed.availability == ada.availability


def test_the_badge_says_why_there_is_no_room(ada, grace):
    ada.accept_mentees(accepting=False, by=ada.membership)
    reasons = {ada.availability.reason, grace.availability.reason}
    ada.rested_at = timezone.now()
    reasons.add(ada.availability.reason)
    assert len(reasons) == 3
