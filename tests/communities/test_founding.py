"""The first start makes the owner and the community, once."""

from __future__ import annotations

from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.test import override_settings

from cairn.accounts.models import User
from cairn.accounts.setup_code import is_setup_code, setup_code
from cairn.communities import founding
from cairn.communities.models import Community
from cairn.communities.refusals import Refusal
from tests.cast import a_person
from tests.refusing import refused

PERSON = {"name": "Noor", "email": "Noor@example.org", "password": "stones on stones"}
PLACE = {"community": "Harbour", "kind": "private", "about": "Ships"}


def set_up(**changes):
    return founding.set_up(**{"code": setup_code(), **PERSON, **PLACE, **changes})


def test_it_makes_the_owner_and_the_community(db):
    owner = set_up()
    assert owner.owns
    assert owner.user.is_operator
    assert owner.user.check_password("stones on stones")
    address = EmailAddress.objects.get(user=owner.user)
    assert (address.email, address.verified, address.primary) == ("noor@example.org", True, True)
    assert not founding.is_awaited()


def test_it_happens_once(db):
    set_up()
    with refused(Refusal.SET_UP_ALREADY):
        set_up(email="other@example.org")
    assert not User.objects.filter(email="other@example.org").exists()


def test_it_asks_for_the_code(db):
    with refused(Refusal.WRONG_SETUP_CODE):
        set_up(code="abcd-efgh-jkmn")
    assert not User.objects.exists()
    assert not Community.objects.exists()


def test_it_takes_over_an_account_of_that_address(db):
    before = a_person("Noor")
    owner = set_up(email=before.email)
    assert owner.user.pk == before.pk
    assert EmailAddress.objects.filter(user=before).count() == 1


@pytest.mark.parametrize("change", [str.upper, lambda c: c.replace("-", " "), lambda c: f" {c} "])
def test_its_code_forgives_how_it_is_typed(change):
    assert is_setup_code(change(setup_code()))


@pytest.mark.parametrize("typed", ["", "-", "ß" * 12, "\x00", "9" * 4000])
def test_its_code_is_not_just_anything(typed):
    assert not is_setup_code(typed)


def test_its_code_belongs_to_the_secret_key():
    mine = setup_code()
    with override_settings(SECRET_KEY="another"):
        assert setup_code() != mine


def test_it_is_printed_by_a_command():
    out = StringIO()
    call_command("setup_code", stdout=out)
    assert out.getvalue().strip() == setup_code()
