"""Mails, through a real mail server that comes, goes and refuses."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from cairn.notifications.delivering import ServerDown, deliver_some
from cairn.notifications.models import Delivery
from cairn.notifications.models.delivery import LEASE
from cairn.notifications.telling import tell_some
from tests.notifications.conftest import a_code_mail

pytestmark = pytest.mark.django_db


def states() -> list[str]:
    return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def after(**time) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def test_it_arrives_in_text_and_html(post_office, ada, lin, asked):
    tell_some(1000)
    deliver_some()
    (letter,) = post_office.letters
    text = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert letter["Subject"] == "Lin asks you to be their mentor"
    assert letter["To"] == ada.membership.user.email
    for part in (text, html):
        assert "Learn to review code" in part
        assert "http://testserver/notifications/" in part


def test_it_says_that_a_machine_wrote_it(post_office, asked):
    tell_some(1000)
    deliver_some()
    (letter,) = post_office.letters
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["X-Auto-Response-Suppress"] == "All"
    assert letter["Message-ID"] == Delivery.objects.get().message_id
    assert letter["References"] == f"<request-{asked.key}@testserver>"
    assert letter["List-Id"] == "<requests.testserver>"
    assert letter["List-Unsubscribe"] is None


def test_it_offers_one_click_to_leave_reminders(post_office, asked):
    with after(days=3, minutes=1):
        asked.remind()
        tell_some(1000)
        deliver_some()
    reminder = post_office.letters[-1]
    link = reminder["List-Unsubscribe"].strip()
    assert link.startswith("<http://testserver/unsubscribe/")
    assert " " not in link
    assert reminder["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert reminder["References"] == post_office.letters[0]["References"]


def test_it_takes_nothing_from_the_outbox_while_the_server_is_down(post_office):
    a_code_mail()
    post_office.close()
    with pytest.raises(ServerDown):
        deliver_some()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == ("queued", 0)
    post_office.open()
    assert deliver_some() == 1
    assert deliver_some() == 0
    assert len(post_office.letters) == 1


def test_it_loses_nothing_when_the_server_lets_nobody_in(post_office, settings):
    a_code_mail()
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "cairn", "wrong"
    with pytest.raises(ServerDown):
        deliver_some()
    settings.EMAIL_HOST_USER, settings.EMAIL_USE_TLS = "", True
    with pytest.raises(ServerDown):
        deliver_some()
    assert states() == ["queued"]


def test_it_gives_up_on_an_address_that_does_not_exist(post_office):
    a_code_mail("gone@example.org")
    a_code_mail("kim@example.org")
    post_office.refused["gone@example.org"] = "550 5.1.1 no such mailbox"
    deliver_some()
    assert states() == ["failed", "sent"]
    assert "no such mailbox" in Delivery.objects.first().last_error


def test_it_tries_again_when_the_server_asks_for_patience(post_office):
    a_code_mail("busy@example.org")
    post_office.refused["busy@example.org"] = "451 4.7.1 greylisted"
    deliver_some()
    assert states() == ["queued"]
    assert deliver_some() == 0
    post_office.refused.clear()
    with after(seconds=31):
        deliver_some()
    assert states() == ["sent"]
    assert Delivery.objects.get().attempts == 2


def test_it_tries_again_when_the_words_are_refused_for_now(post_office):
    a_code_mail()
    post_office.answer_to_data = "452 4.3.1 no space left"
    deliver_some()
    assert states() == ["queued"]
    assert post_office.letters == []


def test_it_sends_a_repeat_under_the_same_message_id(post_office, monkeypatch):
    a_code_mail()
    with monkeypatch.context() as killed:
        killed.setattr(Delivery, "mark_sent", killed_here)
        with pytest.raises(Killed):
            deliver_some()
    assert states() == ["sending"]
    assert deliver_some() == 0
    with after(seconds=LEASE.total_seconds() + 1):
        deliver_some()
    assert states() == ["sent"]
    assert len(post_office.ids) == 2
    assert len(set(post_office.ids)) == 1


class Killed(BaseException):
    """The worker dies after the mail server took the mail, before that is noted."""


def killed_here(delivery: Delivery) -> None:
    raise Killed
