"""The first hour of a site: nobody is there, and the operator has nothing but what it printed."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.cast import PASSWORD
from tests.journeys.conftest import WAYS, Visit
from tests.journeys.pictures import FOLDER, LOOKS, take
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor


def test_the_setup_code_makes_an_owner_and_a_community(fresh: Site, visit: Visit):
    printed = fresh.stage("what_the_start_prints")
    owner = visit(**WAYS["keyboard"])
    owner.open("/")
    owner.sees("Welcome. Let us begin")
    describe_the_community(owner, "no-such-code")
    owner.sees("Welcome. Let us begin")
    expect(owner.page.get_by_label("Setup code")).to_have_attribute("aria-invalid", "true")
    expect(owner.page.get_by_label("Name of the community")).to_have_value("Lantern Bay")
    owner.fills("Setup code", re.findall(r"setup code (\S+)", printed)[0])
    owner.presses("Begin")
    owner.sees("Invite people")
    owner.reads("Everything is ready. Invite the first people.")
    owner.fills(re.compile("addresses", re.IGNORECASE), "ivo@example.org")
    owner.presses("Invite")
    owner.sees("Invitations")

    ivo = visit(**WAYS["phone"])
    ivo.open(fresh.post.letter_to("ivo@example.org", "Lantern Bay").links[0])
    ivo.sees("Lantern Bay")
    ivo.open("/")
    ivo.sees("Somebody has walked this way before you.")


def describe_the_community(owner: Visitor, code: str) -> None:
    owner.fills("Setup code", code)
    owner.fills("Your name", "Noor Haddad")
    owner.fills("Your e-mail address", "noor@example.org")
    owner.fills("A password", PASSWORD)
    owner.fills("Name of the community", "Lantern Bay")
    owner.ticks(re.compile("Private"))
    owner.fills("About", "People who work on and beside the water.")
    owner.presses("Begin")


@pytest.mark.skipif(not FOLDER, reason="pictures are taken on demand: make screenshots")
def test_it_takes_a_picture_of_it(fresh: Site, visit: Visit):
    for name, look in LOOKS.items():
        operator = visit(**look)
        operator.open("/setup/")
        take(operator.page, f"setup{name}")
