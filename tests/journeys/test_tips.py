"""A tip that is put away takes nothing with it that was typed beside it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import WAYS, Visit
from tests.journeys.site import Site

TIP = "Progress that is written down"
WORDS = "The first chapter, and two letters"


@pytest.mark.parametrize("way", ["mouse", "scriptless"])
def test_what_is_typed_stays(site: Site, visit: Visit, way: str):
    community = site.stage("a_community", name=f"Tip {way}")
    ada = site.stage("a_mentor", community=community, name="Ada Osei")
    who = site.stage("a_mentee", community=community, name="Lin Wei")
    pair = site.stage("a_pair", to=ada["handle"], by=who["email"])
    lin = visit(who, **WAYS[way])
    lin.open(f"{pair}check-in/")
    lin.reads(TIP)
    lin.fills("What is done", WORDS)
    if way == "scriptless":
        lin.ticks("Do not show this tip again")
    else:
        lin.presses("Do not show this tip again")
        expect(lin.page.get_by_text(TIP)).to_have_count(0)
        expect(lin.page.locator("#live")).to_have_text("You will not see that tip again.")
    expect(lin.page.get_by_label("What is done")).to_have_value(WORDS)
    lin.ticks("On track")
    lin.presses("Check in")
    lin.reads(WORDS)
    lin.open(f"{pair}check-in/")
    expect(lin.page.get_by_text(TIP)).to_have_count(0)
