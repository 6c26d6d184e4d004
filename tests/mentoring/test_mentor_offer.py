"""A member offers to mentor."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from cairn.activity.models import Event
from cairn.mentoring.models import Mentor
from cairn.mentoring.refusals import Refusal
from tests.cast import a_member, a_mentee, a_mentor, a_request
from tests.refusing import refused


def test_it_begins_with_the_first_offer(lin):
    assert Mentor.of(lin).pk is None
    Mentor.of(lin).offer(by=lin, offering=True, seats=3, minutes=30, formats=["calls"])
    mentor = Mentor.objects.get(membership=lin)
    assert (mentor.offering, mentor.seats, mentor.minutes) == (True, 3, 30)


def test_it_changes_only_what_is_given(ada):
    ada.offer(by=ada.membership, topics="Reviews")
    ada.refresh_from_db()
    assert (ada.topics, ada.seats, ada.offering) == ("Reviews", 2, True)


def test_it_records_who_did_it(ada):
    event = Event.objects.about(ada).filter(kind="mentor.offered").latest("number")
    assert (event.actor, event.concerns) == (ada.membership.user, [ada.membership.user_id])


def test_it_shows_the_mentor_to_the_community_only(ada, lin, sam):
    assert list(Mentor.objects.visible_to(lin)) == [ada]
    assert not Mentor.objects.visible_to(sam).exists()
    ada.offer(by=ada.membership, offering=False)
    assert not Mentor.objects.visible_to(lin).exists()


def test_it_refuses_fewer_places_than_running_mentorships(harbour):
    mentor = a_mentor(harbour, seats=2)
    for _ in range(2):
        a_request(mentor, a_mentee(harbour)).accept(by=mentor.membership)
    with refused(Refusal.SEATS_BELOW_PAIRS):
        mentor.offer(by=mentor.membership, seats=1)
    mentor.refresh_from_db()
    assert mentor.seats == 2


def test_it_refuses_anybody_else(ada, noor):
    with refused(Refusal.NOT_YOURS):
        ada.offer(by=noor, seats=5)


@pytest.mark.parametrize("seats", [0, 21])
def test_the_database_holds_one_to_twenty_seats(harbour, seats):
    with pytest.raises(IntegrityError):
        Mentor.objects.create(membership=a_member(harbour), seats=seats)
