"""What becomes of a request: a kind no, a change of mind, silence; and never two of one."""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

NEED = "Plan a first research project"
_numbers = count(1)


class Scene(NamedTuple):
    community: str
    ada: dict[str, str]
    bo: dict[str, str]
    lin: dict[str, str]


@pytest.fixture
def scene(site: Site) -> Scene:
    """Two mentors who could help Lin."""
    community = site.stage("a_community", name=f"Wharf {next(_numbers)}")
    return Scene(
        community,
        ada=site.stage("a_mentor", community=community, name="Ada Osei"),
        bo=site.stage("a_mentor", community=community, name="Bo Lund"),
        lin=site.stage("a_mentee", community=community, name="Lin Wei"),
    )


def asked(site: Site, scene: Scene, how: str = "a_request") -> str:
    """The path of a request that Lin has sent to Ada."""
    return str(site.stage(how, to=scene.ada["handle"], by=scene.lin["email"], need=NEED))


def ask_again(lin: Visitor, mentor: str) -> None:
    """One click and a glance: all that was written stands there already."""
    lin.follows(f"Ask {mentor}")
    lin.sees(f"Ask {mentor} to mentor you")
    expect(lin.page.get_by_label("What I want to learn")).to_have_value(NEED)
    lin.presses("Send the request")
    lin.sees(NEED)
    lin.reads("Pending")


def test_a_kind_no_suggests_a_colleague(site: Site, visit: Visit, scene: Scene):
    ada, lin = visit(scene.ada), visit(scene.lin)
    ada.open(asked(site, scene))
    ada.follows("Decline")
    ada.sees("Decline Lin Wei kindly")
    ada.presses("Send the answer")
    ada.sees("Decline Lin Wei kindly")
    ada.ticks("I do not have the time just now")
    ada.fills("Your words", "Bo has done this for years.")
    ada.ticks("Bo Lund")
    ada.ticks("And stop accepting mentees for now")
    ada.presses("Send the answer")
    ada.reads("You declined")
    ada.looks_around()

    letter = site.post.letter_to(scene.lin["email"], "Bo has done this for years.")
    lin.open(letter.links[0])
    lin.sees(NEED)
    lin.reads("Suggested by Ada")
    ask_again(lin, "Bo Lund")
    lin.open("/mentorship/find/")
    expect(lin.page.get_by_role("link", name="Ada Osei", exact=True)).to_have_count(0)


def test_silence_leads_on_to_others(site: Site, visit: Visit, scene: Scene):
    lin = visit(scene.lin)
    path = site.stage(
        "an_expired_request", to=scene.ada["handle"], by=scene.lin["email"], need=NEED
    )
    site.post.letter_to(scene.lin["email"], "Ada")
    lin.open(path)
    lin.sees(NEED)
    lin.reads("Nobody answered in time")
    ask_again(lin, "Bo Lund")


def test_a_request_can_be_taken_back(site: Site, visit: Visit, scene: Scene):
    lin = visit(scene.lin)
    lin.open(asked(site, scene))
    lin.follows("Withdraw")
    lin.sees("Withdraw the request?")
    lin.presses("Withdraw")
    lin.reads("This request was withdrawn.")
    lin.open("/requests/?status=withdrawn")
    lin.sees("Requests")
    lin.reads(NEED)
    site.post.letter_to(scene.ada["email"], "Lin")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_impatient_hand_asks_once(visit: Visit, scene: Scene, scripts: bool):
    lin = visit(scene.lin, scripts=scripts)
    lin.open(f"/mentorship/mentors/{scene.ada['handle']}/request/")
    lin.fills("What I want to learn", NEED)
    lin.page.get_by_role("button", name="Send the request").dblclick()
    lin.sees(NEED)
    lin.reads("Ada has your request")
    lin.open("/requests/")
    expect(lin.page.locator("main").get_by_role("link", name="Ada Osei")).to_have_count(1)


def test_a_request_whose_answer_was_lost_can_be_sent_again(visit: Visit, scene: Scene):
    """The connection broke after the site had taken the request: the form still stands there."""

    def lose_the_answer(route: Route) -> None:
        route.fetch(max_redirects=0)
        route.abort("aborted")

    lin = visit(scene.lin, scripts=False)
    lin.open(f"/mentorship/mentors/{scene.ada['handle']}/request/")
    lin.fills("What I want to learn", NEED)
    lin.page.route("**/request/", lose_the_answer, times=1)
    with lin.page.expect_event("requestfailed"):
        lin.presses("Send the request")
    expect(lin.page.get_by_label("What I want to learn")).to_have_value(NEED)
    lin.presses("Send the request")
    lin.sees(NEED)
    lin.open("/requests/")
    expect(lin.page.locator("main").get_by_role("link", name="Ada Osei")).to_have_count(1)


def test_two_who_answer_at_once_make_one_mentorship(site: Site, visit: Visit, scene: Scene):
    """The same mentor, with the page open twice."""
    path = asked(site, scene)
    desk, kitchen = visit(scene.ada), visit(scene.ada)
    for visitor in (desk, kitchen):
        visitor.open(path)
    desk.presses("Accept")
    desk.reads("You now work together. Say hello!")
    kitchen.presses("Accept")
    kitchen.reads(re.compile("answered|accepted"))
    kitchen.open("/mentorship/mine/")
    expect(kitchen.page.locator("main").get_by_role("link", name="Lin Wei")).to_have_count(1)
