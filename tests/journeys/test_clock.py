"""The browser offers its time zone; the person decides."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.journeys.site import Site
from tests.journeys.visitor import Visitor


def test_it_offers_the_zone_of_the_browser(visit: Callable[..., Visitor], site: Site):
    uma = visit(site.stage("a_member", community="Harbour", name="Uma"))
    uma.open("/settings/")
    uma.sees("Settings")
    uma.presses("Use Lisbon")
    expect(uma.page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    uma.presses("Save")
    uma.reads("Saved.")
    expect(uma.page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    expect(uma.page.get_by_role("button", name="Use Lisbon")).to_be_hidden()


def test_it_is_chosen_by_hand_without_scripts(visit: Callable[..., Visitor], site: Site):
    uma = visit(site.stage("a_member", community="Harbour", name="Uma"), scripts=False)
    uma.open("/settings/")
    uma.picks("Time zone", "Kolkata")
    uma.presses("Save")
    uma.reads("Saved.")
    expect(uma.page.get_by_label("Time zone")).to_have_value("Asia/Kolkata")


def test_it_comes_along_when_somebody_signs_up(visit: Callable[..., Visitor]):
    newcomer = visit()
    newcomer.open("/accounts/signup/")
    newcomer.sees("Make an account")
    expect(newcomer.page.locator("input[name=time_zone]")).to_have_value("Europe/Lisbon")
