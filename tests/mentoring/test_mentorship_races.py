"""Two people change their mentorship at the same moment."""

from __future__ import annotations

from functools import partial

import pytest
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring.models import Mentor, Mentorship, Pause, Request
from cairn.mentoring.models.proposal import ANSWER_WITHIN
from cairn.mentoring.models.silence import FADES_AFTER, OFFER_AFTER
from cairn.mentoring.refusals import Refusal
from tests.cast import a_community, a_mentee, a_mentor, a_pair, a_request
from tests.clock import in_days
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

ROUNDS = range(8)
ENDS = ("mentorship.completed", "mentorship.cancelled", "mentorship.lapsed")


@pytest.fixture
def pair() -> Mentorship:
    community = a_community()
    return a_pair(a_mentor(community), a_mentee(community))


def opened_twice(pair: Mentorship) -> list[Mentorship]:
    """The page, as each of the two has it before them."""
    return [Mentorship.objects.with_people().get(pk=pair.pk) for _ in range(2)]


def ends_of(pair: Mentorship) -> int:
    return Event.objects.about(pair).filter(kind__in=ENDS).count()


@pytest.mark.parametrize("_round", ROUNDS)
def test_both_finish(pair, _round):
    mentor, mentee = opened_twice(pair)
    results = at_once(
        partial(mentor.finish, by=pair.mentor.membership),
        partial(mentee.finish, by=pair.mentee.membership),
    )
    pair.refresh_from_db()
    assert results == [None, None]
    assert (pair.status, pair.proposal, ends_of(pair)) == ("completed", "", 1)


@pytest.mark.parametrize("_round", ROUNDS)
def test_both_cancel(pair, _round):
    mentor, mentee = opened_twice(pair)
    results = at_once(
        partial(mentor.cancel, by=pair.mentor.membership, reason="no_time"),
        partial(mentee.cancel, by=pair.mentee.membership, reason="safety"),
    )
    pair.refresh_from_db()
    assert sorted(map(str, results)) == ["None", "ended"]
    assert (pair.status, ends_of(pair)) == ("cancelled", 1)
    assert pair.end_reason == ("no_time" if results[0] is None else "safety")


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_agrees_to_finish_and_the_other_cancels(pair, _round):
    pair.finish(by=pair.mentor.membership)
    mentor, mentee = opened_twice(pair)
    results = at_once(
        partial(mentor.cancel, by=pair.mentor.membership, reason="no_time"),
        partial(mentee.finish, by=pair.mentee.membership),
    )
    pair.refresh_from_db()
    assert results.count(Refusal.ENDED) == 1
    assert (pair.status == "cancelled") == (results[0] is None)
    assert ends_of(pair) == 1


@pytest.mark.parametrize("_round", ROUNDS)
@pytest.mark.parametrize("answer", ["finish", "go_on", "cancel"])
def test_the_week_is_over_while_somebody_answers(pair, answer, _round):
    pair.finish(by=pair.mentor.membership)
    pair.proposed_at -= ANSWER_WITHIN
    pair.save()
    by_itself, mentee = opened_twice(pair)
    words = {"reason": "no_time"} if answer == "cancel" else {}
    results = at_once(
        by_itself.lapse, partial(getattr(mentee, answer), by=pair.mentee.membership, **words)
    )
    pair.refresh_from_db()
    assert results.count(None) == 1
    assert ends_of(pair) == (0 if pair.ended_at is None else 1)
    assert (pair.ended_at is None) == (answer == "go_on" and results[1] is None)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_speaks_up_when_silence_ends_it(pair, _round):
    pair.moved_at -= OFFER_AFTER + FADES_AFTER
    pair.offered_at = timezone.now() - FADES_AFTER
    pair.save()
    by_itself, mentee = opened_twice(pair)
    results = at_once(by_itself.fade, partial(mentee.go_on, by=pair.mentee.membership))
    pair.refresh_from_db()
    assert results.count(None) == 1
    assert (pair.status == "active") == (results[1] is None)


@pytest.mark.parametrize("_round", ROUNDS)
def test_one_pauses_and_the_other_cancels(pair, _round):
    mentor, mentee = opened_twice(pair)
    results = at_once(
        partial(mentor.pause, by=pair.mentor.membership, until=in_days(9), reason="busy"),
        partial(mentee.cancel, by=pair.mentee.membership, reason="no_time"),
    )
    pair.refresh_from_db()
    assert (pair.status, results[1]) == ("cancelled", None)
    assert results[0] in (None, Refusal.ENDED)
    assert not Pause.objects.running().exists()


@pytest.mark.parametrize("_round", ROUNDS)
def test_both_pause(pair, _round):
    mentor, mentee = opened_twice(pair)
    at_once(
        partial(mentor.pause, by=pair.mentor.membership, until=in_days(9), reason="busy"),
        partial(mentee.pause, by=pair.mentee.membership, until=in_days(12), reason="holiday"),
    )
    assert Pause.objects.count() == 1


@pytest.mark.parametrize("_round", ROUNDS)
def test_the_last_place_is_given_while_a_pause_ends(_round):
    community = a_community()
    mentor = a_mentor(community, seats=2)
    resting = a_pair(mentor, a_mentee(community))
    resting.pause(by=mentor.membership, until=in_days(9), reason="busy")
    asked = [a_request(mentor, a_mentee(community)) for _ in range(2)]
    opened = [Request.objects.with_people().get(pk=request.pk) for request in asked]
    results = at_once(
        partial(resting.resume, by=mentor.membership),
        *(partial(request.accept, by=mentor.membership) for request in opened),
    )
    assert results[0] is None
    assert results.count(Refusal.MENTOR_FULL) == 1
    assert Mentor.objects.with_seats_left().get(pk=mentor.pk).seats_left == 0


def test_it_would_end_twice_without_the_lock(pair, monkeypatch):
    """The fault that the tests above must find: the question is asked before the lock."""
    monkeypatch.setattr(Mentorship, "lock", lambda self: None)
    monkeypatch.setattr(Mentorship, "lock_people", lambda self: None)
    mentor, mentee = opened_twice(pair)
    results = at_once(
        partial(mentor.cancel, by=pair.mentor.membership, reason="no_time"),
        partial(mentee.cancel, by=pair.mentee.membership, reason="moved_on"),
    )
    assert results == [None, None]
    assert ends_of(pair) == 2
