"""The secret address of a feed: known to its owner, and to their calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from cairn.scheduling.models import FeedToken
from cairn.scheduling.refusals import Refusal
from tests.refusing import refused

pytestmark = pytest.mark.django_db


def test_its_secret_is_shown_once_and_kept_nowhere(lin):
    token, secret = FeedToken.make(by=lin.user)
    assert len(secret) >= 32
    assert FeedToken.objects.opened_by(secret) == token
    assert FeedToken.objects.opened_by(secret[:-1]) is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM scheduling_feedtoken")
        assert secret not in str(cursor.fetchall())


def test_a_new_one_closes_the_one_before(lin):
    _old, secret = FeedToken.make(by=lin.user)
    token, new = FeedToken.make(by=lin.user, is_busy_only=True)
    assert FeedToken.objects.opened_by(secret) is None
    assert FeedToken.objects.opened_by(new) == token
    assert token.is_busy_only


def test_it_is_closed_for_good(lin, ada):
    token, secret = FeedToken.make(by=lin.user)
    stranger = ada.membership.user
    with refused(Refusal.NOT_YOUR_CALENDAR):
        token.revoke(by=stranger)
    token.revoke(by=lin.user)
    closed_at = token.revoked_at
    token.revoke(by=lin.user)
    assert token.revoked_at == closed_at
    assert FeedToken.objects.opened_by(secret) is None


def test_it_opens_nothing_of_an_account_that_is_closed(lin):
    _token, secret = FeedToken.make(by=lin.user)
    lin.user.is_active = False
    lin.user.save()
    assert FeedToken.objects.opened_by(secret) is None


def test_it_takes_a_turn_once_a_minute(lin):
    token, _secret = FeedToken.make(by=lin.user)
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert [token.take_a_turn(), token.take_a_turn()] == [True, False]
        clock.shift(timedelta(seconds=60))
        assert token.take_a_turn()
