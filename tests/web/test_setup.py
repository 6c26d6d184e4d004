"""The first start."""

from __future__ import annotations

import pytest

from cairn.accounts.models import User
from cairn.accounts.setup_code import setup_code
from cairn.communities.models import Community, Membership

VALUES = {
    "owner": "Noor",
    "email": "noor@example.org",
    "password": "stones on stones",
    "name": "Harbour",
    "kind": "private",
    "about": "Ships",
}


@pytest.mark.parametrize("path", ["/", "/accounts/login/", "/accounts/signup/"])
def test_an_empty_site_leads_there(client, db, path):
    assert client.get(path).headers["Location"] == "/setup/"


def test_it_makes_the_owner_and_signs_them_in(client, db):
    answer = client.post("/setup/", VALUES | {"code": setup_code().upper()})
    assert answer.headers["Location"] == "/invitations/new/"
    page = client.get("/invitations/new/")
    assert page.status_code == 200
    assert page.context["request"].member.owns
    assert page.context["request"].user.is_operator


def test_it_is_gone_as_soon_as_a_community_is_there(client, harbour):
    assert client.get("/setup/").status_code == 404
    assert client.post("/setup/", VALUES | {"code": setup_code()}).status_code == 404
    assert client.get("/").status_code == 200
    assert client.get("/accounts/login/").status_code == 200


def test_it_wants_the_right_code_and_keeps_what_was_typed(client, db):
    answer = client.post("/setup/", VALUES | {"code": "guess"})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["code"]
    assert "noor@example.org" in answer.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "short"),
        ("password", "noor@example.org"),
        ("email", "nobody"),
        ("email", f"{'n' * 250}@example.org"),
        ("owner", ""),
        ("owner", "Noor\x00"),
        ("name", "n" * 81),
        ("kind", "open"),
        ("about", "a" * 2001),
    ],
)
def test_it_says_at_the_field_what_is_wrong(client, db, field, value):
    answer = client.post("/setup/", VALUES | {"code": setup_code(), field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert not Community.objects.exists()


def test_the_owner_can_sign_in_again(client, db):
    client.post("/setup/", VALUES | {"code": setup_code()})
    client.post("/accounts/logout/")
    values = {"login": "noor@example.org", "password": "stones on stones"}
    assert client.post("/accounts/login/", values).headers["Location"] == "/home/"
    assert Membership.objects.get().owns
