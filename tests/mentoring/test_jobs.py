"""What happens to requests by itself, by the clock."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.lib.refusal import Refused
from cairn.mentoring import jobs
from cairn.mentoring.models import Remark, Request
from cairn.mentoring.refusals import Refusal
from tests.cast import a_mentee, a_request


@pytest.fixture
def asked(ada, lin):
    return a_request(ada, lin)


def run_on_day(day: float) -> tuple[int, int]:
    """How many requests expired, and how many people were reminded."""
    with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
        return jobs.expire_stale_requests(), jobs.remind_unanswered_requests()


def test_it_goes_through_the_life_of_a_request_that_nobody_answers(asked):
    story = {day: run_on_day(day) for day in (1, 3, 3.5, 9, 10, 11, 14, 15)}
    quiet = (0, 0)
    assert story[3] == story[10] == (0, 1)
    assert story[14] == (1, 0)
    assert all(story[day] == quiet for day in (1, 3.5, 9, 11, 15))


def test_it_reminds_once_a_request_that_it_missed_for_long(asked):
    assert run_on_day(5) == (0, 1)
    assert run_on_day(5) == (0, 0)


def test_it_leaves_answered_requests_alone(ada, asked):
    asked.accept(by=ada.membership)
    assert run_on_day(3) == run_on_day(14) == (0, 0)


def test_it_reminds_whoever_is_awaited(ada, asked):
    Remark.write(asked, "Which language?", by=ada.membership)
    assert run_on_day(3) == (0, 1)
    assert not Request.objects.get().mentor_is_awaited


@pytest.mark.parametrize("late", [4, 40, 400])
def test_it_works_after_the_clock_has_jumped(asked, late):
    expired, reminded = run_on_day(late)
    assert expired + reminded == 1


def test_it_takes_a_few_at_a_time(harbour, ada, monkeypatch):
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    for _ in range(3):
        a_request(ada, a_mentee(harbour))
    assert [run_on_day(3)[1] for _ in range(3)] == [2, 1, 0]


def test_it_goes_on_when_one_was_answered_meanwhile(harbour, ada, lin, monkeypatch):
    mine = [a_request(ada, lin), a_request(ada, a_mentee(harbour))]
    assert goes_on_after(monkeypatch, mine[0].pk, Refused(Refusal.NOT_PENDING)) == (0, 1)


def test_it_goes_on_when_one_is_broken(harbour, ada, lin, monkeypatch, caplog):
    mine = [a_request(ada, lin), a_request(ada, a_mentee(harbour))]
    with caplog.at_level(logging.ERROR):
        assert goes_on_after(monkeypatch, mine[0].pk, ValueError("broken")) == (0, 1)
    assert "failed" in caplog.text


def goes_on_after(monkeypatch, broken: int, error: Exception) -> tuple[int, int]:
    remind = Request.remind

    def remind_or_fail(request: Request) -> None:
        if request.pk == broken:
            raise error
        remind(request)

    monkeypatch.setattr(Request, "remind", remind_or_fail)
    return run_on_day(3)
