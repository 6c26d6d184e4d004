"""One line behind the bell."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.notifications.catalogue import CATALOGUE, words_of
from cairn.notifications.models import Notification
from cairn.notifications.telling import tell_some
from cairn.notifications.words import subject_of

TOLD = sorted({words_of(kind, line) for kind, lines in CATALOGUE.items() for line in lines})
LABELS = {
    **dict.fromkeys(("mentor", "mentee", "person"), "Ada <b>& Co</b>"),
    "community": "Harbour",
    "need": "Learn",
    "topic": "Learn",
    "role": "coordinator",
}


@pytest.mark.parametrize("kind", TOLD)
def test_it_says_everything_in_one_line(kind):
    words = subject_of(kind, LABELS)
    assert 10 < len(words) <= 200
    assert "{" not in words
    assert "&lt;" not in words


def test_it_is_read_once(ada, asked):
    tell_some(1000)
    mine = Notification.objects.of(ada.membership.user)
    assert mine.read() == 1
    assert mine.read() == 0
    assert not mine.get().is_unread


@pytest.mark.parametrize(("days", "left"), [(364, 1), (366, 0)])
def test_it_is_forgotten_after_a_year(asked, days, left):
    tell_some(1000)
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        Notification.objects.forget_old()
    assert Notification.objects.count() == left
