"""Every page that anybody can reach: sound on a desk and on a small phone, in light and dark."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys import audit
from tests.journeys.conftest import DESK, PHONE, Visit
from tests.journeys.site import Site
from tests.journeys.wandering import wander

# How many pages each of them finds at the least: a wanderer who is lost finds nothing wrong.
ROLES = {
    "": 4,
    "sam@demo.example": 25,
    "lin@demo.example": 25,
    "ada@demo.example": 25,
    "noor@demo.example": 30,
}


@pytest.mark.parametrize("email", ROLES)
def test_it_is_sound_whoever_looks(demo: Site, visit: Visit, email: str):
    who = demo.stage("sign_in", email=email) if email else None
    visitor = visit(who)
    found, pages = [], 0
    for path in wander(visitor, "/"):
        pages += 1
        found += [f"{path} {fault}" for fault in faults(visitor.page)]
    assert not found, "\n".join(found)
    assert pages >= ROLES[email]


def faults(page: Page) -> list[str]:
    found = []
    for size in (DESK, PHONE):
        page.set_viewport_size(size)
        found += [f"{size['width']} px: {fault}" for fault in audit.faults(page)]
    page.evaluate("document.documentElement.dir = 'rtl'")
    found += [f"right to left: {fault}" for fault in audit.shape_faults(page)]
    page.set_viewport_size(DESK)
    return found
