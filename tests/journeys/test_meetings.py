"""Two people on both sides of the world book, move, meet, write it down, and meet regularly."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import WAYS, Visit
from tests.journeys.site import Site
from tests.journeys.visitor import Visitor

TOPIC, TITLE = "Read Python that others wrote", "How queues fail"
TIMES = "input[name=starts_at]"


def test_they_book_move_meet_and_repeat(calendar: Site, visit: Visit, way: str):
    stage = calendar.stage
    community = stage("a_community", name=f"Meeting {way}")
    here, there = ({"time_zone": zone} for zone in ("Europe/Lisbon", "Pacific/Auckland"))
    ada = stage("a_mentor", community=community, name="Ada Osei", **here)
    mia = stage("a_member", community=community, name="Mia Berg", **there)
    workspace = stage("a_pair", to=ada["handle"], by=mia["email"], need=TOPIC)
    stage("is_free", email=ada["email"])
    mentee, mentor = visit(mia, **WAYS[way]), visit(ada, **WAYS[way])

    books(mentee, workspace)
    moves(mentor)
    agrees(mentee)
    stage("days_pass", days=3)
    tells_how_it_was(mentee, workspace)
    meets_regularly(mentee, workspace)


def books(visitor: Visitor, workspace: str) -> None:
    visitor.open(f"{workspace}meetings/")
    visitor.sees(TOPIC)
    visitor.follows("Book a meeting")
    visitor.sees("Book a meeting")
    visitor.reads(re.compile(r"\d:\d\d Lisbon$"))
    visitor.hands.tick(visitor.page.locator(TIMES).first)
    visitor.fills("Title", TITLE)
    visitor.picks("Agenda", "The first meeting")
    visitor.presses("Book it")
    visitor.sees(TITLE)
    visitor.reads("It is agreed.")
    visitor.reads(re.compile("What would make these weeks worth it"))


def moves(visitor: Visitor) -> None:
    visitor.open("/meetings/")
    visitor.sees("Meetings")
    visitor.follows(re.compile(f"^{TITLE}"))
    visitor.sees(TITLE)
    visitor.follows("Move")
    visitor.sees("Move the meeting")
    visitor.hands.tick(visitor.page.locator(TIMES).nth(1))
    visitor.fills("A word to the other one", "An hour later suits me better.")
    visitor.presses("Move it")
    visitor.sees(TITLE)
    visitor.reads("An hour later suits me better.")


def agrees(visitor: Visitor) -> None:
    """The mentee publishes no hours, so that a move of the mentor is a question."""
    visitor.open("/meetings/?part=waiting&side=")
    visitor.sees("Meetings")
    visitor.follows(re.compile(f"^{TITLE}"))
    visitor.reads("An hour later suits me better.")
    visitor.presses("Agree")
    visitor.sees(TITLE)
    visitor.reads("It is agreed.")
    visitor.reads("Rescheduled")


def tells_how_it_was(visitor: Visitor, workspace: str) -> None:
    visitor.open(f"{workspace}meetings/")
    visitor.follows(re.compile(f"^{TITLE}"))
    visitor.sees(TITLE)
    visitor.presses("We met")
    visitor.reads("Thank you, that is noted.")
    visitor.reads("Completed")
    visitor.follows(re.compile("Shared notes"))
    visitor.sees("Shared notes")
    visitor.fills("Text", "We draw the queue first.")
    visitor.presses("Save")
    visitor.reads("We draw the queue first.")
    visitor.looks_around()


def meets_regularly(visitor: Visitor, workspace: str) -> None:
    visitor.open(f"{workspace}meetings/")
    visitor.follows("Meet regularly")
    visitor.sees("Meet regularly")
    visitor.picks("How long", "15 minutes")
    visitor.fills("How many meetings", "3")
    visitor.presses("Show the dates")
    visitor.sees("Meet regularly")
    visitor.presses("Book 3 of 3")
    visitor.sees(TOPIC)
    visitor.reads("3 of 3 meetings")
    expect(visitor.page.locator("#coming li")).to_have_count(3)
