"""An action item is added, ticked, carried over, removed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.workspace.models import ActionItem
from cairn.workspace.refusals import Refusal
from tests.cast import a_mentee, a_request
from tests.refusing import refused
from tests.scheduling.gatherings import an_agreed_meeting
from tests.workspace.pieces import a_milestone, an_item, cancelled

A_DAY = timedelta(days=1)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_it_is_somebodys(pair, side):
    owner = getattr(pair, side).membership
    item = an_item(pair, owner=owner)
    assert list(ActionItem.objects.open().owned_by(owner)) == [item]


def test_it_refuses_an_owner_or_a_milestone_from_elsewhere(pair, noor, ada, harbour):
    other = a_request(ada, a_mentee(harbour)).accept(by=ada.membership)
    with refused(Refusal.NOT_OF_THIS_PAIR):
        an_item(pair, owner=noor)
    with refused(Refusal.NOT_OF_THIS_PAIR):
        an_item(pair, milestone=a_milestone(other))
    item = an_item(pair, milestone=a_milestone(pair))
    with refused(Refusal.NOT_OF_THIS_PAIR):
        item.edit(by=ada.membership, version=item.version, owner=noor)


def test_it_refuses_a_meeting_from_elsewhere(pair, ada, harbour):
    other = a_request(ada, a_mentee(harbour, "Ola")).accept(by=ada.membership)
    with refused(Refusal.NOT_OF_THIS_PAIR):
        an_item(pair, meeting=an_agreed_meeting(other))


def test_it_is_ticked_and_unticked(pair, mentor, mentee):
    item = an_item(pair)
    item.tick(by=mentee)
    assert list(ActionItem.objects.done()) == [item]
    assert not ActionItem.objects.open().exists()
    with refused(Refusal.OTHER_STATE):
        item.tick(by=mentor)
    item.untick(by=mentor)
    with refused(Refusal.OTHER_STATE):
        item.untick(by=mentor)
    assert list(ActionItem.objects.open()) == [item]


@pytest.mark.parametrize(("due", "next_due"), [(None, 7), (-3, 7), (0, 7), (2, 9)])
def test_it_is_carried_over_by_a_week(pair, mentee, today, due, next_due):
    item = an_item(pair, due_on=None if due is None else today + due * A_DAY)
    item.carry_over(by=mentee)
    assert (item.due_on, item.carried_over) == (today + next_due * A_DAY, 1)


def test_what_is_done_is_not_carried_over(pair, mentee):
    item = an_item(pair)
    item.tick(by=mentee)
    with refused(Refusal.OTHER_STATE):
        item.carry_over(by=mentee)


def test_it_is_overdue_from_the_day_after(pair, today, mentee):
    items = {days: an_item(pair, due_on=today + days * A_DAY) for days in (-1, 0, 1)}
    assert [days for days, item in items.items() if item.is_overdue(today)] == [-1]
    assert list(ActionItem.objects.overdue(today)) == [items[-1]]
    items[-1].tick(by=mentee)
    assert not items[-1].is_overdue(today)


def test_the_soonest_come_first(pair, today):
    later, never, soon = (
        an_item(pair, due_on=due) for due in (today + 9 * A_DAY, None, today + A_DAY)
    )
    assert list(ActionItem.objects.soonest_first()) == [soon, later, never]


def test_those_of_ended_mentorships_are_nobodys_business(pair, mentee):
    an_item(pair)
    cancelled(pair)
    assert not ActionItem.objects.open().owned_by(mentee).exists()


@pytest.mark.parametrize("act", ["tick", "untick", "carry_over", "remove"])
def test_it_refuses_others_and_after_the_end(pair, noor, mentor, act):
    item = an_item(pair)
    with refused(Refusal.NOT_A_PARTNER):
        getattr(item, act)(by=noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        getattr(item, act)(by=mentor)


def test_it_outlives_its_milestone_and_can_be_removed(pair, mentor):
    stone = a_milestone(pair)
    item = an_item(pair, milestone=stone)
    stone.remove(by=mentor)
    item.refresh_from_db()
    assert item.milestone == stone
    item.remove(by=mentor)
    assert not ActionItem.objects.of(pair).exists()
