"""Feedback: blind until both have answered, or the time for it is over."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from cairn.mentoring.models import EndNote
from cairn.workspace import jobs
from cairn.workspace.models import Feedback
from cairn.workspace.refusals import Refusal
from tests.clock import START, day_after_day
from tests.refusing import refused
from tests.workspace.ending_acts import a_feedback, completed
from tests.workspace.pieces import cancelled
from tests.workspace.telling import told_of

told = partial(told_of, "feedback")


@pytest.fixture
def clock():
    with time_machine.travel(START, tick=False) as traveller:
        yield traveller


def seen_by(member) -> set[str]:
    return set(Feedback.objects.visible_to(member).values_list("words", flat=True))


def test_nobody_sees_the_first_answer_but_its_author(pair, mentor, mentee, noor):
    a_feedback(completed(pair))
    assert seen_by(mentee) == {"You listened."}
    assert seen_by(mentor) == seen_by(noor) == set()
    assert told(mentor) == []


def test_the_second_answer_opens_both(pair, mentor, mentee, noor):
    a_feedback(completed(pair))
    assert told(mentor) == []
    a_feedback(pair, by=mentor, words="You prepared.")
    for member in (mentor, mentee):
        assert seen_by(member) == {"You listened.", "You prepared."}
    assert seen_by(noor) == set()
    assert told(mentee) == ["feedback.opened"]
    assert told(mentor) == []


def test_a_single_answer_opens_after_two_weeks_and_never_before(clock, pair, mentor):
    a_feedback(completed(pair))
    assert day_after_day(clock, 20, jobs.open_feedback) == [14]
    assert seen_by(mentor) == {"You listened."}
    assert "feedback.opened" in told(mentor)


def test_whoever_has_not_answered_is_reminded_once(clock, pair, mentor, mentee):
    a_feedback(completed(pair))
    assert day_after_day(clock, 10, jobs.remind_of_feedback) == [7]
    assert told(mentor) == ["feedback.due"]
    assert told(mentee) == []


def test_nobody_who_has_left_is_reminded(clock, pair, mentor, mentee):
    completed(pair)
    mentor.leave()
    assert day_after_day(clock, 10, jobs.remind_of_feedback) == [7]
    assert told(mentee) == ["feedback.due"]


def test_a_reminder_of_no_use_any_more_is_not_told(clock, pair, mentee):
    completed(pair)
    clock.shift(timedelta(days=8))
    jobs.remind_of_feedback()
    a_feedback(pair)
    assert told(mentee) == []


def test_it_can_be_changed_until_it_is_open(pair, mentor):
    a_feedback(completed(pair))
    a_feedback(pair, helpful=2)
    assert Feedback.objects.get().helpful == 2
    a_feedback(pair, by=mentor)
    with refused(Refusal.FEEDBACK_OPEN):
        a_feedback(pair, helpful=5)


def test_nobody_answers_an_answer(clock, pair, mentor):
    a_feedback(completed(pair))
    clock.shift(timedelta(days=14))
    for who in pair.people:
        with refused(Refusal.FEEDBACK_OVER):
            a_feedback(pair, by=who)


def test_only_the_coordinators_read_the_note(pair, mentor, mentee, noor):
    a_feedback(completed(pair), note="Call me")
    a_feedback(pair, by=mentor)
    assert [note.text for note in EndNote.objects.visible_to(noor)] == ["Call me"]
    assert not EndNote.objects.visible_to(mentor).exists()
    assert "Call me" not in str(list(Feedback.objects.values()))


def test_it_comes_after_the_end_whichever_it_was(pair, mentee, noor):
    with refused(Refusal.NOT_ENDED):
        a_feedback(pair)
    cancelled(pair)
    with refused(Refusal.NOT_A_PARTNER):
        a_feedback(pair, by=noor)
    with refused(Refusal.ONE_TO_FIVE):
        a_feedback(pair, helpful=6)
    assert a_feedback(pair).given_at


def test_nobody_is_reminded_too_early_or_twice(pair, mentee):
    completed(pair, days=6)
    with refused(Refusal.TOLD):
        Feedback.remind(pair, mentee)
    completed_at = timezone.now() - timedelta(days=7)
    type(pair).objects.filter(pk=pair.pk).update(ended_at=completed_at)
    Feedback.remind(pair, mentee)
    with refused(Refusal.TOLD):
        Feedback.remind(pair, mentee)


def test_it_is_not_opened_too_early(pair):
    given = a_feedback(completed(pair, days=13))
    with refused(Refusal.TOLD):
        given.open()


def test_the_database_takes_no_six_and_no_open_question(pair, mentee):
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(mentorship=pair, author=mentee, helpful=6, given_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.create(mentorship=pair, author=mentee, opened_at=timezone.now())
