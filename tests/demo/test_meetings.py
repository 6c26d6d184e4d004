"""The pairs of the demo have met, and will."""

from __future__ import annotations

import pytest
from django.db.models import Q
from django.utils import timezone

from cairn.demo import world
from cairn.notifications.calendar_mails import owe_calendar_mails
from cairn.notifications.models import Delivery
from cairn.scheduling.choices import Ending
from cairn.scheduling.models import Meeting, MeetingNote, Timetable
from tests.scheduling.racing import booked_twice


@pytest.mark.django_db
def test_they_meet_in_every_state_and_nobody_twice_at_once():
    world.make()
    meetings, now = Meeting.objects.all(), timezone.now()
    statuses = set(meetings.values_list("status", flat=True))
    assert statuses == {"proposed", "confirmed", "held", "missed", "cancelled"}
    endings = set(meetings.values_list("ending", flat=True))
    assert endings >= {"", Ending.CANCELLED, Ending.DECLINED}
    assert meetings.coming(now).count() > 5
    assert meetings.filter(moved_count=1).exists()
    assert meetings.confirmed().filter(ends_at__lt=now).exists()
    assert not meetings.filter(Q(status="held") & Q(ends_at__gt=now))
    assert meetings.held().minutes() > 600
    assert set(MeetingNote.objects.values_list("kind", flat=True)) == {
        "agenda",
        "shared",
        "private",
    }
    assert meetings.confirmed().filter(series__isnull=False, starts_at__gt=now).exists()
    assert Timetable.objects.filter(weekly_hours__isnull=False).exists()
    assert booked_twice() == 0


@pytest.mark.django_db
def test_its_people_are_made_up_and_get_no_mail():
    world.make()
    owe_calendar_mails()
    assert not Delivery.objects.exists()
