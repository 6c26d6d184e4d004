"""The demo is a community in which something goes on."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.utils import timezone

from cairn.activity.models import Event
from cairn.demo import world
from cairn.mentoring.models import Mentorship
from cairn.notifications.models import Delivery, Notification
from cairn.workspace.models import (
    Agreement,
    CheckIn,
    Comment,
    Note,
    Nudge,
    Pulse,
    Resource,
    Update,
)
from cairn.workspace.models.check_in import Mood

PIECES = (Agreement, CheckIn, Comment, Note, Resource, Update)


@pytest.fixture
def made(db: None) -> None:
    world.make()


@pytest.mark.usefixtures("made")
def test_pairs_live_in_every_state_and_nothing_is_ahead_of_its_time():
    pairs, now = Mentorship.objects.all(), timezone.now()
    assert set(pairs.values_list("status", flat=True)) == {
        "active",
        "paused",
        "completed",
        "cancelled",
    }
    assert pairs.filter(proposal="finish").exists()
    assert pairs.filter(ended_at=None, moved_at__lt=now - timedelta(days=21)).exists()
    for noun in PIECES:
        rows = noun.objects.all()
        assert rows.count() > 10, noun
        assert not rows.filter(added_at__gt=now), noun
        assert not rows.filter(added_at__lt=F("mentorship__began_at") - timedelta(days=1)), noun
    assert set(CheckIn.objects.values_list("mood", flat=True)) == set(Mood.values)
    assert CheckIn.objects.filter(readers="coordinators").exists()
    assert Pulse.objects.low().exists()
    assert Nudge.objects.told().exists()
    assert not Event.objects.untold().exists()
    assert not Delivery.objects.exists()
    days = list(Notification.objects.order_by("pk").values_list("created_at", flat=True))
    assert days == sorted(days)
