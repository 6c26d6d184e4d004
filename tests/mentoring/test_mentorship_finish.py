"""A mentorship ends well: one proposes, the other agrees, or a week goes by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cairn.activity.models import Event
from cairn.mentoring import jobs
from cairn.mentoring.models import EndNote, Mentor, Mentorship
from cairn.mentoring.refusals import Refusal
from tests.cast import a_pair, finish
from tests.clock import day_after_day, in_days
from tests.refusing import refused


def test_the_first_one_proposes_and_the_other_agrees(pair, ada, lin):
    pair.finish(by=lin, reason="time_over")
    assert (pair.status, pair.proposal, pair.proposed_by) == ("active", "finish", lin)
    pair.finish(by=ada.membership)
    pair.refresh_from_db()
    assert (pair.status, pair.end_reason, pair.proposal) == ("completed", "time_over", "")
    assert (pair.ended_by, pair.ended_at is None) == (ada.membership, False)


def test_it_can_be_finished_out_of_a_pause(pair, ada, lin):
    pair.pause(by=lin, until=in_days(9), reason="busy")
    finish(pair)
    assert pair.status == "completed"


def test_it_frees_the_place_only_at_the_end(pair, ada, lin):
    pair.finish(by=lin)
    assert Mentor.objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats - 1
    pair.finish(by=ada.membership)
    assert Mentor.objects.with_seats_left().get(pk=ada.pk).seats_left == ada.seats


def test_it_records_both_steps_and_whom_they_concern(pair, ada, lin):
    pair.finish(by=lin)
    pair.finish(by=ada.membership)
    kinds = ["mentorship.finish_proposed", "mentorship.completed"]
    steps = Event.objects.about(pair).filter(kind__in=kinds).order_by("number")
    assert [step.actor for step in steps] == [lin.user, ada.membership.user]
    both = sorted([ada.membership.user_id, lin.user_id])
    assert all(step.concerns == both for step in steps)


def test_one_cannot_agree_with_oneself(pair, lin):
    pair.finish(by=lin)
    with refused(Refusal.WAITS_FOR_THE_OTHER):
        pair.finish(by=lin)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_takes_it_off_the_table(pair, lin, side):
    pair.finish(by=lin)
    pair.go_on(by=getattr(pair, side).membership)
    pair.refresh_from_db()
    assert (pair.status, pair.proposal, pair.proposed_by) == ("active", "", None)


def test_a_pause_answers_it_too(pair, ada, lin):
    pair.finish(by=lin)
    pair.pause(by=ada.membership, until=in_days(9), reason="busy")
    assert (pair.status, pair.proposal) == ("paused", "")


def test_whose_partner_has_left_needs_no_agreement(pair, ada, lin):
    lin.leave()
    pair = Mentorship.objects.with_people().get(pk=pair.pk)
    pair.finish(by=ada.membership)
    assert pair.status == "completed"


def test_a_week_without_an_answer_is_one(clock, pair, lin):
    pair.finish(by=lin, reason="informal")
    assert day_after_day(clock, 20, jobs.complete_agreed_mentorships) == [7]
    pair.refresh_from_db()
    assert (pair.status, pair.end_reason, pair.ended_by) == ("completed", "informal", None)


def test_the_week_begins_anew_with_a_new_proposal(clock, pair, ada, lin):
    pair.finish(by=lin)
    clock.shift(timedelta(days=6))
    pair.go_on(by=ada.membership)
    pair.finish(by=lin)
    assert day_after_day(clock, 10, jobs.complete_agreed_mentorships) == [7]


def test_nothing_lapses_before_its_time(pair, lin):
    with refused(Refusal.NOT_DUE):
        pair.lapse()
    pair.finish(by=lin)
    with refused(Refusal.NOT_DUE):
        pair.lapse()


def test_it_lets_the_two_begin_again(pair, ada, lin):
    finish(pair)
    again = a_pair(ada, lin)
    assert list(Mentorship.objects.between(ada, pair.mentee).open()) == [again]


def test_it_refuses_others(pair, noor, sam):
    for other in (noor, sam):
        with refused(Refusal.NOT_A_PARTNER):
            pair.finish(by=other)
        with refused(Refusal.NOT_A_PARTNER):
            pair.go_on(by=other)


def test_it_refuses_one_that_has_ended(pair, ada, lin):
    finish(pair)
    for act in (pair.finish, pair.go_on, pair.resume):
        with refused(Refusal.ENDED):
            act(by=ada.membership)


def test_it_notices_an_ending_after_the_page_was_opened(pair, ada, lin):
    opened = Mentorship.objects.get(pk=pair.pk)
    pair.cancel(by=lin, reason="no_time")
    with refused(Refusal.ENDED):
        opened.finish(by=ada.membership)


# The private note


def test_each_side_leaves_one_note_for_the_coordinators(pair, ada, lin, noor, sam):
    pair.finish(by=lin, note="A slow start.")
    EndNote.write(pair, "It was a joy.", by=ada.membership)
    EndNote.write(pair, "It was a great joy.", by=ada.membership)
    texts = {
        who: [note.text for note in EndNote.objects.visible_to(who)]
        for who in (lin, ada.membership, noor, sam)
    }
    assert texts == {
        lin: ["A slow start."],
        ada.membership: ["It was a great joy."],
        noor: ["A slow start.", "It was a great joy."],
        sam: [],
    }


def test_a_note_is_for_partners_to_write(pair, noor):
    with refused(Refusal.NOT_A_PARTNER):
        EndNote.write(pair, "Hm.", by=noor)


# The plan


def test_it_is_planned_for_twelve_weeks_and_every_two(pair):
    assert (pair.planned_weeks, pair.cadence) == (12, "fortnightly")


def test_a_quarter_of_an_hour_means_once_a_month(ada, lin):
    assert a_pair(ada, lin, minutes=15).cadence == "monthly"


def test_the_plan_is_changed_by_either(pair, ada, lin):
    pair.plan(by=lin, planned_weeks=26)
    pair.plan(by=ada.membership, planned_weeks=8, cadence="weekly")
    pair.refresh_from_db()
    assert (pair.planned_weeks, pair.cadence) == (8, "weekly")


@pytest.mark.parametrize("weeks", [0, 3, 27])
def test_the_plan_has_its_limits(pair, lin, weeks):
    with refused(Refusal.OTHER_WEEKS):
        pair.plan(by=lin, planned_weeks=weeks)
