"""A mentorship ends early."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.mentoring.models import Mentorship
from cairn.mentoring.refusals import Refusal
from tests.cast import a_request
from tests.refusing import refused


@pytest.fixture
def pair(ada, lin) -> Mentorship:
    return a_request(ada, lin).accept(by=ada.membership)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_it_ends_at_once_from_either_side(pair, side):
    pair.cancel(by=getattr(pair, side).membership, reason="moved_on")
    pair.refresh_from_db()
    assert (pair.status, pair.end_reason) == ("cancelled", "moved_on")


def test_it_records_who_did_it(pair, lin):
    pair.cancel(by=lin, reason="no_time")
    assert Event.objects.about(pair).get(kind="mentorship.cancelled").actor == lin.user


def test_it_refuses_others(pair, noor, sam):
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            pair.cancel(by=other, reason="other")


def test_it_refuses_one_that_has_ended(pair, lin):
    pair.cancel(by=lin, reason="other")
    with refused(Refusal.ENDED):
        pair.cancel(by=lin, reason="other")
