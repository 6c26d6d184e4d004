"""A mail says the same in both parts, in its reader's zone, and nothing slips into its head."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from cairn.communities.models import Invitation
from cairn.notifications.composing import compose
from cairn.notifications.delivering import deliver_some, line_of, write
from cairn.notifications.models import Delivery, Notification
from cairn.notifications.telling import tell_some
from tests.cast import a_request
from tests.notifications.conftest import a_code_mail

NASTY = "Lin\r\nBcc: all@example.org\r\n\r\n<script>alert(1)</script>\x01\u202e"


def the_mail(kind: str = "request.sent"):
    tell_some(1000)
    delivery = Delivery.objects.get(kind=kind)
    return compose(delivery, line_of(delivery, delivery.event))


def html_of(message) -> str:
    return message.alternatives[0].content


@pytest.mark.parametrize("field", ["name", "need"])
def test_it_lets_nobody_write_headers(lin, ada, asked, field):
    lin.user.name = NASTY if field == "name" else lin.user.name
    asked.need = NASTY if field == "need" else asked.need
    lin.user.save()
    asked.save()
    message = the_mail().message()
    assert "\n" not in message["Subject"]
    assert message["Bcc"] is None
    assert message["To"] == ada.membership.user.email


def test_it_escapes_what_people_wrote(lin, asked):
    lin.user.name = NASTY
    lin.user.save()
    html = html_of(the_mail())
    assert "<script>" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_it_says_the_same_in_both_parts(asked):
    message = the_mail()
    for words in ("Hello Ada,", "would like to learn from you:", "Read and answer", "Harbour"):
        assert words in message.body
        assert words in html_of(message)


def test_it_quotes_every_line_of_an_answer(ada, asked):
    asked.decline(by=ada.membership, reason="no_time", answer="Not now.\n\nAsk me in spring.")
    message = the_mail("request.declined")
    assert "> Not now.\n> Ask me in spring." in message.body
    assert "Not now.<br>Ask me in spring." in html_of(message)
    assert "Their reason: I do not have the time just now." in message.body


def test_it_gives_dates_as_they_are_where_the_reader_lives(ada, lin):
    ada.membership.user.time_zone = "Pacific/Auckland"
    ada.membership.user.save()
    with time_machine.travel(datetime(2026, 3, 1, 20, 0, tzinfo=UTC), tick=False):
        a_request(ada, lin)
        message = the_mail()
    assert "16 March 2026" in message.body


def test_it_leads_through_the_notification(asked):
    message = the_mail()
    key = Notification.objects.get(kind="request.sent").key
    assert f"http://testserver/notifications/{key}/" in message.body
    assert f'href="http://testserver/notifications/{key}/"' in html_of(message)


def test_it_leads_straight_to_an_invitation(noor):
    invitation = Invitation.send(by=noor, email="new@example.org")
    message = the_mail("invitation.sent")
    assert f"/join/{invitation.token}/" in message.body
    assert message.to == ["new@example.org"]
    assert "List-Unsubscribe" not in message.extra_headers


def test_it_loads_nothing_from_elsewhere(asked):
    html = html_of(the_mail())
    assert "<img" not in html
    assert "<link" not in html
    assert "url(" not in html


def test_it_names_a_way_out_of_reminders_in_the_mail_itself(asked):
    tell_some(1000)
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1), tick=False):
        asked.remind()
        message = the_mail("request.reminded")
    assert "No more reminders by mail" in message.body
    assert message.extra_headers["List-Unsubscribe"].strip("<>") in message.body


def test_it_shows_a_code_on_a_line_of_its_own(db):
    message = write(a_code_mail())
    assert "\nABC-DEF\n" in message.body
    assert "letter-spacing" in html_of(message)


def test_it_goes_out_as_one_mail_each(asked):
    tell_some(1000)
    deliver_some()
    assert [message.subject for message in mail.outbox] == ["Lin asks you to be their mentor"]
