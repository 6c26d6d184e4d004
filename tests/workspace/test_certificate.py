"""Certificates: issued to their holder, shown as the holder allows, revoked by coordinators."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.workspace.models import Certificate
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.ending_acts import a_certificate, completed
from tests.workspace.pieces import a_milestone, cancelled
from tests.workspace.telling import told_of

told = partial(told_of, "certificate")


def test_it_says_what_was_true(pair, mentor, mentee):
    a_milestone(pair).complete(by=mentee)
    a_milestone(pair)
    one = a_certificate(completed(pair))
    assert (one.name, one.topic, one.role, one.milestones) == ("Lin", pair.topic, "mentee", 1)
    assert one.shows == ["name", "period"]
    assert a_certificate(pair, by=mentor).role == "mentor"


def test_it_is_for_the_two_of_a_completed_mentorship(pair, mentee, noor):
    with refused(Refusal.NOT_COMPLETED):
        a_certificate(pair)
    completed(pair)
    with refused(Refusal.NOT_A_PARTNER):
        a_certificate(pair, by=noor)
    a_certificate(pair)
    with refused(Refusal.CERTIFIED):
        a_certificate(pair)


def test_there_is_none_for_what_was_cancelled(pair):
    with refused(Refusal.NOT_COMPLETED):
        a_certificate(cancelled(pair))


def test_its_holder_chooses_what_others_see(pair, mentor, mentee):
    one = a_certificate(completed(pair))
    one.choose(by=mentee, shows=["community", "name", "name", "nonsense"])
    one.refresh_from_db()
    assert one.shows == ["name", "community"]
    with refused(Refusal.NOT_THE_HOLDER):
        one.choose(by=mentor, shows=[])


def test_a_coordinator_revokes_and_restores_it(pair, mentor, mentee, noor, sam):
    one = a_certificate(completed(pair))
    for other in (mentor, mentee, sam):
        with refused(Refusal.COORDINATORS_ONLY):
            one.revoke(by=other, reason="Mine")
    one.revoke(by=noor, reason="They never met")
    with refused(Refusal.OTHER_STATE):
        one.revoke(by=noor, reason="Again")
    assert (one.is_revoked, told(mentee)) == (True, ["certificate.revoked"])
    one.restore(by=noor)
    one.refresh_from_db()
    assert (one.is_revoked, one.revoke_reason) == (False, "")
    assert told(mentee) == ["certificate.revoked", "certificate.restored"]


@pytest.mark.parametrize("who", ["mentor", "mentee"])
def test_it_stays_when_somebody_leaves(pair, mentee, who):
    one = a_certificate(completed(pair))
    getattr(pair, who).membership.leave()
    assert Certificate.objects.of_user(mentee.user).get() == one


def test_it_outlives_the_account_of_the_other_and_not_that_of_its_holder(pair, mentor, mentee):
    a_certificate(completed(pair))
    mentor.user.delete()
    assert Certificate.objects.get().mentorship is None
    mentee.user.delete()
    assert not Certificate.objects.exists()
