"""Passkeys under the strict policy, with an authenticator that the browser itself plays."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, expect

from tests.cast import PASSWORD
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(visitor: Visitor) -> tuple[CDPSession, str]:
    """Give the visitor a device that can keep passkeys and says yes at once."""
    browser = visitor.page.context.new_cdp_session(visitor.page)
    browser.send("WebAuthn.enable")
    added = browser.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return browser, added["authenticatorId"]


def signs_in_by_password(visitor: Visitor, person: dict[str, Any]) -> None:
    visitor.open("/accounts/login/")
    visitor.fills("E-mail address", person["email"])
    visitor.fills("Password", PASSWORD)
    visitor.presses("Sign in")
    expect(visitor.page).not_to_have_url(re.compile("/accounts/login/"))


def goes_to_add_one(visitor: Visitor) -> None:
    visitor.open("/accounts/2fa/webauthn/add/")
    visitor.sees("Is it you?")
    visitor.fills("Password", PASSWORD)
    visitor.presses("Go on")
    visitor.sees("Add a passkey")


def adds_a_passkey(visitor: Visitor, *, alone: bool = True) -> None:
    goes_to_add_one(visitor)
    visitor.fills("What do you call it?", "My laptop")
    if not alone:
        visitor.page.get_by_label("Sign in with it alone").uncheck()
    visitor.presses("Make the passkey")
    visitor.sees("Your recovery codes")


@pytest.fixture
def person(site: Site) -> dict[str, Any]:
    return site.stage("a_member", community="Harbour", name="Pat")


def test_it_makes_a_passkey_and_signs_in_with_it_alone(
    visit: Callable[..., Visitor], person: dict[str, Any]
):
    pat = visit()
    with_device(pat)
    signs_in_by_password(pat, person)
    adds_a_passkey(pat)
    pat.open("/accounts/2fa/webauthn/")
    pat.sees("Your passkeys")
    pat.reads("My laptop")
    pat.page.context.clear_cookies()
    pat.open("/accounts/login/?next=/settings/")
    pat.presses("Sign in with a passkey")
    pat.sees("Settings")


def test_it_is_the_second_step_after_a_password(
    visit: Callable[..., Visitor], person: dict[str, Any]
):
    pat = visit()
    with_device(pat)
    signs_in_by_password(pat, person)
    adds_a_passkey(pat, alone=False)
    pat.page.context.clear_cookies()
    signs_in_by_password(pat, person)
    pat.sees("The second step")
    pat.presses("Use a passkey")
    expect(pat.page).to_have_url(re.compile("/home/$"))


def test_it_keeps_the_form_when_no_passkey_comes(
    visit: Callable[..., Visitor], person: dict[str, Any]
):
    pat = visit()
    browser, device = with_device(pat)
    signs_in_by_password(pat, person)
    browser.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    goes_to_add_one(pat)
    pat.fills("What do you call it?", "My key")
    pat.presses("Make the passkey")
    expect(pat.page.get_by_role("alert")).to_contain_text("No passkey came")
    expect(pat.page.get_by_label("What do you call it?")).to_have_value("My key")


def test_it_says_without_scripts_that_it_needs_them(
    visit: Callable[..., Visitor], person: dict[str, Any]
):
    pat = visit(person, scripts=False)
    goes_to_add_one(pat)
    pat.reads("Passkeys need JavaScript")
