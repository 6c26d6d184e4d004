"""Different acts on the same people at the same moment."""

from __future__ import annotations

import random
from functools import partial

import pytest

from cairn.lib.refusal import Refused
from cairn.mentoring.models import Mentee, Mentor, Mentorship, Remark, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_community, a_member, a_mentee, a_mentor, a_request
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("_round", range(10))
def test_accepting_and_withdrawing_at_once_leaves_one_of_the_two(_round):
    community = a_community()
    request = a_request(a_mentor(community), a_mentee(community))
    for_mentor, for_mentee = (Request.objects.with_people().get(pk=request.pk) for _ in range(2))
    results = at_once(
        partial(for_mentor.accept, by=request.mentor.membership),
        partial(for_mentee.withdraw, by=request.mentee.membership),
    )
    assert results.count(Refusal.NOT_PENDING) == 1
    request.refresh_from_db()
    assert (request.status == "accepted") == Mentorship.objects.exists()


@pytest.mark.parametrize("_round", range(10))
def test_two_mentors_cannot_both_take_a_mentee_with_one_place_left(_round):
    community = a_community()
    community.mentors_at_once = 1
    community.save()
    mentee = a_mentee(community)
    keys = [a_request(a_mentor(community), mentee).pk for _ in range(2)]
    opened = [Request.objects.with_people().get(pk=key) for key in keys]
    results = at_once(*(partial(r.accept, by=r.mentor.membership) for r in opened))
    assert Mentorship.objects.open().count() == 1
    assert set(results) & {Refusal.MENTEE_FULL, Refusal.NOT_PENDING}


def test_fifty_identical_requests_are_one():
    community = a_community()
    mentor, mentee = a_mentor(community), a_mentee(community)
    mentors = [Mentor.objects.get(pk=mentor.pk) for _ in range(50)]
    results = at_once(*(partial(Request.send, m, by=mentee, need="Learn") for m in mentors))
    assert results.count(Refusal.ALREADY_PENDING) == 49
    assert Request.objects.count() == 1


def test_a_newcomer_begins_as_a_mentee_once():
    community = a_community()
    member = a_member(community)
    mentors = [a_mentor(community) for _ in range(3)]
    at_once(*(partial(Request.send, mentor, by=member, need="Learn") for mentor in mentors))
    assert Mentee.objects.get(membership=member).requests.count() == 3


def test_nobody_waits_for_each_other_for_ever():
    """People who mentor and learn at once do everything at once; a deadlock would be raised."""
    community = a_community()
    people = [a_mentor(community, seats=5).membership for _ in range(5)]
    at_once(*(partial(do_things, people, seed) for seed in range(12)))
    full = Mentor.objects.with_seats_left().filter(seats_left__lt=0)
    assert not full.exists()


def do_things(people, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(15):
        me, other = chance.sample(people, 2)
        act = chance.choice([ask, answer, question, end, change])
        try:
            act(me, other)
        except Refused:
            continue


def ask(me, other) -> None:
    Request.send(Mentor.of(other), by=me, need="Learn")


def answer(me, other) -> None:
    if request := Request.objects.of_mentor(me).pending().with_people().first():
        request.accept(by=me)


def question(me, other) -> None:
    if request := Request.objects.visible_to(me).pending().with_people().first():
        Remark.write(request, "And then?", by=me)


def end(me, other) -> None:
    if pair := Mentorship.objects.visible_to(me).open().with_people().first():
        pair.cancel(by=me, reason="other")


def change(me, other) -> None:
    Mentor.of(me).offer(by=me, topics="Everything")
    Mentor.of(me).accept_mentees(accepting=True, by=me)
