"""Switches act at once, where they stand, and can be taken back."""

from __future__ import annotations

from itertools import count

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WAYS, Visit
from tests.journeys.site import Site

_numbers = count(1)


@pytest.fixture
def community(site: Site) -> str:
    return str(site.stage("a_community", name=f"Jetty {next(_numbers)}"))


def test_both_sides_can_be_on(site: Site, visit: Visit, community: str, way: str):
    kit = visit(site.stage("a_member", community=community, name="Kit Moss"), **WAYS[way])
    kit.open("/home/")
    kit.follows("Mentorship Preferences")
    kit.sees("Mentorship Preferences")
    for name in ("Offer to Mentor", "Seeking Mentor"):
        switch = kit.page.get_by_role("switch", name=name)
        expect(switch).to_have_attribute("aria-checked", "false")
        kit.hands.press(switch)
        kit.reads(f"{name} is on.")
        expect(switch).to_have_attribute("aria-checked", "true")
    kit.reads("Two-Way Mentorship")
    kit.presses("Undo")
    kit.reads("Seeking Mentor is off.")
    kit.looks_around()
    kit.ticks("~30 minutes")
    kit.ticks("Resource sharing")
    kit.presses("Save how I mentor")
    kit.reads("Saved: how you mentor.")
    expect(kit.page.get_by_label("~30 minutes")).to_be_checked()


def test_accepting_mentees_is_switched_on_home(site: Site, visit: Visit, community: str):
    ada = visit(site.stage("a_mentor", community=community, name="Ada Osei"))
    ada.open("/home/")
    switch = ada.page.get_by_role("switch", name="Accepting Mentees")
    switch.click()
    ada.reads("Accepting Mentees is off.")
    expect(switch).to_have_attribute("aria-checked", "false")
    expect(ada.page.locator("main")).to_contain_text("Unavailable")
    ada.looks_around()
    ada.presses("Undo")
    expect(switch).to_have_attribute("aria-checked", "true")
    expect(ada.page.locator("main")).not_to_contain_text("Unavailable")
