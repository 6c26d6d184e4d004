"""What is no longer true or wanted is not sent; what cannot be written does not stop the rest."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.utils import timezone

from cairn.communities.models import Invitation, Membership
from cairn.mentoring.models import Remark
from cairn.notifications import delivering
from cairn.notifications.delivering import deliver_some
from cairn.notifications.models import Delivery, Optout
from cairn.notifications.models.delivery import BACK_OFF, LEASE, NEXT, State
from cairn.notifications.telling import tell_some
from tests.cast import a_person
from tests.notifications.conftest import a_code_mail


def outcome(kind: str) -> tuple[str, str]:
    return Delivery.objects.values_list("state", "last_error").get(kind=kind)


def a_reminder_is_owed(request) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        request.remind()
    tell_some(1000)


def test_it_skips_a_reminder_of_a_request_that_was_answered(ada, asked):
    a_reminder_is_owed(asked)
    asked.accept(by=ada.membership)
    deliver_some()
    assert outcome("request.reminded") == ("skipped", "no longer true")


def test_it_skips_a_reminder_when_it_is_the_other_ones_turn(ada, asked):
    a_reminder_is_owed(asked)
    Remark.write(asked, "Which language?", by=ada.membership)
    deliver_some()
    assert outcome("request.reminded") == ("skipped", "no longer true")


def test_it_skips_what_was_left_meanwhile(ada, asked):
    a_reminder_is_owed(asked)
    Optout.leave(ada.membership.user, "nudges")
    deliver_some()
    assert outcome("request.reminded") == ("skipped", "left")
    assert outcome("request.sent") == ("sent", "")


def test_it_skips_an_invitation_that_was_revoked(noor):
    invitation = Invitation.send(by=noor, email="new@example.org")
    tell_some(1000)
    invitation.revoke(by=noor)
    deliver_some()
    assert outcome("invitation.sent") == ("skipped", "no longer true")


def test_it_skips_coordinators_who_no_longer_are(noor):
    noor.community.kind = "private"
    noor.community.save()
    Membership.join(noor.community, by=a_person())
    tell_some(1000)
    owner = Membership.objects.get(community=noor.community, role="owner")
    Membership.objects.get(pk=noor.pk).assign("member", by=owner)
    deliver_some()
    assert [message.to for message in mail.outbox] == [[owner.user.email]]


def test_it_skips_closed_accounts(ada, asked):
    tell_some(1000)
    ada.membership.user.is_active = False
    ada.membership.user.save()
    deliver_some()
    assert outcome("request.sent") == ("skipped", "account closed")


@pytest.mark.django_db(transaction=True)
def test_it_holds_no_transaction_while_it_talks_to_the_mail_server(monkeypatch):
    held = []
    monkeypatch.setattr(
        mail.EmailMessage, "send", lambda message: held.append(connection.in_atomic_block)
    )
    a_code_mail()
    deliver_some()
    assert held == [False]
    assert outcome("account.login_code") == ("sent", "")


def test_it_lets_other_work_have_its_turn(db, monkeypatch):
    monkeypatch.setattr(delivering, "A_TURN", -1.0)
    a_code_mail()
    assert deliver_some() == 0
    assert outcome("account.login_code") == ("queued", "")


def test_it_skips_what_came_too_late(db):
    a_code_mail(expires_at=timezone.now())
    deliver_some()
    assert outcome("account.login_code") == ("skipped", "expired")


def test_it_wipes_codes_of_finished_mails(db):
    delivery = a_code_mail()
    deliver_some()
    delivery.refresh_from_db()
    assert delivery.params == {}


def test_it_sends_codes_before_all_else(asked):
    tell_some(1000)
    a_code_mail(is_urgent=True)
    deliver_some(limit=1)
    assert [message.to for message in mail.outbox] == [["kim@example.org"]]


def test_it_goes_on_after_a_mail_that_cannot_be_written(db, caplog):
    a_code_mail(kind="account.no_such_kind")
    a_code_mail()
    with caplog.at_level(logging.CRITICAL):
        deliver_some()
    assert outcome("account.no_such_kind")[0] == "queued"
    assert outcome("account.login_code")[0] == "sent"


def test_it_tries_again_ever_more_slowly_and_then_gives_up(db):
    a_code_mail(expires_at=timezone.now() + timedelta(hours=10))
    pauses = []
    with time_machine.travel(timezone.now() + timedelta(seconds=1), tick=False) as clock:
        while delivery := Delivery.take():
            delivery.retry("451 later")
            pauses.append(delivery.due_at - timezone.now())
            clock.move_to(max(delivery.due_at, timezone.now()))
    assert pauses[:6] == [*BACK_OFF, BACK_OFF[-1]]
    assert delivery is None
    assert outcome("account.login_code") == ("failed", "451 later")


def test_it_takes_a_mail_over_when_its_worker_died(db):
    a_code_mail()
    first = Delivery.take()
    assert Delivery.take() is None
    with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1), tick=False):
        second = Delivery.take()
    assert second.pk == first.pk
    assert second.mark_sent()
    assert not first.fail("too late to say so")
    second.refresh_from_db()
    assert second.state == "sent"


def test_it_settles_only_what_is_being_sent(db):
    delivery = a_code_mail()
    assert not delivery.mark_sent()
    assert NEXT[State.QUEUED] == {State.SENDING}


def test_it_says_how_long_the_oldest_mail_has_waited(db):
    assert Delivery.objects.longest_wait() == timedelta(0)
    a_code_mail(queued_at=timezone.now() - timedelta(hours=2))
    assert Delivery.objects.longest_wait() >= timedelta(hours=2)


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
def test_it_forgets_finished_mails_after_a_while(db, days, left):
    a_code_mail()
    deliver_some()
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        Delivery.objects.forget_old()
    assert Delivery.objects.count() == left
