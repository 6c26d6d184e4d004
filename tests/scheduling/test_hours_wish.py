"""A mentee who finds no time asks the mentor for other hours, and hears when there are some."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from cairn.activity.models import Event
from cairn.scheduling.models import HoursWish, Timetable
from cairn.scheduling.refusals import Refusal
from tests.cast import a_mentor
from tests.clock import START, in_days
from tests.refusing import refused
from tests.scheduling.gatherings import DAYTIME, an_agreed_meeting, opens


@pytest.fixture(autouse=True)
def monday():
    with time_machine.travel(START, tick=False) as clock:
        yield clock


@pytest.fixture
def wish(pair) -> HoursWish:
    return HoursWish.ask(pair, by=pair.mentee.membership, words="Weekdays after six")


@pytest.fixture
def table(pair) -> Timetable:
    return Timetable.of(pair.mentor.membership.user)


def kinds(wish: HoursWish) -> list[str]:
    return list(Event.objects.about(wish).values_list("kind", flat=True))


def is_met(wish: HoursWish) -> bool:
    return HoursWish.objects.get(pk=wish.pk).met_at is not None


def test_the_mentor_reads_what_would_suit(pair, wish):
    assert list(HoursWish.objects.open().to(pair.mentor.membership.user)) == [wish]
    assert wish.words == "Weekdays after six"
    assert kinds(wish) == ["hours_wish.asked"]


def test_it_is_met_by_other_hours_once(table, wish):
    table.set_hours(0, DAYTIME, by=table.user)
    table.set_hours(1, DAYTIME, by=table.user)
    assert is_met(wish)
    assert kinds(wish) == ["hours_wish.asked", "hours_wish.met"]


@pytest.mark.parametrize(
    "change",
    [
        lambda table, by: table.use("lunch", by=by),
        lambda table, by: table.set_day(in_days(3), DAYTIME, by=by),
        lambda table, by: table.change_rules(by=by, notice_minutes=60),
        lambda table, by: table.change_zone("Asia/Tokyo", by=by),
    ],
)
def test_whatever_gives_other_times_meets_it(table, wish, change):
    change(table, table.user)
    assert is_met(wish)


def test_time_off_does_not(table, wish):
    table.take_off(in_days(1), in_days(3), by=table.user)
    assert not is_met(wish)


def test_hours_of_somebody_else_do_not(pair, wish, harbour):
    opens(pair.mentee.membership)
    opens(a_mentor(harbour).membership)
    assert not is_met(wish)


def test_it_is_asked_again_after_a_week_only(pair, wish, monday):
    with refused(Refusal.ASKED_LATELY):
        HoursWish.ask(pair, by=pair.mentee.membership)
    monday.shift(timedelta(days=7))
    again = HoursWish.ask(pair, by=pair.mentee.membership, words="Any Saturday")
    assert (again, HoursWish.objects.get().words) == (wish, "Any Saturday")


def test_a_new_one_after_the_last_was_met(pair, table, wish):
    table.use("lunch", by=table.user)
    assert HoursWish.ask(pair, by=pair.mentee.membership) != wish


def test_a_meeting_settles_it_as_well(pair, wish):
    an_agreed_meeting(pair)
    assert not wish.is_open


def test_a_mentorship_that_has_ended_wishes_for_nothing(pair, wish):
    pair.cancel(by=pair.mentee.membership, reason="no_time")
    assert not wish.is_open
    with refused(Refusal.ENDED):
        HoursWish.ask(pair, by=pair.mentee.membership)


def test_ones_own_hours_one_changes_oneself(pair):
    with refused(Refusal.YOUR_OWN_HOURS):
        HoursWish.ask(pair, by=pair.mentor.membership)


def test_others_have_nothing_to_wish_for(pair, noor):
    with refused(Refusal.NOT_A_PARTNER):
        HoursWish.ask(pair, by=noor)
