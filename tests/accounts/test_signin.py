"""Signing in and out, a forgotten password, and too many tries."""

from __future__ import annotations

import pytest

from cairn.accounts.models import User
from tests.cast import PASSWORD, a_person

SIGN_IN, RESET = "/accounts/login/", "/accounts/password/reset/"


@pytest.fixture
def person(harbour) -> User:
    return a_person("Uma")


def sign_in(client, person: User, password: str = PASSWORD, **values: str):
    return client.post(SIGN_IN, {"login": person.email, "password": password, **values})


def test_it_leads_home_or_to_where_one_wanted(client, person):
    assert sign_in(client, person).headers["Location"] == "/home/"
    client.post("/accounts/logout/")
    assert sign_in(client, person, next="/settings/").headers["Location"] == "/settings/"


def test_it_never_leads_to_another_site(client, person):
    assert sign_in(client, person, next="https://example.com/").headers["Location"] == "/home/"


def test_it_does_not_tell_what_was_wrong(client, person):
    wrong = sign_in(client, person, "another password")
    unknown = sign_in(client, User(email="nobody@example.org"))
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert f'value="{person.email}"' in wrong.content.decode()


@pytest.mark.parametrize("login", ["\x00@example.org", "x" * 5000, "nobody"])
def test_it_survives_anything(client, person, login):
    assert client.post(SIGN_IN, {"login": login, "password": "\x00"}).status_code == 200


def test_it_stops_somebody_who_guesses(client, person):
    page = [sign_in(client, person, f"guess {n}").content.decode() for n in range(12)][-1]
    assert "Too many failed" in page
    assert "Too many failed" in sign_in(client, person).content.decode()


def test_it_asks_for_patience(client, person):
    answers = [client.post(RESET, {"email": person.email}) for _ in range(7)]
    assert answers[-1].status_code == 429
    assert "A moment, please" in answers[-1].content.decode()


def test_it_signs_out_after_asking(client, person):
    client.force_login(person)
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert client.post("/accounts/logout/").headers["Location"] == "/"
    assert client.get("/settings/").status_code == 302


def test_it_resets_a_password_by_a_code(client, person):
    answer = client.post(RESET, {"email": person.email})
    assert answer.headers["Location"] == f"{RESET}confirm/"
    code = client.session["account_password_reset_verification"]["code"]
    assert client.post(f"{RESET}confirm/", {"code": code}).status_code == 302
    short = client.post(f"{RESET}complete/", {"password1": "short"})
    assert "password1" in short.context["form"].errors
    client.post(f"{RESET}complete/", {"password1": "another three stones"})
    person.refresh_from_db()
    assert person.check_password("another three stones")


def test_it_asks_unknown_people_for_a_code_as_well(client, harbour):
    answer = client.post(RESET, {"email": "nobody@example.org"})
    assert answer.headers["Location"] == f"{RESET}confirm/"
    assert client.get(f"{RESET}confirm/").status_code == 200


def test_it_tells_somebody_whose_account_is_closed(client, person):
    User.objects.filter(pk=person.pk).update(is_active=False)
    page = client.get("/accounts/inactive/").content.decode()
    assert "This account is closed" in page
    assert sign_in(client, person).status_code in (200, 302)
    assert client.get("/settings/").status_code == 302
