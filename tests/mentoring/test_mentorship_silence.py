"""Nobody stays in a mentorship that has fallen asleep."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cairn.activity.models import Event
from cairn.mentoring import jobs
from cairn.mentoring.models import EndNote, Mentor
from cairn.mentoring.refusals import Refusal
from tests.clock import day_after_day, in_days
from tests.refusing import refused


def both_jobs() -> int:
    return jobs.complete_silent_mentorships() + jobs.offer_to_close_silent_mentorships()


def test_closing_is_offered_after_six_weeks_and_happens_after_nine(clock, pair, ada):
    assert day_after_day(clock, 90, both_jobs) == [42, 63]
    pair.refresh_from_db()
    assert (pair.status, pair.end_reason, pair.ended_by) == ("completed", "time_over", None)
    assert Mentor.objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats
    told = Event.objects.about(pair).filter(actor=None).order_by("number")
    assert [event.kind for event in told] == ["mentorship.closing_offered", "mentorship.faded"]


def test_a_worker_that_slept_still_gives_three_weeks_to_answer(clock, pair):
    clock.shift(timedelta(days=300))
    assert day_after_day(clock, 40, both_jobs) == [1, 22]


@pytest.mark.parametrize("act", ["go_on", "plan", "note"])
def test_any_sign_of_life_begins_the_silence_anew(clock, pair, lin, act):
    assert day_after_day(clock, 50, both_jobs) == [42]
    acts = {
        "go_on": lambda: pair.go_on(by=lin),
        "plan": lambda: pair.plan(by=lin, planned_weeks=20),
        "note": lambda: EndNote.write(pair, "We are here", by=lin),
    }
    acts[act]()
    pair.refresh_from_db()
    assert pair.offered_at is None
    assert day_after_day(clock, 70, both_jobs) == [42, 63]


def test_a_pause_is_no_silence(clock, pair, lin):
    pair.pause(by=lin, until=in_days(50), reason="health")
    assert day_after_day(clock, 50 + 70, both_jobs) == [50 + 42, 50 + 63]


def test_a_proposal_to_finish_is_answered_in_its_own_time(clock, pair, lin):
    clock.shift(timedelta(days=41))
    pair.finish(by=lin)
    assert day_after_day(clock, 6, both_jobs) == []


def test_nothing_happens_before_its_time(clock, pair):
    for act in (pair.offer_to_close, pair.fade):
        with refused(Refusal.NOT_DUE):
            act()


def test_nothing_happens_after_the_end(clock, pair, lin):
    pair.cancel(by=lin, reason="other")
    assert day_after_day(clock, 70, both_jobs) == []
    for act in (pair.offer_to_close, pair.fade, pair.lapse):
        with refused(Refusal.ENDED):
            act()
