"""Takes the documentation's pictures of the demo, when SCREENSHOTS names a folder for them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.journeys.conftest import Visit
from tests.journeys.pictures import LOOKS, take
from tests.journeys.site import Site

LIN, ADA, NOOR = "lin@demo.example", "ada@demo.example", "noor@demo.example"


class Picture(NamedTuple):
    """Who stands where; `through` is the link that they follow from there."""

    name: str
    who: str
    path: str
    through: str = ""


PICTURES = (
    Picture("landing", "", "/"),
    Picture("home", ADA, "/home/"),
    Picture("find", LIN, "/mentorship/find/"),
    Picture("glass-box", LIN, "/mentorship/find/", through="main article .score"),
    Picture("asking", LIN, "/mentorship/find/", through="main article .button-primary"),
    Picture("request", ADA, "/requests/", through="main li:has-text('Lin Arslan') a"),
    Picture("mentorship", ADA, "/mentorship/mine/", through="main li a.person-name"),
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
    if picture.through:
        address = visitor.page.locator(picture.through).first.get_attribute("href")
        visitor.open(str(address))
    take(visitor.page, picture.name + look)
