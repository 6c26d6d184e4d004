"""The mails of accounts go through the same outbox, in the same look."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import allauth
import pytest
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from cairn.notifications.accountmails import ACCOUNT_MAILS, kind_of
from cairn.notifications.accounts import development_code, path_of
from cairn.notifications.delivering import deliver_some, write
from cairn.notifications.models import Delivery
from tests.cast import PASSWORD, a_person
from tests.notifications.conftest import a_code_mail

LABELS = {
    "code": "ABC-DEF",
    "email": "kim@example.org",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "provider": "Single sign-on",
    "ip": "192.0.2.1",
    "user_agent": "Firefox",
    "changed_at": "2026-11-21T19:00:00+00:00",
}


def sign_up(client: Client, email: str = "kim@example.org") -> None:
    form = {"name": "Kim", "email": email, "password1": PASSWORD}
    client.post(reverse("account_signup"), form)


def test_it_knows_every_mail_that_accounts_can_send():
    templates = Path(allauth.__file__).parent / "templates"
    prefixes = {
        str(path.relative_to(templates)).removesuffix("_subject.txt")
        for path in templates.glob("*/email/*_subject.txt")
    }
    assert len(prefixes) > 15
    assert {kind_of(prefix) for prefix in prefixes} == set(ACCOUNT_MAILS)


@pytest.mark.parametrize("kind", sorted(ACCOUNT_MAILS))
def test_it_has_words_for_each_of_them(db, kind):
    message = write(a_code_mail(kind=kind, params=LABELS, path="/accounts/password/reset/"))
    assert message.subject
    assert len(message.body.splitlines()) > 6
    assert "{" not in message.subject + message.body
    assert "List-Id" not in message.extra_headers


def test_it_queues_the_code_of_a_new_account(harbour, client):
    sign_up(client)
    assert mail.outbox == []
    delivery = Delivery.objects.get()
    assert delivery.kind == "account.email_confirmation_signup"
    assert delivery.is_urgent
    assert delivery.expires_at <= timezone.now() + timedelta(minutes=15)
    deliver_some()
    assert mail.outbox[0].to == ["kim@example.org"]
    assert len(mail.outbox[0].alternatives) == 1


def test_it_sends_the_code_that_confirms_the_account(harbour, client):
    sign_up(client)
    code = Delivery.objects.get().params["code"]
    client.post(reverse("account_email_verification_sent"), {"code": code})
    assert client.get(reverse("settings")).status_code == 200


def test_it_tells_owners_of_an_address_that_somebody_tried_it(harbour, client):
    owner = a_person("Kim")
    sign_up(client, owner.email)
    delivery = Delivery.objects.get()
    assert delivery.kind == "account.account_already_exists"
    assert write(delivery).to == [owner.email]


def test_it_shows_the_code_in_development_only(harbour, client, settings):
    settings.DEVELOPMENT = True
    sign_up(client)
    request = RequestFactory().get("/")
    request.session = client.session
    assert development_code(request) == Delivery.objects.get().params["code"]
    settings.DEVELOPMENT = False
    assert development_code(request) == ""


def test_it_keeps_codes_out_of_the_session_of_a_real_site(harbour, client):
    sign_up(client)
    assert "development_code" not in client.session


def test_it_leads_to_our_own_address_whatever_the_host_pretended():
    link = "https://evil.example/accounts/password/reset/?next=%2F"
    assert path_of({"password_reset_url": link}) == "/accounts/password/reset/?next=%2F"
