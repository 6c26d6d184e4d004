"""A mentorship from its first evening to its end, as each of the two lives it."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.journeys import course
from tests.journeys.conftest import WAYS, Visit
from tests.journeys.site import Site


class Two(NamedTuple):
    """Two who have just begun, in a community of their own."""

    mentor: dict[str, str]
    mentee: dict[str, str]
    workspace: str
    community: str


@pytest.fixture
def two(calendar: Site, request: pytest.FixtureRequest) -> Two:
    community = calendar.stage("a_community", name=f"Quay {request.node.name}")
    mentor = calendar.stage("a_mentor", community=community, name="Ada Osei")
    mentee = calendar.stage("a_mentee", community=community, name="Mia Berg")
    by = mentee["email"]
    workspace = calendar.stage("a_pair", to=mentor["handle"], by=by, need=course.TOPIC)
    return Two(mentor, mentee, workspace, community)


def test_as_the_mentee_lives_it(calendar: Site, two: Two, visit: Visit):
    (ada, mia, workspace, _), stage, post = two, calendar.stage, calendar.post
    visitor = visit(mia)

    course.opens(visitor, workspace)
    course.puts_a_tip_away(visitor)
    course.writes_the_agreement(visitor)
    stage("partner_agrees", workspace=workspace, email=ada["email"])
    course.sets_a_goal(visitor, workspace)
    course.rates_the_goal(visitor, "3")
    course.lays_out_a_timeline(visitor, workspace)
    course.adds_an_action_item(visitor, workspace, "Mia Berg")

    stage("days_pass", days=12)
    reminder = post.letter_to(mia["email"], "Time to check in")
    visitor.open(reminder.links[0])
    visitor.looks_around()
    course.checks_in(visitor, workspace)
    course.ticks_it_on_home(visitor)
    course.completes_the_first_milestone(visitor, workspace)

    stage("days_pass", days=10)
    course.pauses(visitor, workspace)
    stage("days_pass", days=15)
    post.letter_to(mia["email"], "Your pause is over")
    course.goes_on(visitor, workspace)

    stage("days_pass", days=22)
    post.letter_to(mia["email"], "Nobody has been heard of here")
    course.opens(visitor, workspace)
    visitor.reads("At risk")
    stage("partner_proposes_to_meet", workspace=workspace, email=ada["email"], title="A new start")
    course.agrees_to_meet(visitor, workspace, "A new start")
    course.writes_an_update(visitor, workspace, "Back at it, with a smaller step")
    course.opens(visitor, workspace)
    visitor.reads("On track")

    stage("days_pass", days=35)
    course.proposes_to_finish(visitor, workspace)
    stage("partner_finishes", workspace=workspace, email=ada["email"])
    post.letter_to(mia["email"], "is completed")
    course.opens(visitor, workspace)
    visitor.reads("Completed")


def test_how_it_closes(calendar: Site, two: Two, visit: Visit):
    for email in (two.mentor["email"], two.mentee["email"]):
        calendar.stage("partner_finishes", workspace=two.workspace, email=email)
    visitor = visit(two.mentee)
    course.looks_back(visitor, two.workspace)
    course.gives_feedback(visitor)
    course.says_thank_you(visitor)
    course.gets_a_certificate(visitor)


def test_as_the_mentor_lives_it(calendar: Site, two: Two, visit: Visit):
    (ada, mia, workspace, _), stage, post = two, calendar.stage, calendar.post
    visitor = visit(ada, **WAYS["phone"])

    course.opens(visitor, workspace)
    course.puts_a_tip_away(visitor)
    stage("partner_writes_agreement", workspace=workspace, email=mia["email"])
    course.gives_their_word(visitor, workspace)
    course.lays_out_a_timeline(visitor, workspace)
    course.adds_an_action_item(visitor, workspace, "Mia Berg")

    stage("days_pass", days=12)
    stage("partner_checks_in", workspace=workspace, email=mia["email"], mood="need_help")
    post.letter_to(ada["email"], "needs help")
    course.checks_in(visitor, workspace)
    course.writes_an_update(visitor, workspace, "We take the plan a size smaller")

    stage("days_pass", days=72)
    stage("partner_finishes", workspace=workspace, email=mia["email"])
    post.letter_to(ada["email"], "Finish your mentorship")
    course.agrees_to_finish(visitor, workspace)


def test_as_somebody_lives_it_who_mentors_and_learns(calendar: Site, two: Two, visit: Visit):
    """The same person in both chairs: nothing of the one side is mixed up with the other."""
    (ada, mia, workspace, community), stage = two, calendar.stage
    joan = stage("a_mentee", community=community, name="Joan Lind")
    stage("also_mentors", email=mia["email"])
    second = stage("a_pair", to=mia["handle"], by=joan["email"], need="Begin with Python")
    visitor = visit(mia, **WAYS["keyboard"])

    visitor.open("/mentorship/mine/")
    visitor.sees("My mentorships")
    for partner, chip in (("Ada Osei", "You learn"), ("Joan Lind", "You mentor")):
        expect(visitor.card(partner)).to_contain_text(chip)
    visitor.follows(re.compile("^I mentor"))
    visitor.sees("My mentorships")
    expect(visitor.page.get_by_role("link", name="Ada Osei")).to_have_count(0)
    visitor.follows(re.compile("^All"))

    tips = []
    for address in (workspace, second):
        visitor.open(address)
        visitor.looks_around()
        tips.append(visitor.page.get_by_role("complementary", name="Tip").inner_text())
    assert tips[0] != tips[1]

    stage("partner_writes_agreement", workspace=workspace, email=ada["email"])
    stage("partner_writes_agreement", workspace=second, email=joan["email"])
    course.gives_their_word(visitor, workspace)
    course.lays_out_a_timeline(visitor, workspace)
    course.adds_an_action_item(visitor, workspace, "Mia Berg")
    course.ticks_it_on_home(visitor)

    stage("days_pass", days=84)
    course.proposes_to_finish(visitor, workspace)
    stage("partner_finishes", workspace=workspace, email=ada["email"])
    visitor.open("/mentorship/mine/?section=completed&side=")
    visitor.sees("My mentorships")
    visitor.reads("Ada Osei")
    visitor.open(second)
    visitor.looks_around()
    visitor.reads("Do you still work together?")
