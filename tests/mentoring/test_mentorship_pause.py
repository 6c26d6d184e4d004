"""A mentorship rests until a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.activity.models import Event
from cairn.mentoring import jobs
from cairn.mentoring.models import Mentor, Pause
from cairn.mentoring.refusals import Refusal
from tests.clock import day_after_day, in_days
from tests.refusing import refused


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_pauses_until_a_day_with_a_reason(pair, side):
    pair.pause(by=getattr(pair, side).membership, until=in_days(60), reason="health")
    pair.refresh_from_db()
    pause = pair.pauses.get()
    assert (pair.status, pause.until, pause.reason) == ("paused", in_days(60), "health")
    assert (pair.running_pause, pair.ended_at) == (pause, None)


def test_it_tells_the_reason_and_the_day(pair, lin):
    pair.pause(by=lin, until=in_days(9), reason="busy")
    event = Event.objects.about(pair).get(kind="mentorship.paused")
    assert event.actor == lin.user
    assert event.data["until"] == in_days(9).isoformat()
    assert event.data["reason"] == "busy"


def test_it_keeps_its_place(pair, ada, lin):
    pair.pause(by=lin, until=in_days(9), reason="busy")
    assert Mentor.objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats - 1


def test_it_asks_both_for_a_long_one(pair, ada, lin):
    pair.pause(by=lin, until=in_days(61), reason="focus")
    assert (pair.status, pair.proposal, pair.pauses.count()) == ("active", "pause", 0)
    pair.pause(by=ada.membership, until=in_days(61), reason="focus")
    pair.refresh_from_db()
    assert (pair.status, pair.proposal, pair.pauses.get().until) == ("paused", "", in_days(61))


def test_agreeing_covers_no_longer_pause_than_was_proposed(pair, ada, lin):
    pair.pause(by=lin, until=in_days(61), reason="focus")
    pair.pause(by=ada.membership, until=in_days(90), reason="focus")
    assert (pair.status, pair.proposed_by) == ("active", ada.membership)


def test_a_proposal_can_be_taken_back_or_turned_down(pair, ada, lin):
    for by in (ada.membership, lin):
        pair.pause(by=lin, until=in_days(61), reason="focus")
        pair.go_on(by=by)
        pair.refresh_from_db()
        assert (pair.status, pair.proposal) == ("active", "")


def test_a_running_pause_gets_another_end(clock, pair, lin):
    pair.pause(by=lin, until=in_days(10), reason="busy")
    clock.shift(timedelta(days=10))
    pair.pause(by=lin, until=in_days(50), reason="health")
    pause = pair.pauses.get()
    assert (pause.until, pause.reason) == (in_days(50), "health")


def test_a_pause_cannot_be_drawn_out_by_one_alone(clock, pair, lin):
    pair.pause(by=lin, until=in_days(60), reason="busy")
    clock.shift(timedelta(days=30))
    pair.pause(by=lin, until=in_days(31), reason="busy")
    assert (pair.pauses.get().until, pair.proposal) == (in_days(30), "pause")


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        (0, Refusal.PAUSE_IN_THE_PAST),
        (-400, Refusal.PAUSE_IN_THE_PAST),
        (181, Refusal.PAUSE_TOO_LONG),
        (900_000, Refusal.PAUSE_TOO_LONG),
    ],
)
def test_it_refuses_days_that_make_no_pause(pair, lin, days, refusal):
    with refused(refusal):
        pair.pause(by=lin, until=in_days(days), reason="busy")


def test_it_refuses_others_and_ended_ones(pair, lin, noor, sam):
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            pair.pause(by=other, until=in_days(9), reason="busy")
    pair.cancel(by=lin, reason="other")
    with refused(Refusal.ENDED):
        pair.pause(by=lin, until=in_days(9), reason="busy")


# Going on


def test_it_goes_on_at_any_time(clock, pair, ada, lin):
    pair.pause(by=lin, until=in_days(20), reason="busy")
    clock.shift(timedelta(days=3))
    pair.resume(by=ada.membership)
    pair.refresh_from_db()
    assert (pair.status, pair.pauses.get().ended_at) == ("active", timezone.now())


def test_it_refuses_to_go_on_when_nothing_is_paused(pair, lin):
    with refused(Refusal.NOT_PAUSED):
        pair.resume(by=lin)


def test_every_pause_is_kept_and_moves_the_end(clock, pair, lin):
    end = pair.expected_end_on
    assert end == in_days(12 * 7)
    for _ in range(2):
        clock.shift(timedelta(days=7))
        pair.pause(by=lin, until=in_days(30), reason="busy")
        clock.shift(timedelta(days=14))
        pair.resume(by=lin)
    assert Pause.objects.filter(mentorship=pair).count() == 2
    assert pair.weeks_gone() == pytest.approx(2)
    assert pair.share_gone() == pytest.approx(2 / 12)
    assert pair.expected_end_on == end + timedelta(days=28)


def test_the_end_moves_already_while_it_rests(clock, pair, lin):
    end = pair.expected_end_on
    pair.pause(by=lin, until=in_days(30), reason="busy")
    clock.shift(timedelta(days=10))
    assert pair.expected_end_on == end + timedelta(days=30)
    assert pair.weeks_gone() == 0


# The question at its end


def test_it_asks_both_at_its_end_and_once_more_a_week_later(clock, pair, lin):
    pair.pause(by=lin, until=in_days(10), reason="busy")
    assert day_after_day(clock, 40, jobs.ask_after_pauses) == [10, 17]
    assert Event.objects.about(pair).filter(kind="mentorship.pause_over", actor=None).count() == 2


def test_it_asks_once_for_what_it_missed(clock, pair, lin):
    pair.pause(by=lin, until=in_days(10), reason="busy")
    clock.shift(timedelta(days=40))
    assert (jobs.ask_after_pauses(), jobs.ask_after_pauses()) == (1, 0)


def test_it_asks_anew_after_a_longer_pause(clock, pair, lin):
    pair.pause(by=lin, until=in_days(2), reason="busy")
    assert day_after_day(clock, 3, jobs.ask_after_pauses) == [2]
    pair.pause(by=lin, until=in_days(5), reason="busy")
    assert day_after_day(clock, 14, jobs.ask_after_pauses) == [5, 12]


def test_it_asks_nobody_who_ended(clock, pair, lin):
    pair.pause(by=lin, until=in_days(5), reason="busy")
    pair.cancel(by=lin, reason="other")
    assert pair.pauses.get().ended_at == pair.ended_at
    assert day_after_day(clock, 20, jobs.ask_after_pauses) == []


def test_it_asks_nobody_who_went_on(clock, pair, lin):
    pair.pause(by=lin, until=in_days(5), reason="busy")
    pause = pair.pauses.get()
    pair.resume(by=lin)
    assert day_after_day(clock, 20, jobs.ask_after_pauses) == []
    with refused(Refusal.NOT_PAUSED):
        pause.ask()
