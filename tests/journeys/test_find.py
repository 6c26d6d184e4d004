"""Find a Mentor changes in place, and its address says all that was chosen."""

from __future__ import annotations

import re
from itertools import count

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.story import sign_in
from tests.journeys.visitor import Visitor

_numbers = count(1)


@pytest.fixture
def lin(site: Site, visit: Visit) -> Visitor:
    """Lin, who looks for a mentor among three."""
    community = site.stage("a_community", name=f"Pier {next(_numbers)}")
    site.stage("a_mentor", community=community, name="Ada Osei", skills=["Python"])
    site.stage("a_mentor", community=community, name="Bo Lund", skills=["Python", "UX Design"])
    site.stage("a_mentor", community=community, name="Cleo Ruiz", skills=["UX Design"])
    lin = visit(site.stage("a_mentee", community=community, name="Lin Wei"))
    lin.open("/mentorship/find/")
    expect(lin.page.get_by_role("article")).to_have_count(3)
    return lin


def test_a_filter_changes_the_list_in_place_and_back_restores_it(lin: Visitor):
    lin.page.evaluate("window.sameDocument = true")
    lin.ticks("UX Design")
    expect(lin.page).to_have_url(re.compile(r"skill=UX\+Design"))
    expect(lin.page.get_by_role("article")).to_have_count(2)
    assert lin.page.evaluate("window.sameDocument"), "the page was loaded anew"
    expect(lin.page.get_by_label("UX Design")).to_be_focused()
    expect(lin.page.locator("#live")).to_have_text(re.compile("2 mentors"))
    lin.looks_around()

    lin.page.go_back()
    expect(lin.page.get_by_role("article")).to_have_count(3)
    expect(lin.page.get_by_label("UX Design")).not_to_be_checked()


def test_words_search_while_they_are_typed(lin: Visitor):
    search = lin.page.get_by_label("Search by words")
    search.press_sequentially("cleo")
    expect(lin.page).to_have_url(re.compile("q=cleo"))
    expect(lin.page.get_by_role("article")).to_have_count(1)
    expect(search).to_be_focused()
    lin.page.reload()
    expect(search).to_have_value("cleo")
    expect(lin.page.get_by_role("article")).to_have_count(1)


def test_nobody_found_says_what_to_drop(lin: Visitor):
    lin.open("/mentorship/find/?q=ada&skill=UX+Design")
    lin.reads("Nobody matches all of this")
    lin.looks_around()
    lin.follows(re.compile("Drop “Expertise”"))
    expect(lin.page.get_by_role("article")).to_have_count(1)
    expect(lin.card("Ada Osei")).to_be_visible()


def test_a_lost_session_leads_to_the_sign_in_and_back(lin: Visitor):
    lin.page.context.clear_cookies()
    lin.ticks("UX Design")
    expect(lin.page).to_have_url(re.compile("/accounts/login/"))
    sign_in(lin, lin.who["email"])
    lin.sees("Find a Mentor")
    expect(lin.page.get_by_role("article")).to_have_count(2)


def test_a_site_that_does_not_answer_is_told_and_nothing_is_lost(lin: Visitor):
    lin.page.route("**/mentorship/find/**", lambda route: route.fulfill(status=503))
    lin.expected.add(503)
    lin.ticks("UX Design")
    expect(lin.page.get_by_text("That did not reach us.")).to_be_visible()
    expect(lin.page.get_by_role("article")).to_have_count(3)
