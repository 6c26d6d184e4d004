"""A mentorship ends early."""

from __future__ import annotations

import pytest

from cairn.activity.models import Event
from cairn.mentoring.models import EndNote, Mentor
from cairn.mentoring.refusals import Refusal
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from tests.clock import in_days
from tests.refusing import refused


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


def test_it_frees_the_place_at_once(pair, ada, lin):
    pair.pause(by=lin, until=in_days(9), reason="busy")
    pair.cancel(by=lin, reason="no_time")
    assert Mentor.objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats


def test_it_takes_a_note_for_the_coordinators_along(pair, lin):
    pair.cancel(by=lin, reason="other", note="Ask me.")
    assert EndNote.objects.get().text == "Ask me."


@pytest.mark.parametrize("reason", ["not_a_fit", "safety"])
def test_some_reasons_are_never_told_to_the_partner(pair, ada, lin, reason):
    pair.cancel(by=lin, reason=reason)
    pair.refresh_from_db()
    assert "agreement of the programme" in pair.end_words_for(ada.membership)
    assert "agreement" not in pair.end_words_for(lin)
    assert reason not in str([n.params for n in told_to(ada.membership)])


def test_safety_reaches_the_coordinators(pair, ada, lin, noor):
    pair.cancel(by=lin, reason="safety")
    assert "mentorship.unsafe" in [n.kind for n in told_to(noor)]


def test_nothing_else_does(pair, ada, lin, noor):
    pair.cancel(by=lin, reason="no_time")
    assert not [n for n in told_to(noor) if n.kind.startswith("mentorship")]
    assert [n.kind for n in told_to(ada.membership)][-1] == "mentorship.cancelled"


def told_to(member) -> list[Notification]:
    while tell_some():
        pass
    return list(Notification.objects.filter(user=member.user).order_by("pk"))
