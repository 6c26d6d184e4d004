"""Takes the documentation's pictures of the demo, when SCREENSHOTS names a folder for them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.pictures import LOOKS, take
from tests.journeys.site import Site

LIN, ADA, NOOR = "lin@demo.example", "ada@demo.example", "noor@demo.example"
GRACE = "grace@demo.example"
MINE, WORKSPACE, TAB = "/mentorship/mine/", "main li a.person-name", "main nav a:has-text('{}')"
MEETINGS = TAB.format("Meetings")
CHECK_IN = "main a.button-primary:has-text('Check in')"


class Picture(NamedTuple):
    """Who stands where; `through` are the links that they follow from there, `at` is the part
    of the page that they look at.
    """

    name: str
    who: str
    path: str
    through: tuple[str, ...] = ()
    at: str = "body"


PICTURES = (
    Picture("landing", "", "/"),
    Picture("home", ADA, "/home/"),
    Picture("find", LIN, "/mentorship/find/"),
    Picture("glass-box", LIN, "/mentorship/find/", through=("main article .score",)),
    Picture("asking", LIN, "/mentorship/find/", through=("main article .button-primary",)),
    Picture("request", ADA, "/requests/", through=("main li:has-text('Lin Arslan') a",)),
    Picture("mentorship", ADA, MINE, through=(WORKSPACE,)),
    Picture("timeline", ADA, MINE, through=(WORKSPACE, TAB.format("Timeline"))),
    Picture("updates", ADA, MINE, (WORKSPACE, TAB.format("Updates")), "#feed"),
    Picture("check-in", GRACE, MINE, through=(WORKSPACE, TAB.format("Updates"), CHECK_IN)),
    Picture("closing", ADA, f"{MINE}?section=completed", (WORKSPACE, TAB.format("Look back"))),
    Picture("book", ADA, MINE, (WORKSPACE, MEETINGS, "main a:has-text('Book a meeting')")),
    Picture("meeting", ADA, "/meetings/", through=("main li a.strong",)),
    Picture("series", ADA, MINE, (WORKSPACE, MEETINGS, "main a:has-text('Meet regularly')")),
    Picture("month", ADA, "/meetings/month/"),
    Picture("preferences", ADA, "/mentorship/preferences/"),
    Picture("profile", LIN, "/profile/"),
    Picture("members", NOOR, "/members/"),
)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("picture", PICTURES, ids=[picture.name for picture in PICTURES])
def test_it_takes_a_picture(demo: Site, visit: Visit, picture: Picture, look: str):
    who = demo.stage("sign_in", email=picture.who) if picture.who else None
    visitor = visit(who, **LOOKS[look])
    visitor.open(picture.path)
    for link in picture.through:
        visitor.open(str(visitor.page.locator(link).first.get_attribute("href")))
    visitor.page.locator(picture.at).evaluate("part => part.scrollIntoView()")
    take(visitor.page, picture.name + look)
