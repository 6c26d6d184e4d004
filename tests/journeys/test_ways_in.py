"""How people come into a community, and how they leave its mails."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.site import Site
from tests.journeys.story import make_account, sign_in


def test_an_invitation_by_mail_brings_a_stranger_right_in(site: Site, visit: Visit):
    community = site.stage("a_community", name="Lighthouse", kind="secret")
    owner = visit(site.stage("the_owner", community=community))
    owner.open("/invitations/")
    owner.follows("Invite")
    owner.sees("Invite people")
    owner.fills(re.compile("addresses", re.IGNORECASE), "ivo@example.org\nnot an address")
    owner.presses("Invite")
    owner.sees("Invite people")
    owner.reads(re.compile("not an address"))
    owner.fills(re.compile("addresses", re.IGNORECASE), "ivo@example.org")
    owner.presses("Invite")
    owner.sees("Invitations")

    ivo = visit()
    ivo.open(site.post.letter_to("ivo@example.org", community).links[0])
    ivo.sees(community)
    ivo.follows("Make an account")
    make_account(ivo, site, name="Ivo Brandt", email="ivo@example.org")
    ivo.sees(community)
    ivo.presses(f"Join {community}")
    ivo.sees("Hello, Ivo")
    ivo.reads(community)


def test_a_coordinator_lets_somebody_in_who_asked(site: Site, visit: Visit):
    community = site.stage("a_community", name="Boathouse", kind="private")
    chief = site.stage("the_owner", community=community)
    wren_is = site.stage("a_person", name="Wren Pike")
    owner, wren = visit(chief), visit(wren_is)
    wren.open("/communities/")
    wren.follows(community)
    wren.presses("Ask to join")
    wren.reads("You have asked to join. A coordinator will answer.")
    wren.sees(community)

    owner.open(site.post.letter_to(chief["email"], "Wren Pike").links[0])
    owner.open("/members/?show=waiting")
    owner.looks_around()
    owner.presses(re.compile("Approve"))
    owner.looks_around()

    wren.open(site.post.letter_to(wren_is["email"], f"Welcome to {community}").links[0])
    wren.open("/home/")
    wren.sees("Hello, Wren")
    wren.reads(community)


def test_one_click_stops_a_kind_of_mail_and_opening_the_page_does_not(site: Site, visit: Visit):
    community = site.stage("a_community", name="Sluice", kind="private")
    chief, wren = site.stage("the_owner", community=community), site.stage("a_person", name="Wren")
    site.stage("also_joins", community=community, email=wren["email"])
    letter = site.post.letter_to(chief["email"], "Wren")

    reader = visit()
    reader.open(letter.way_out)
    reader.sees("No more of these mails?")
    reader.presses(re.compile("No more"))
    reader.sees("You have left")
    reader.presses("I did not mean that: send them again")
    reader.reads(re.compile("by mail again"))


def test_the_bell_counts_and_leads_to_the_right_community(site: Site, visit: Visit):
    here, there = (site.stage("a_community", name=name) for name in ("Near Bank", "Far Bank"))
    ada_is = site.stage("a_mentor", community=there, name="Ada Osei")
    site.stage("also_joins", community=here, email=ada_is["email"])
    lin = site.stage("a_mentee", community=there, name="Lin Wei")
    ada = visit(ada_is)
    ada.open("/communities/near-bank/")
    ada.presses("Go there")
    ada.reads(here)
    site.stage("a_request", to=ada_is["handle"], by=lin["email"], need="Read a balance sheet")
    site.post.letter_to(ada_is["email"], "Read a balance sheet")
    ada.open("/home/")
    ada.follows("Notifications, 1 unread")
    ada.sees("Notifications")
    ada.follows(re.compile("Lin Wei"))
    ada.sees("Read a balance sheet")
    expect(ada.page.locator(".switcher summary")).to_contain_text(there)
    expect(ada.page.get_by_role("link", name="Notifications, none unread")).to_be_visible()


def test_bad_input_is_kept_and_explained(visit: Visit):
    somebody = visit()
    somebody.open("/accounts/signup/")
    somebody.fills("Your name", "Jo")
    somebody.fills("E-mail", "jo@example.org")
    somebody.fills("Password", "12345")
    somebody.presses("Make my account")
    somebody.sees("Make an account")
    expect(somebody.page.get_by_label("Your name")).to_have_value("Jo")
    expect(somebody.page.get_by_label("Password").first).to_have_attribute("aria-invalid", "true")
    sign_in(somebody, "nobody@example.org")
    somebody.sees("Sign in")
    expect(somebody.page.get_by_label("E-mail")).to_have_value("nobody@example.org")
