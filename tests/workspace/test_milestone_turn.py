"""A milestone is started, put off, completed and opened again."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest
from django.utils import timezone

from cairn.activity.models import Event
from cairn.workspace.models.milestone import NEXT, Status
from cairn.workspace.refusals import Refusal
from tests.refusing import refused
from tests.workspace.pieces import a_milestone, cancelled

ACTS = {
    "start": "in_progress",
    "put_off": "not_started",
    "complete": "completed",
    "reopen": "in_progress",
}
WAYS = {"not_started": [], "in_progress": ["start"], "completed": ["complete"]}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("status", Status)
def test_it_turns_only_where_the_table_allows(pair, mentor, status, act):
    stone = a_milestone(pair)
    for step in WAYS[status]:
        getattr(stone, step)(by=mentor)
    allowed = ACTS[act] in NEXT[status]
    with nullcontext() if allowed else refused(Refusal.OTHER_STATE):
        getattr(stone, act)(by=mentor)
    stone.refresh_from_db()
    assert stone.status == (ACTS[act] if allowed else status)


def test_it_knows_who_completed_it_and_when(pair, mentee):
    stone = a_milestone(pair)
    stone.complete(by=mentee)
    assert stone.completed_by == mentee
    assert stone.completed_at is not None
    stone.reopen(by=mentee)
    stone.refresh_from_db()
    assert (stone.completed_by, stone.completed_at) == (None, None)
    kinds = list(Event.objects.about(stone).values_list("kind", flat=True))
    assert kinds == ["milestone.added", "milestone.completed", "milestone.reopened"]


@pytest.mark.parametrize("act", ACTS)
def test_it_refuses_others_and_after_the_end(pair, noor, mentor, act):
    stone = a_milestone(pair)
    with refused(Refusal.NOT_A_PARTNER):
        getattr(stone, act)(by=noor)
    cancelled(pair)
    with refused(Refusal.ENDED):
        getattr(stone, act)(by=mentor)


def test_what_was_removed_cannot_be_completed(pair, mentor):
    stone = a_milestone(pair)
    stone.remove(by=mentor)
    with refused(Refusal.GONE):
        stone.complete(by=mentor)


def test_a_paused_mentorship_is_worked_on(pair, mentor):
    stone = a_milestone(pair)
    pair.pause(by=mentor, until=timezone.localdate() + timedelta(days=9), reason="holiday")
    stone.complete(by=mentor)
    assert stone.is_completed
