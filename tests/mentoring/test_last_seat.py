"""The last seat is given once, however many accept at the same moment."""

from __future__ import annotations

from collections import Counter
from functools import partial, partialmethod

import pytest
from django.db import connection

from cairn.mentoring.models import Mentor, Mentorship, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_community, a_mentee, a_mentor
from tests.racing import at_once

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]

AT_ONCE, ROUNDS = 50, 20


class Rush:
    """One mentor with one seat, and fifty people who asked."""

    def __init__(self) -> None:
        community = a_community()
        self.mentor = a_mentor(community, seats=1)
        self.mentees = [a_mentee(community, goals=()).mentee for _ in range(AT_ONCE)]

    def round(self) -> Counter:
        """All are accepted at once: how many were, and why the others were not."""
        Mentorship.objects.all().delete()
        Request.objects.all().delete()
        Request.objects.bulk_create(
            Request(mentor=self.mentor, mentee=mentee, need="Learn") for mentee in self.mentees
        )
        opened = list(Request.objects.with_people())
        results = at_once(*(partial(r.accept, by=r.mentor.membership) for r in opened))
        assert Mentorship.objects.open().count() == sum(map(is_pair, results))
        return Counter("won" if is_pair(result) else result for result in results)


def is_pair(result) -> bool:
    return isinstance(result, Mentorship)


def test_it_goes_to_exactly_one_of_fifty():
    rush = Rush()
    for _ in range(ROUNDS):
        assert rush.round() == {"won": 1, Refusal.MENTOR_FULL: AT_ONCE - 1}


def test_it_would_go_to_several_without_the_lock(monkeypatch):
    rush = Rush()
    take_the_lock_out(monkeypatch)
    assert any(rush.round()["won"] > 1 for _ in range(ROUNDS))


def take_the_lock_out(monkeypatch) -> None:
    """The fault that the test above must find.

    On SQLite a transaction that asked before another one wrote cannot write any more, so there
    the whole question comes before the transaction, as in code that asks first and locks later.
    """
    reading = partialmethod(Mentor.refresh_from_db, fields=Mentor.LOCKED)
    monkeypatch.setattr(Mentor, "lock_row", reading)
    if connection.vendor == "sqlite":
        monkeypatch.setattr(Request, "accept", asking_first(Request.accept))


def asking_first(accept):
    def ask_then_accept(request, *, by):
        refusal = request.refusal_to_accept(by)
        request.refusal_to_accept = lambda by: refusal
        return accept(request, by=by)

    return ask_then_accept
