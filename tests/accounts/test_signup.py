"""Signing up: a name, an address that is proven by a code, a password."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from cairn.accounts.models import User
from cairn.communities.models import Membership
from tests.cast import a_person

SIGN_UP, CONFIRM = "/accounts/signup/", "/accounts/confirm-email/"
VALUES = {"name": "Uma", "email": "Uma@example.org", "password1": "three quiet stones"}

pytestmark = pytest.mark.usefixtures("harbour")


def code_of(client: Client) -> str:
    return client.session["account_email_verification_code"]["code"]


def test_it_proves_the_address_before_anything_else(client):
    assert client.post(SIGN_UP, VALUES).headers["Location"] == CONFIRM
    assert client.get("/settings/").status_code == 302
    client.post(CONFIRM, {"code": code_of(client)})
    assert client.get("/settings/").status_code == 200
    assert User.objects.get(email="uma@example.org").name == "Uma"


def test_it_leads_newcomers_to_the_communities(client):
    client.post(SIGN_UP, VALUES)
    answer = client.post(CONFIRM, {"code": code_of(client)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/communities/"


def test_it_leads_back_to_an_invitation(client, noor):
    path = f"/join/{noor.community.invitations.model.send(by=noor).token}/"
    page = client.get(SIGN_UP, {"next": path, "email": "uma@example.org"}).content.decode()
    assert f'value="{path}"' in page
    assert 'value="uma@example.org"' in page
    client.post(SIGN_UP, VALUES | {"next": path})
    assert client.post(CONFIRM, {"code": code_of(client)}).headers["Location"] == path
    client.post(path)
    assert Membership.objects.get(user__email="uma@example.org").is_active


def test_it_takes_the_clock_from_the_browser(client):
    client.post(SIGN_UP, VALUES | {"time_zone": "Asia/Kolkata"})
    assert User.objects.get(email="uma@example.org").time_zone == "Asia/Kolkata"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Etc/GMT+5", "x" * 64])
def test_it_takes_no_clock_that_nobody_has(client, zone):
    client.post(SIGN_UP, VALUES | {"time_zone": zone})
    assert User.objects.get(email="uma@example.org").time_zone == "UTC"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 121),
        ("name", "U\x00ma"),
        ("email", "nobody"),
        ("email", f"{'u' * 250}@example.org"),
        ("password1", "short"),
        ("password1", "password1234"),
    ],
)
def test_it_says_at_the_field_what_is_wrong(client, field, value):
    answer = client.post(SIGN_UP, VALUES | {field: value})
    assert list(answer.context["form"].errors) == [field]
    assert 'value="Uma' in answer.content.decode() or field == "name"
    assert not User.objects.filter(name="Uma").exists()


def test_it_does_not_tell_who_has_an_account(client):
    known = a_person("Known")
    assert client.post(SIGN_UP, VALUES | {"email": known.email}).headers["Location"] == CONFIRM
    assert User.objects.filter(email=known.email).count() == 1


def test_it_refuses_a_wrong_code_and_keeps_it(client):
    client.post(SIGN_UP, VALUES)
    page = client.post(CONFIRM, {"code": "WRONG"}).content.decode()
    assert 'value="WRONG"' in page
    assert "field-error" in page


def test_it_sends_the_code_elsewhere_when_the_address_was_wrong(client):
    client.post(SIGN_UP, VALUES)
    client.post(CONFIRM, {"action": "change", "email": "uma.diaz@example.org"})
    client.post(CONFIRM, {"code": code_of(client)})
    assert User.objects.get(name="Uma").email == "uma.diaz@example.org"


@override_settings(DEVELOPMENT=True)
def test_it_shows_the_code_while_developing(client):
    client.post(SIGN_UP, VALUES)
    assert f"<strong>{code_of(client)}</strong>" in client.get(CONFIRM).content.decode()


def test_it_never_shows_the_code_otherwise(client):
    client.post(SIGN_UP, VALUES)
    assert code_of(client) not in client.get(CONFIRM).content.decode()
