"""What keeps an account safe: address, password, the second step, the list of sign-ins."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from cairn.accounts.devices import device_name
from cairn.accounts.models import User
from tests.cast import PASSWORD, a_person

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def person(harbour, client) -> User:
    person = a_person("Uma")
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return person


def prove_it_is_me(client: Client) -> None:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})


def code_for(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def turn_the_app_on(client: Client) -> None:
    prove_it_is_me(client)
    secret = client.get("/accounts/2fa/totp/activate/").context["form"].secret
    client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})


def test_it_changes_the_address_after_a_code(client, person):
    prove_it_is_me(client)
    answer = client.post("/accounts/email/", {"email": "new@example.org", "action_add": ""})
    assert answer.headers["Location"] == "/accounts/confirm-email/"
    person.refresh_from_db()
    assert person.email != "new@example.org"
    code = client.session["account_email_verification_code"]["code"]
    client.post("/accounts/confirm-email/", {"code": code})
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_it_changes_the_password_for_whoever_knows_it(client, person):
    path = "/accounts/password/change/"
    wrong = client.post(path, {"oldpassword": "no", "password1": "another three stones"})
    assert "oldpassword" in wrong.context["form"].errors
    client.post(path, {"oldpassword": PASSWORD, "password1": "another three stones"})
    person.refresh_from_db()
    assert person.check_password("another three stones")


class Slower(MD5PasswordHasher):
    """What the next version of Django keeps passwords with."""

    algorithm = "slower"


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("/accounts/reauthenticate/", {"password": PASSWORD}),
        ("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": "short"}),
    ],
)
def test_it_stays_signed_in_when_the_password_is_hashed_anew(
    client, person, settings, path, values
):
    kept = person.password
    settings.PASSWORD_HASHERS = [f"{__name__}.Slower", *settings.PASSWORD_HASHERS]
    client.post(path, values)
    person.refresh_from_db()
    assert person.password != kept
    assert client.get("/settings/").status_code == 200


@pytest.mark.parametrize("path", ["totp/activate/", "webauthn/add/", "recovery-codes/generate/"])
def test_it_asks_once_more_before_the_lock_is_changed(client, person, path):
    answer = client.get(f"/accounts/2fa/{path}", follow=True)
    assert "Is it you?" in answer.content.decode()


def test_it_asks_for_the_app_after_the_password(client, person):
    turn_the_app_on(client)
    kinds = set(Authenticator.objects.filter(user=person).values_list("type", flat=True))
    assert kinds == {"totp", "recovery_codes"}
    client.post("/accounts/logout/")
    values = {"login": person.email, "password": PASSWORD}
    answer = client.post("/accounts/login/", values, follow=True)
    assert "The second step" in answer.content.decode()
    assert client.get("/settings/").status_code == 302


def test_it_lets_in_by_a_recovery_code_once(client, person):
    turn_the_app_on(client)
    codes = Authenticator.objects.get(user=person, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    for expected in ("/home/", None):
        client.post("/accounts/logout/")
        client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        answer = client.post("/accounts/2fa/authenticate/", {"code": code})
        assert answer.headers.get("Location") == expected


def test_it_says_that_an_app_code_is_wrong(client, person):
    prove_it_is_me(client)
    client.get("/accounts/2fa/totp/activate/")
    answer = client.post("/accounts/2fa/totp/activate/", {"code": "12345\x00"})
    assert "code" in answer.context["form"].errors


def test_it_names_the_devices_and_signs_the_others_out(client, person):
    other = Client(headers={"user-agent": FIREFOX})
    other.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    other.get("/settings/")
    assert "Firefox on Windows" in client.get("/accounts/sessions/").content.decode()
    client.post("/accounts/sessions/")
    assert other.get("/settings/").status_code == 302
    assert client.get("/settings/").status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        (
            "Mozilla/5.0 (Linux; Android 16) AppleWebKit Chrome/150 Mobile Safari",
            "Chrome on Android",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 15) Version/19 Safari/605", "Safari on Mac"),
        ("curl/8", "A browser that we do not know"),
    ],
)
def test_it_knows_browsers_by_name(user_agent, name):
    assert device_name(user_agent) == name


PAGES = ("email/", "password/change/", "2fa/", "2fa/webauthn/", "sessions/", "logout/")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_wears_our_clothes(client, person, page):
    content = client.get(f"/accounts/{page}").content.decode()
    assert 'class="skip-link"' in content
    assert "placeholder=" not in content.split("<main")[1]
