"""Two people close the same mentorship at the same moment."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.mentoring.models import Mentorship
from cairn.workspace.models import Certificate, Feedback, ThankYou
from cairn.workspace.refusals import Refusal
from tests.cast import a_community, a_member, a_mentee, a_mentor, a_pair
from tests.racing import at_once
from tests.workspace.ending_acts import a_certificate, a_feedback, a_thank_you, completed

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def an_ended_pair() -> Mentorship:
    community = a_community()
    a_member(community, role="coordinator")
    return completed(a_pair(a_mentor(community), a_mentee(community)))


def opened(pair: Mentorship, times: int) -> list[Mentorship]:
    """The pair as each of several browsers has it open."""
    return [Mentorship.objects.with_people().get(pk=pair.pk) for _ in range(times)]


@pytest.mark.parametrize("_round", range(10))
def test_two_answers_at_once_open_both(_round):
    pair = an_ended_pair()
    both = zip(opened(pair, 2), pair.people, strict=True)
    at_once(*(partial(a_feedback, one, by=who) for one, who in both))
    assert Feedback.objects.filter(opened_at__isnull=False).count() == 2


@pytest.mark.parametrize("_round", range(5))
def test_one_certificate_and_one_thank_you_come_of_three_presses(_round):
    pair = an_ended_pair()
    results = at_once(*(partial(a_certificate, one) for one in opened(pair, 3)))
    assert results.count(Refusal.CERTIFIED) == 2
    results = at_once(*(partial(a_thank_you, one) for one in opened(pair, 3)))
    assert results.count(Refusal.THANKED) == 2
    assert (Certificate.objects.count(), ThankYou.objects.count()) == (1, 1)


@pytest.mark.parametrize("_round", range(5))
def test_it_is_shown_or_taken_back_and_never_both(_round):
    pair = an_ended_pair()
    thanks = a_thank_you(pair, offered=True)
    mine, theirs = (ThankYou.objects.get(pk=thanks.pk) for _ in range(2))
    mentor, mentee = pair.people
    results = at_once(partial(mine.take_down, by=mentee), partial(theirs.publish, by=mentor))
    thanks.refresh_from_db()
    assert results[0] is None
    assert thanks.status == "private"
