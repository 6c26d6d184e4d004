"""A thank-you, and the page of the mentor."""

from __future__ import annotations

from functools import partial

import pytest

from cairn.lib.refusal import Refused
from cairn.workspace.models import ThankYou
from cairn.workspace.models.thank_you import NEXT, Shown
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.ending_acts import a_published, a_thank_you, completed
from tests.workspace.pieces import cancelled
from tests.workspace.telling import told_of

told = partial(told_of, "thank_you")

WAYS = {
    "offered": lambda one, writer, mentor, noor: one.offer(by=writer),
    "published": lambda one, writer, mentor, noor: one.publish(by=mentor),
    "private": lambda one, writer, mentor, noor: one.take_down(by=writer),
    "declined": lambda one, writer, mentor, noor: one.take_down(by=mentor),
    "hidden": lambda one, writer, mentor, noor: one.hide(by=noor, reason="Rude"),
}


def on_the_page(reader, mentor) -> list[ThankYou]:
    return list(ThankYou.objects.published_to(reader).for_mentor(mentor))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("status", Shown)
def test_it_goes_only_where_the_table_allows(pair, noor, status, way):
    thanks, (mentor, mentee) = a_thank_you(pair), pair.people
    ThankYou.objects.update(status=status)
    allowed = way in NEXT.get(status, ())
    try:
        WAYS[way](thanks, mentee, mentor, noor)
    except Refused:
        assert not allowed
    thanks.refresh_from_db()
    assert thanks.status == (way if allowed else status)


def test_it_is_between_the_two_until_both_want_it_seen(pair, mentor, mentee, noor):
    thanks = a_thank_you(pair)
    assert on_the_page(noor, mentor) == []
    thanks.offer(by=mentee)
    assert on_the_page(noor, mentor) == []
    thanks.publish(by=mentor)
    assert on_the_page(noor, mentor) == [thanks]
    assert told(mentor) == ["thank_you.written", "thank_you.offered"]
    assert told(mentee) == ["thank_you.published"]


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_takes_it_down_at_any_time(pair, mentor, side):
    thanks = a_published(completed(pair))
    thanks.take_down(by=getattr(pair, side).membership)
    assert on_the_page(mentor, mentor) == []
    assert ThankYou.objects.visible_to(mentor).exists()


def test_the_word_of_the_other_is_theirs(pair, mentor, mentee, noor):
    thanks = a_thank_you(pair)
    with refused(Refusal.OTHER_ONES_WORD):
        thanks.offer(by=mentor)
    thanks.offer(by=mentee)
    with refused(Refusal.OTHER_ONES_WORD):
        thanks.publish(by=mentee)
    with refused(Refusal.NOT_A_PARTNER):
        thanks.publish(by=noor)


def test_what_is_said_to_a_mentee_stays_between_the_two(pair, mentor):
    with refused(Refusal.MENTORS_PAGE):
        a_thank_you(pair, by=mentor, offered=True)
    thanks = a_thank_you(pair, by=mentor)
    with refused(Refusal.MENTORS_PAGE):
        thanks.offer(by=mentor)


def test_it_is_said_once_and_removed_by_its_writer(pair, mentor, mentee):
    thanks = a_thank_you(cancelled(pair))
    with refused(Refusal.THANKED):
        a_thank_you(pair)
    with refused(Refusal.NOT_THE_AUTHOR):
        thanks.remove(by=mentor)
    thanks.remove(by=mentee)
    with refused(Refusal.GONE):
        thanks.offer(by=mentee)
    assert a_thank_you(pair, "Anew").text == "Anew"


def test_a_coordinator_removes_an_abusive_one_for_good(pair, mentor, mentee, noor, sam):
    thanks = a_published(pair)
    for other in (mentor, sam):
        with refused(Refusal.COORDINATORS_ONLY):
            thanks.hide(by=other, reason="Rude")
    thanks.hide(by=noor, reason="Rude")
    assert not ThankYou.objects.visible_to(mentee).exists()
    with refused(Refusal.GONE):
        thanks.remove(by=mentee)
    with refused(Refusal.THANKED):
        a_thank_you(pair)
    assert "thank_you.hidden" in told(mentee)


def test_coordinators_touch_nothing_that_is_private(pair, noor):
    with refused(Refusal.OTHER_STATE):
        a_thank_you(pair).hide(by=noor, reason="Rude")


def test_another_community_sees_none(pair, mentor, sam):
    a_published(pair)
    assert on_the_page(sam, mentor) == []
